/**
 * What is new for a person since a number: items they may see, as differences where the log reaches back, and `gone` for
 * what was deleted or taken from them. Whether they may see something is asked of `decide` for every row; the store's
 * list is only where to look.
 */
import * as Y from "yjs";
import type { ItemPull } from "../../src/domain/protocol/messages.ts";
import { vectorCheck } from "../../src/domain/protocol/vectorCheck.ts";
import { actorOf } from "../engine/actor.ts";
import { decide, forManyChanges } from "../engine/decide.ts";
import { headOf } from "../merge/answerPush.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemRow } from "../store/ports/items.ts";

export interface FeedPage {
  readonly rows: readonly ItemPull[];
  /** Everything up to here is in this page or before it. */
  readonly upTo: number;
  readonly more: boolean;
}

/** A page ends at about this many bytes, so that a phone is not sent 20 MB in one frame. */
const pageBytes = 2_000_000;
/** Documents are read so many at a time, so that a page of large ones is not held as a whole before it is cut. */
const itemsAtOnce = 100;

export async function readFeed(
  tx: StoreTransaction,
  personId: string,
  since: number,
  limit: number,
): Promise<FeedPage> {
  const { principals } = await actorOf(tx, personId);
  const entries = await tx.items.feed(personId, [...principals], since, limit + 1);
  const page = entries.slice(0, limit);
  // Nothing changes meanwhile, so what this person was given is asked for once.
  const reading = forManyChanges(tx, 0);
  const rows = new Map<string, ItemPull>();
  const whole = new Set<string>();
  let bytes = 0;
  let upTo = since;
  for (let start = 0; start < page.length && bytes <= pageBytes; start += itemsAtOnce) {
    const part = page.slice(start, start + itemsAtOnce);
    const ids = part.map((entry) => entry.itemId);
    const items = new Map((await tx.items.findMany(ids)).map((item) => [item.id, item]));
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
  return { rows: [...rows.values()], upTo, more: !isLast };
}

/** One item for a person: what these updates brought, or (null) the whole document; gone where they may not see it. */
export async function readItem(
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
