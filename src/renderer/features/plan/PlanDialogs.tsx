import { createPlan, useKitchen, type Item, type RecipeSummary } from "../../data/index.ts";
import { addSlot, moveSlot, removeSlot, renameSlot, type PlanEntry } from "../../../domain/plans/document.ts";
import type { IsoDate, Weekday } from "../../../domain/plans/weeks.ts";
import { AddDialog } from "./AddDialog.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { GroceryReview } from "./GroceryReview.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import type { EntryWords } from "./PlanCell.tsx";
import { worked } from "./report.ts";
import { SlotsDialog } from "./SlotsDialog.tsx";
import type { usePlanEdits } from "./usePlanEdits.ts";
import { otherSlotId, type ShownWeek, type Slot } from "./usePlanWeek.ts";

/** The one dialog that is open over the plan. */
export type OpenDialog =
  | { readonly kind: "add"; readonly place: { date: IsoDate; slot: Slot } }
  | { readonly kind: "entry" | "move"; readonly entry: PlanEntry }
  | { readonly kind: "plan"; readonly recipe: RecipeSummary }
  | { readonly kind: "review"; readonly dates: readonly IsoDate[]; readonly what: string }
  | { readonly kind: "slots" };

interface PlanDialogsProps {
  open: OpenDialog | null;
  setOpen: (open: OpenDialog | null) => void;
  plan: Item<"plan"> | undefined;
  week: ShownWeek;
  slots: readonly Slot[];
  words: (entry: PlanEntry) => EntryWords;
  yields: ReadonlyMap<string, number | null>;
  edits: ReturnType<typeof usePlanEdits>;
  lists: readonly Item<"list">[];
  firstDay: Weekday;
  today: IsoDate;
}

/** What lies over the plan: adding, one entry, moving, the review before the list, the meals of a day. */
export function PlanDialogs({
  open,
  setOpen,
  plan,
  week,
  slots,
  words,
  yields,
  edits,
  lists,
  firstDay,
  today,
}: PlanDialogsProps) {
  const kitchen = useKitchen();
  const close = () => setOpen(null);
  const editSlots = (label: string, command: Parameters<typeof kitchen.items.edit>[2]) =>
    plan ? void worked(kitchen.items.edit(plan.id, label, command)) : void createPlanFor(label, command);
  const createPlanFor = async (label: string, command: Parameters<typeof kitchen.items.edit>[2]) => {
    const step = kitchen.undo.group(label);
    const made = await createPlan(kitchen, "Meals", step);
    if (made.ok) await worked(kitchen.items.edit(made.value, step, command));
  };
  const entry =
    open?.kind === "entry" || open?.kind === "move"
      ? (week.entries.find((one) => one.id === open.entry.id) ?? open.entry)
      : null;
  const slotName = (slotId: string) => week.slots.find((slot) => slot.id === slotId)?.name ?? "Other";

  return (
    <>
      {open?.kind === "add" ? (
        <AddDialog
          place={open.place}
          onClose={close}
          onRecipe={(recipeId) => {
            close();
            void edits.addRecipe(recipeId, { date: open.place.date, slotId: open.place.slot.id });
          }}
          onNote={(text) => {
            close();
            void edits.addNote(text, { date: open.place.date, slotId: open.place.slot.id });
          }}
        />
      ) : null}
      {open?.kind === "entry" && entry ? (
        <EntryDialog
          key={entry.id}
          entry={entry}
          words={words(entry)}
          slotName={slotName(entry.slotId)}
          yieldAmount={yields.get(entry.recipeId ?? "") ?? null}
          onClose={() => {
            close();
            if (entry.servings !== open.entry.servings) void edits.offerUpdate(entry);
          }}
          onServings={(servings) => void edits.change(entry, { servings })}
          onText={(text) => void edits.change(entry, { text })}
          onMove={() => setOpen({ kind: "move", entry })}
          onRemove={() => {
            close();
            void edits.remove([entry], "Remove from plan");
          }}
        />
      ) : null}
      {open?.kind === "move" && entry ? (
        <MoveDialog
          title={words(entry).title}
          from={entry}
          slots={slots}
          firstDay={firstDay}
          onClose={close}
          onMove={(to, copies) => {
            close();
            void edits.drop({ entries: [entry], recipeIds: [] }, to, copies);
          }}
        />
      ) : null}
      {open?.kind === "plan" ? (
        <MoveDialog
          isNew
          title={open.recipe.title}
          from={{
            date: week.dates.includes(today) ? today : (week.dates[0] ?? today),
            slotId: slots.at(-1)?.id ?? otherSlotId,
          }}
          slots={slots}
          firstDay={firstDay}
          onClose={close}
          onMove={(to) => {
            close();
            void edits.addRecipe(open.recipe.id, to);
          }}
        />
      ) : null}
      {open?.kind === "review" && plan ? (
        <GroceryReview planId={plan.id} dates={open.dates} what={open.what} lists={lists} onClose={close} />
      ) : null}
      {open?.kind === "slots" ? (
        <SlotsDialog
          slots={slots}
          onClose={close}
          onAdd={(name) => editSlots("Add meal", (doc) => void addSlot(doc, name, kitchen.items.newId))}
          onRename={(slotId, name) => editSlots("Rename meal", (doc) => renameSlot(doc, slotId, name))}
          onMove={(slotId, index) => editSlots("Move meal", (doc) => moveSlot(doc, slotId, index))}
          onRemove={(slotId) => editSlots("Remove meal", (doc) => removeSlot(doc, slotId))}
        />
      ) : null}
    </>
  );
}
