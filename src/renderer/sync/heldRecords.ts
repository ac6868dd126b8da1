/**
 * The plain records this device holds, read with their kinds' schemas, with what waiting commands will make of them on top. What
 * does not fit its schema (a newer server's) is left out and counted, and stops nothing else.
 */
import { combineLatest, map, shareReplay, type Observable } from "rxjs";
import type { z } from "zod";
import { recordSchemas, type RecordKind, type RecordOf } from "../../domain/records/kinds.ts";
import type { Collections, StoredRecord } from "../data/collections.ts";
import { keysUnder, recordPrefix } from "../data/recordCollections.ts";
import { outboxOf } from "./storedCommands.ts";

/** A record as a screen gets it. `isWish`: the server has not said so yet. */
export type Held<Kind extends RecordKind> = RecordOf<Kind> & { readonly isWish: boolean };

export interface HeldRecord<Kind extends RecordKind> {
  readonly recordId: string;
  readonly itemId: string;
  readonly value: Held<Kind>;
}

export interface HeldRecords<Kind extends RecordKind> {
  readonly records: readonly HeldRecord<Kind>[];
  /** How many could not be read. */
  readonly skipped: number;
}

/** Per kitchen and kind; only what was made for a kind is ever put under it. */
const known = new WeakMap<Collections, Map<RecordKind, Observable<unknown>>>();

/** All records of a kind, as they change: one reading for all screens of a window. */
export function heldRecords<Kind extends RecordKind>(
  collections: Collections,
  kind: Kind,
): Observable<HeldRecords<Kind>> {
  const kinds = known.get(collections) ?? new Map<RecordKind, Observable<unknown>>();
  known.set(collections, kinds);
  const before = kinds.get(kind) as Observable<HeldRecords<Kind>> | undefined;
  if (before) return before;
  const parse = parserOf(kind);
  const stored$ = collections.settings.find({ selector: keysUnder(`${recordPrefix}${kind}/`) }).$;
  const held$ = combineLatest([stored$, outboxOf(collections)]).pipe(
    map(([stored, outbox]) => {
      const records = new Map<string, HeldRecord<Kind>>();
      let skipped = 0;
      const put = (recordId: string, itemId: string, value: Held<Kind> | null): void => {
        if (value) records.set(recordId, { recordId, itemId, value });
        else skipped++;
      };
      for (const record of stored) {
        const { recordId, itemId, data } = record.toJSON().value as StoredRecord;
        put(recordId, itemId, parse(data, false));
      }
      for (const { provisional, itemId, state } of outbox) {
        if (provisional?.kind !== kind || state === "refused") continue;
        // What is done shows until the server's own word is here, and waits no longer.
        if (provisional.data === null) records.delete(provisional.recordId);
        else put(provisional.recordId, itemId, parse(provisional.data, state === "waiting"));
      }
      if (skipped > 0) console.warn(`${skipped} records of the kind “${kind}” could not be read and are left out.`);
      return { records: [...records.values()], skipped };
    }),
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  kinds.set(kind, held$);
  return held$;
}

/** Reads each stored value once: an unchanged one is the same object. */
function parserOf<Kind extends RecordKind>(kind: Kind): (data: object, isWish: boolean) => Held<Kind> | null {
  const parsed = new WeakMap<object, { readonly value: Held<Kind> | null }>();
  // The table's entry for a kind reads that kind.
  const schema = recordSchemas[kind] as unknown as z.ZodType<RecordOf<Kind>>;
  return (data, isWish) => {
    const before = parsed.get(data);
    if (before) return before.value;
    const read = schema.safeParse(data);
    const value = read.success ? { ...read.data, isWish } : null;
    parsed.set(data, { value });
    return value;
  };
}
