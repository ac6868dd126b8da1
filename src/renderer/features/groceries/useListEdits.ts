import { useMemo, useRef, useEffect } from "react";
import {
  aisleMemoryKey,
  ensureDefaultList,
  removeRecipeFromList,
  typedBeforeKey,
  useKitchen,
  type Item,
} from "../../data/index.ts";
import type { AisleId } from "../../../domain/groceries/aisles.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import {
  clearChecked,
  putContributions,
  removeContributions,
  setAisle,
  setChecked,
  setConversion,
  type Conversion,
} from "../../../domain/groceries/document.ts";
import type { GroceryLine } from "../../../domain/groceries/ledger.ts";
import { contributionFromText } from "../../../domain/groceries/newContributions.ts";
import { ok } from "../../../domain/result.ts";
import { showFailure, toast, useFrameActions } from "../../ui/index.ts";

/** Remembered for suggestions. */
const maxTypedBefore = 300;

export interface ListEdits {
  readonly add: (texts: readonly string[]) => Promise<boolean>;
  readonly check: (line: GroceryLine, isChecked: boolean) => void;
  readonly clear: () => void;
  readonly moveToAisle: (line: Pick<GroceryLine, "foodKey" | "food">, aisleId: AisleId) => void;
  readonly convert: (foodKey: string, unit: string, is: Conversion | null) => void;
  readonly rewrite: (contribution: Contribution, text: string) => void;
  readonly takeOff: (contributions: readonly Contribution[], label: string) => void;
  readonly takeOffBatch: (batchId: string, title: string) => void;
}

/** What can be done to a list; the object stays the same for as long as the screen, so that rows need not render again. */
export function useListEdits(list: Item<"list"> | undefined): ListEdits {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const latest = useRef({ list, undo });
  useEffect(() => {
    latest.current = { list, undo };
  });
  return useMemo(() => {
    const edit = async (label: string, command: Parameters<typeof kitchen.items.edit>[2]): Promise<boolean> => {
      const target = latest.current.list;
      return target !== undefined && showFailure(await kitchen.items.edit(target.id, label, command));
    };
    const told = async (done: Promise<boolean>, message: string): Promise<void> => {
      if (await done) toast({ message, action: { label: "Undo", onAction: () => latest.current.undo() } });
    };
    /** Files a food on this list and remembers it for others; one step, so that undo forgets both. */
    const moveToAisle = async (
      { foodKey, food }: Pick<GroceryLine, "foodKey" | "food">,
      aisleId: AisleId,
    ): Promise<void> => {
      const target = latest.current.list;
      if (!target) return;
      const { [foodKey]: before } = await kitchen.settings.get(aisleMemoryKey);
      // One after the other: an undo pressed at once must find the memory written.
      let writing: Promise<unknown> = Promise.resolve();
      const remember = (aisle: string | undefined): Promise<boolean> => {
        const done = writing.then(() =>
          kitchen.settings.update(aisleMemoryKey, ({ [foodKey]: _, ...memory }) =>
            aisle === undefined ? memory : { ...memory, [foodKey]: aisle },
          ),
        );
        writing = done;
        return done.then(showFailure);
      };
      const step = kitchen.undo.group(`Move ${food}`);
      kitchen.undo.add(step, { undo: () => remember(before), redo: () => remember(aisleId) });
      await Promise.all([
        remember(aisleId),
        kitchen.items.edit(target.id, step, (doc) => setAisle(doc, foodKey, aisleId)).then(showFailure),
      ]);
    };
    const ids = (line: GroceryLine) => line.contributions.map((one) => one.contribution.id);
    return {
      add: async (texts) => {
        const addedAt = Date.now();
        const added = texts.flatMap(
          (text) => contributionFromText(text.slice(0, 4_000), { id: kitchen.items.newId(), addedAt }) ?? [],
        );
        const [first] = added;
        if (!first) return false;
        const step = kitchen.undo.group(added.length === 1 ? `Add ${first.food}` : `Add ${added.length} things`);
        const current = latest.current.list?.id;
        // It is not saved before it is on the list: not when there is a list and nothing on it yet.
        const done = await kitchen.saves.track(async () => {
          const target = current ? ok(current) : await ensureDefaultList(kitchen, step);
          return target.ok ? kitchen.items.edit(target.value, step, (doc) => putContributions(doc, added)) : target;
        });
        if (!showFailure(done)) return false;
        const typed = texts.map((text) => text.trim()).filter((text) => text.length > 0 && text.length <= 200);
        showFailure(
          await kitchen.settings.update(typedBeforeKey, (before) =>
            [...new Set([...typed.toReversed(), ...before])].slice(0, maxTypedBefore),
          ),
        );
        return true;
      },
      check: (line, isChecked) =>
        void edit(isChecked ? `Check off ${line.food}` : `Put ${line.food} back`, (doc) =>
          setChecked(doc, ids(line), isChecked ? Date.now() : null),
        ),
      clear: () => void told(edit("Clear basket", clearChecked), "The basket is cleared."),
      moveToAisle: (line, aisleId) => {
        void moveToAisle(line, aisleId);
      },
      convert: (foodKey, unit, is) =>
        void edit(is ? "Set conversion" : "Forget conversion", (doc) => setConversion(doc, foodKey, unit, is)),
      rewrite: (contribution, text) => {
        const { id, addedAt, source, checkedAt } = contribution;
        const next = contributionFromText(text.slice(0, 4_000), { id, addedAt });
        if (next)
          void edit(`Edit ${contribution.food}`, (doc) => putContributions(doc, [{ ...next, source, checkedAt }]));
      },
      takeOff: (contributions, label) =>
        void told(
          edit(label, (doc) =>
            removeContributions(
              doc,
              contributions.map((one) => one.id),
            ),
          ),
          "Taken off the list.",
        ),
      takeOffBatch: (batchId, title) => {
        const target = latest.current.list;
        if (!target) return;
        const label = `Take off ${title}`;
        void told(
          removeRecipeFromList(kitchen, { listId: target.id, batchId }, label).then(showFailure),
          `“${title}” is off the list.`,
        );
      },
    };
  }, [kitchen]);
}
