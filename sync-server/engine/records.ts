/**
 * Plain records a person receives besides items and shares. One kind is one reader here: it says what a record is for a viewer
 * now, or null where it is gone or not theirs to see. `publishRecord` says that one changed.
 */
import type { RecordPull } from "../../src/domain/protocol/messages.ts";
import type { Actor, Audience } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { Work } from "./work.ts";

export interface RecordView {
  /** The item it belongs to, or "". */
  readonly itemId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads one kind of record for somebody; null: gone, or not theirs. Decides by asking, never by the audience. */
export type RecordReader = (tx: StoreTransaction, viewer: Actor, id: string) => Promise<RecordView | null>;

export type RecordReaders = ReadonlyMap<string, RecordReader>;

/** A record changed, appeared or disappeared for these audiences. `itemId`: the item it belongs to, or "". */
export async function publishRecord(
  { tx, effects }: Pick<Work, "tx" | "effects">,
  audience: readonly Audience[],
  kind: string,
  id: string,
  itemId = "",
): Promise<void> {
  if (audience.length === 0) return;
  await tx.records.publish(audience, { kind, id, itemId }, await tx.nextSequence(audience.length));
  effects.tell("records", audience);
}

/** Somebody joined or left an audience: what it hears of is looked at anew for them. */
export async function republishFor(work: Pick<Work, "tx" | "effects">, from: Audience, to: Audience): Promise<void> {
  for (const { kind, id, itemId } of await work.tx.records.of(from)) {
    await publishRecord(work, [to], kind, id, itemId);
  }
}

export interface RecordPage {
  readonly rows: readonly RecordPull[];
  readonly upTo: number;
  readonly more: boolean;
}

/** What is new for somebody since a number. The first page of a device begins with what everybody has: `always`. */
export async function readRecords(
  tx: StoreTransaction,
  readers: RecordReaders,
  viewer: Actor,
  since: number,
  limit: number,
): Promise<RecordPage> {
  const entries = await tx.records.read([...viewer.principals, "everyone"], since, limit + 1);
  const page = entries.slice(0, limit);
  const rows: RecordPull[] = [];
  if (since === 0 && viewer.personId !== null) {
    for (const [kind, id] of [
      ["self", viewer.personId],
      ["catalog", "catalog"],
    ] as const) {
      rows.push(await readOne(tx, readers, viewer, kind, id));
    }
  }
  for (const { kind, id, itemId } of page) {
    const row = await readOne(tx, readers, viewer, kind, id);
    if (itemId !== "" && !(await mayHear(tx, viewer, itemId, row.data !== null))) continue;
    rows.push(row);
  }
  return { rows, upTo: page.at(-1)?.seq ?? since, more: entries.length > limit };
}

/** Whether somebody is told of a record of an item: what is gone they are told only if the item was ever shown to them. */
async function mayHear(tx: StoreTransaction, { personId }: Actor, itemId: string, isThere: boolean): Promise<boolean> {
  const item = personId === null ? null : await tx.items.head(itemId);
  if (!item || personId === null || item.ownerId === personId) return true;
  if (!isThere) return (await tx.shown.among(personId, [item.rootId])).size > 0;
  await tx.shown.note(personId, [item.rootId]);
  return true;
}

async function readOne(
  tx: StoreTransaction,
  readers: RecordReaders,
  viewer: Actor,
  kind: string,
  id: string,
): Promise<RecordPull> {
  const view = (await readers.get(kind)?.(tx, viewer, id)) ?? null;
  return { kind, id, itemId: view?.itemId ?? "", data: view === null ? null : { ...view.data } };
}
