/**
 * What is new for a person since a number: items they may see, as differences where the log reaches back, and `gone` for
 * what was deleted or taken from them; of what was never shown to them, nothing. Whether they may see something is asked of
 * `decide` for every row; the store's list is only where to look.
 */
import * as Y from "yjs";
import type { ItemPull } from "../../src/domain/protocol/messages.ts";
import { vectorCheck } from "../../src/domain/protocol/vectorCheck.ts";
import { actorOf } from "../engine/actor.ts";
import { decide, forManyChanges } from "../engine/decide.ts";
import { headOf } from "../merge/answerPush.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow, ItemRow } from "../store/ports/items.ts";

export interface FeedPage {
  readonly rows: readonly ItemPull[];
  /** Everything up to here is in this page or before it. */
  readonly upTo: number;
  readonly more: boolean;
}

/** A page ends at about this many bytes, so that a phone is not sent 20 MB in one frame. */
const pageBytes = 2_000_000;
/** Documents are read so many and so much at a time, so that a page of large ones is not held as a whole before it is cut. */
const itemsAtOnce = 100;
const bytesAtOnce = 16_000_000;

export async function readFeed(
  tx: StoreTransaction,
  personId: string,
  since: number,
  limit: number,
): Promise<FeedPage> {
  const { principals, roleLevels } = await actorOf(tx, personId);
  const entries = await tx.items.feed(personId, { principals, byRole: roleLevels.keys() }, since, limit + 1);
  const page = entries.slice(0, limit);
  // Nothing changes meanwhile, so what this person was given is asked for once.
  const reading = forManyChanges(tx, 0);
  const rows = new Map<string, ItemPull>();
  const heads = new Map<string, ItemHeadRow>();
  const whole = new Set<string>();
  let bytes = 0;
  let upTo = since;
  for (let start = 0; start < page.length && bytes <= pageBytes;) {
    const some = page.slice(start, start + itemsAtOnce);
    const someIds = some.map((entry) => entry.itemId);
    const ids = someIds.slice(0, await countAtOnce(tx, someIds));
    const part = some.slice(0, ids.length);
    start += ids.length;
    const items = await itemsBy(tx, ids);
    for (const { state: _, ...head } of items.values()) heads.set(head.id, head);
    const updates = since === 0 ? null : await tx.items.updatesSince(ids, since);
    for (const entry of part) {
      const id = entry.itemId;
      // Appeared earlier in this page and changed since: still to be sent whole, because the device has nothing to add to.
      if (entry.isWhole) whole.add(id);
      const later = (whole.has(id) ? null : updates?.get(id)) ?? null;
      const row = await readItem(reading, personId, items.get(id) ?? null, id, later);
      rows.set(id, row);
      upTo = entry.seq;
      bytes += row.kind === "item" ? row.update.byteLength : 0;
      if (bytes > pageBytes) break;
    }
  }
  const isLast = upTo === (page.at(-1)?.seq ?? since) && entries.length <= limit;
  return { rows: await knownRows(tx, personId, [...rows.values()], heads), upTo, more: !isLast };
}

/** How many of these, from the first on, are read at once: at least one. */
async function countAtOnce(tx: StoreTransaction, ids: readonly string[]): Promise<number> {
  const sizes = await tx.items.sizesOf(ids);
  let bytes = 0;
  const tooMany = ids.findIndex((id, index) => (bytes += sizes.get(id) ?? 0) > bytesAtOnce && index > 0);
  return tooMany === -1 ? ids.length : tooMany;
}

async function itemsBy(tx: StoreTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, ItemRow>> {
  return new Map((await tx.items.findMany(ids)).map((item) => [item.id, item]));
}

/** Leaves out what is gone and was never shown to this person, and notes what is shown now. Their own they know. */
async function knownRows(
  tx: StoreTransaction,
  personId: string,
  rows: readonly ItemPull[],
  heads: ReadonlyMap<string, ItemHeadRow>,
): Promise<ItemPull[]> {
  const rootOf = (row: ItemPull): string | null => {
    const head = heads.get(row.kind === "item" ? row.head.id : row.id);
    return head && head.ownerId !== personId ? head.rootId : null;
  };
  const rootsOf = (some: readonly ItemPull[]): string[] =>
    [...new Set(some.map(rootOf))].filter((root) => root !== null);
  // Before the others are noted: what is gone may be a part of what is there.
  await tx.shown.note(personId, rootsOf(rows.filter((row) => row.kind === "item" && row.whole)));
  const shown = await tx.shown.among(personId, rootsOf(rows.filter(({ kind }) => kind === "gone")));
  return rows.filter((row) => {
    const root = row.kind === "gone" ? rootOf(row) : null;
    return root === null || shown.has(root);
  });
}

/**
 * What a device asked for by id: it knows the ids, and now what they hold. As many from the first on as go into a page, at least
 * one; for the rest it asks again.
 */
export async function readItems(tx: StoreTransaction, personId: string, ids: readonly string[]): Promise<ItemPull[]> {
  const rows: ItemPull[] = [];
  const heads = new Map<string, ItemHeadRow>();
  for (let bytes = 0; rows.length < ids.length && bytes <= pageBytes;) {
    const some = ids.slice(rows.length, rows.length + itemsAtOnce);
    const part = some.slice(0, await countAtOnce(tx, some));
    const items = await itemsBy(tx, part);
    for (const id of part) {
      const item = items.get(id) ?? null;
      const row = await readItem(tx, personId, item, id, null);
      if (item) {
        const { state: _, ...head } = item;
        heads.set(id, head);
      }
      rows.push(row);
      bytes += row.kind === "item" ? row.update.byteLength : 0;
      if (bytes > pageBytes) break;
    }
  }
  await knownRows(tx, personId, rows, heads);
  return rows;
}

/** One item for a person: what these updates brought, or (null) the whole document; gone where they may not see it. */
async function readItem(
  tx: StoreTransaction,
  personId: string,
  item: ItemRow | null,
  id: string,
  updates: readonly Uint8Array[] | null,
): Promise<ItemPull> {
  if (!item || item.deletedAt > 0 || !(await decide(tx, personId, "view", item)).allowed) return { kind: "gone", id };
  if (!updates) return { kind: "item", head: headOf(item), whole: true, update: item.state, check: null };
  return {
    kind: "item",
    head: headOf(item),
    whole: false,
    update: differenceSince(item.state, updates),
    check: vectorCheck(Y.encodeStateVectorFromUpdate(item.state)),
  };
}

/**
 * What `updates` brought into a document. All deletions are in it, so that a device which missed one is healed; of what was
 * written, only what came with these updates.
 */
function differenceSince(state: Uint8Array, updates: readonly Uint8Array[]): Uint8Array {
  const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
  for (const update of updates) {
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      vector.set(client, Math.min(vector.get(client) ?? clock, clock));
    }
  }
  return Y.diffUpdate(state, Y.encodeStateVector(vector));
}
