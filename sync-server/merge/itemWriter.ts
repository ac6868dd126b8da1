/** Changes of items that come by HTTP: merged like every other, and passed on to whoever has the item open or may see it. */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { audienceOf } from "../engine/decide.ts";
import { attempt, type Perform, type Work } from "../engine/work.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import type { ChangeCounts } from "./changeCounts.ts";
import type { HeldDocuments } from "./heldDocuments.ts";
import { mergeItem, type Change, type MergeOutcome, type MergePlace, type StoredChange } from "./mergeItem.ts";

export interface ItemWriterParts {
  readonly perform: Perform;
  readonly documents: HeldDocuments;
  readonly space: MergePlace["space"];
  readonly counts: ChangeCounts;
  readonly now: () => number;
  readonly onStored: (changes: readonly StoredChange[]) => void;
  /** Nothing was stored: what is held of these items may be ahead of what is stored. */
  readonly onFailed: (itemIds: readonly string[]) => void;
}

/** Merges one change for a person; null where there is nothing left of the item. */
export type WriteItem = (change: Change) => Promise<Result<ItemHeadRow | null>>;

/** Runs work that may write items as a person, and tells of them after it is stored. */
export type WritingItems = <Value>(
  personId: string,
  run: (work: Work, write: WriteItem) => Promise<Result<Value>>,
) => Promise<Result<Value>>;

export function itemWriter({
  perform,
  documents,
  space,
  counts,
  now,
  onStored,
  onFailed,
}: ItemWriterParts): WritingItems {
  return async (personId, run) => {
    const stored: StoredChange[] = [];
    const outcomes: MergeOutcome[] = [];
    const touched = new Set<string>();
    try {
      // What fails halfway leaves nothing: neither a table that could not be shared nor half of its columns.
      const done = await perform((work) =>
        attempt(work, (part) =>
          run(part, async (change) => {
            touched.add(change.id);
            const outcome = await mergeItem({ ...part, documents, space: space ?? null }, personId, change, now());
            outcomes.push(outcome);
            for (const one of outcome.stored) {
              stored.push(one);
              part.effects.tell("items", await audienceOf(part.tx, one.item));
            }
            if (outcome.kind === "refused") return fail(outcome.failure.code, outcome.failure.message);
            return ok(outcome.kind === "gone" ? null : outcome.item);
          }),
        ),
      );
      if (done.ok) onStored(stored);
      else onFailed([...touched]);
      // Of what failed halfway only the refusal is so.
      for (const outcome of outcomes) if (done.ok || outcome.kind === "refused") counts.add("http", outcome);
      return done;
    } catch (error) {
      onFailed([...touched]);
      throw error;
    }
  };
}
