/**
 * React's hooks on plain records of the server and on commands (`act` in outbox.ts gives one). Records of all kinds are in
 * src/domain/records/kinds.ts; a new kind needs its schema there and nothing here. `undefined` while loading.
 *
 *     const groups = useRecords("group");                  // every group, with what waiting commands will make of them
 *     const comments = useRecordsOf("comment", item.id);   // those of one item
 *     const catalog = useRecord("catalog", "catalog");     // one; null where there is none
 *     const outbox = useOutbox();                          // waiting and refused commands; refused: code, message, dismissCommand
 *
 * `isWish` of a record: a command that leads to it has not been answered yet.
 */
import { useCallback, useMemo } from "react";
import { map } from "rxjs";
import type { RecordKind } from "../../domain/records/kinds.ts";
import { useKitchen, useObservable } from "../data/index.ts";
import type { StoredCommand } from "../data/collections.ts";
import { heldRecords, type Held } from "./heldRecords.ts";
import { outboxOf } from "./storedCommands.ts";

/** All records of a kind, in no order. */
export function useRecords<Kind extends RecordKind>(kind: Kind): readonly Held<Kind>[] | undefined {
  const held = useHeld(kind);
  return useMemo(() => held?.map(({ value }) => value), [held]);
}

/** The records of a kind that belong to one item, in no order. */
export function useRecordsOf<Kind extends RecordKind>(kind: Kind, itemId: string): readonly Held<Kind>[] | undefined {
  const held = useHeld(kind);
  return useMemo(() => held?.filter((record) => record.itemId === itemId).map(({ value }) => value), [held, itemId]);
}

/** One record; null where there is none. */
export function useRecord<Kind extends RecordKind>(kind: Kind, id: string): Held<Kind> | null | undefined {
  const held = useHeld(kind);
  return useMemo(() => held && (held.find(({ recordId }) => recordId === id)?.value ?? null), [held, id]);
}

/** Commands the server has not answered, and those it did not accept, in the order they were given. */
export function useOutbox(): readonly StoredCommand[] | undefined {
  const { collections } = useKitchen();
  return useObservable(useCallback(() => outboxOf(collections), [collections]));
}

function useHeld<Kind extends RecordKind>(kind: Kind) {
  const { collections } = useKitchen();
  const make = useCallback(
    () => heldRecords(collections, kind).pipe(map(({ records }) => records)),
    [collections, kind],
  );
  return useObservable(make);
}
