/** The plan's one screen: a week of one plan, and what is done to it. It keeps only what is open; the plan itself is data. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { BookOpen, CalendarDays, ChevronLeft, ChevronRight, Copy, Ellipsis, Eraser, ListOrdered, PanelRightOpen, Pencil, Plus, Printer, ShoppingBasket, Trash2, ArrowRightLeft } from "lucide-react";
import { createPlan, currentPlanKey, useFirstDay, useItems, useKitchen, useSetting, type RecipeSummary } from "../../data/index.ts";
import { addSlot, moveSlot, removeSlot, renameSlot, setPlanTitle, type PlanEntry } from "../../../domain/plans/document.ts";
import { addDays, isIsoDate, weekStart, type IsoDate } from "../../../domain/plans/weeks.ts";
import { Button, IconButton, Menu, navigate, PageHeader, paths, Popover, printWindow, promptText, toast, useCommands, useFrameActions, useMedia, type MenuItems } from "../../ui/index.ts";
import { AddDialog } from "./AddDialog.tsx";
import { DayPicker } from "./DayPicker.tsx";
import { weekdayName, weekRange, weekTitle } from "./dayWords.ts";
import { EntryDialog } from "./EntryDialog.tsx";
import { GroceryReview } from "./GroceryReview.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import type { CellActions } from "./PlanCell.tsx";
import { RecipePanel } from "./RecipePanel.tsx";
import { worked } from "./report.ts";
import { SlotsDialog } from "./SlotsDialog.tsx";
import { usePlanEdits } from "./usePlanEdits.ts";
import { usePlannedWords, useYields } from "./usePlannedWords.ts";
import { otherSlotId, usePlan, usePlanWeek, useToday, type Slot } from "./usePlanWeek.ts";
import { WeekGrid } from "./WeekGrid.tsx";

type Open =
  | { readonly kind: "add"; readonly place: { date: IsoDate; slot: Slot } }
  | { readonly kind: "entry" | "move"; readonly entry: PlanEntry }
  | { readonly kind: "plan"; readonly recipe: RecipeSummary }
  | { readonly kind: "review"; readonly dates: readonly IsoDate[]; readonly what: string }
  | { readonly kind: "slots" };

const noLists: never[] = [];
const panelKey = "potluck.plan.panel";

/** /plan (this week), /plan/:monday (the week that holds this day) */
export function PlanScreen({ monday }: { monday?: string }) {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const firstDay = useFirstDay();
  const today = useToday();
  const thisWeek = weekStart(today, firstDay);
  const start = monday !== undefined && isIsoDate(monday) ? weekStart(monday, firstDay) : thisWeek;
  const { plans, plan, slots } = usePlan();
  const [, choosePlan] = useSetting(currentPlanKey);
  const lists = useItems("list") ?? noLists;
  const week = usePlanWeek(plan?.id, start, slots);
  const yields = useYields(week.entries);
  const words = usePlannedWords(yields, lists);
  const edits = usePlanEdits(plan, lists);
  const [open, setOpen] = useState<Open | null>(null);
  const [isPanelOpen, setIsPanelOpen] = useState(() => localStorage.getItem(panelKey) !== "closed");
  const isWide = useMedia("(width >= 1100px)");
  const weekArea = useRef<HTMLDivElement>(null);
  // Where days stand under one another, today is what one looks for.
  useEffect(() => {
    const day = weekArea.current?.querySelector<HTMLElement>(`[data-day="${today}"]`);
    // Not scrollIntoView: that would also move the frame around the screen.
    if (!isWide && !week.isLoading && day) weekArea.current?.scrollTo({ top: day.offsetTop });
  }, [isWide, week.isLoading, start, today]);
  const close = useCallback(() => setOpen(null), []);
  const showPanel = (isShown: boolean) => {
    localStorage.setItem(panelKey, isShown ? "open" : "closed");
    setIsPanelOpen(isShown);
  };

  const entryMenu = (entry: PlanEntry): MenuItems => [
    ...(entry.recipeId ? [{ id: "open", label: "Open recipe", icon: BookOpen, href: paths.recipe(entry.recipeId) }] : []),
    { id: "edit", label: entry.kind === "note" ? "Edit note" : "Servings…", icon: Pencil, onAction: () => setOpen({ kind: "entry", entry }) },
    { id: "move", label: "Move to…", icon: ArrowRightLeft, onAction: () => setOpen({ kind: "move", entry }) },
    { id: "copy", label: "Duplicate", icon: Copy, onAction: () => void edits.duplicate(entry) },
    { group: "", items: [{ id: "remove", label: "Remove", icon: Trash2, shortcut: "Delete", onAction: () => void edits.remove([entry], "Remove from plan") }] },
  ];
  const latest = useRef({ edits, entryMenu });
  useEffect(() => {
    latest.current = { edits, entryMenu };
  });
  // One object for all cells, so that a cell renders only when something in it changed.
  const actions = useMemo<CellActions>(
    () => ({
      drop: (dropped, to, copies) => void latest.current.edits.drop(dropped, to, copies),
      open: (entry) => setOpen({ kind: "entry", entry }),
      add: (date, slot) => setOpen({ kind: "add", place: { date, slot } }),
      remove: (entries) => void latest.current.edits.remove(entries, "Remove from plan"),
      menu: (entry) => latest.current.entryMenu(entry),
    }),
    [],
  );

  const go = (date: IsoDate) => navigate(date === thisWeek ? paths.plan : paths.planWeek(date));
  const review = (dates: readonly IsoDate[], what: string) => {
    if (plan) setOpen({ kind: "review", dates, what });
    else toast({ message: "Nothing is planned yet. Put a recipe on a day first." });
  };
  const title = weekTitle(start, thisWeek);
  const weekWhat = title.startsWith("This") || title.startsWith("Next") || title.startsWith("Last") ? title.toLowerCase() : "this week";
  const clear = () => void edits.remove(week.entries, "Clear week");

  const newPlan = async () => {
    const name = await promptText({ title: "New plan", label: "Name", confirmLabel: "Create", placeholder: "Meals, lunch boxes, camping…" });
    if (name) await worked(createPlan(kitchen, name));
  };
  const rename = async () => {
    if (!plan) return;
    const name = await promptText({ title: "Rename plan", label: "Name", confirmLabel: "Rename", initialValue: plan.title });
    if (name) await worked(kitchen.items.edit(plan.id, "Rename plan", (doc) => setPlanTitle(doc, name)));
  };
  const remove = async () => {
    if (plan && (await worked(kitchen.items.trash("Delete plan", [plan.id])))) {
      toast({ message: `“${plan.title}” is in the trash.`, action: { label: "Undo", onAction: undo } });
    }
  };
  const editSlots = (label: string, command: Parameters<typeof kitchen.items.edit>[2]) =>
    plan ? void worked(kitchen.items.edit(plan.id, label, command)) : void createPlanFor(label, command);
  const createPlanFor = async (label: string, command: Parameters<typeof kitchen.items.edit>[2]) => {
    const step = kitchen.undo.group(label);
    const made = await createPlan(kitchen, "Meals", step);
    if (made.ok) await worked(kitchen.items.edit(made.value, step, command));
  };

  useCommands([
    { id: "plan.this-week", label: "Go to this week", group: "Plan", shortcut: "T", icon: CalendarDays, run: () => go(thisWeek) },
    { id: "plan.next-week", label: "Next week", group: "Plan", shortcut: "]", icon: ChevronRight, run: () => go(addDays(start, 7)) },
    { id: "plan.previous-week", label: "Previous week", group: "Plan", shortcut: "[", icon: ChevronLeft, run: () => go(addDays(start, -7)) },
    { id: "plan.to-groceries", label: "Add week to groceries", group: "Plan", shortcut: "Shift+G", icon: ShoppingBasket, run: () => review(week.dates, weekWhat) },
    { id: "plan.copy-last", label: "Copy last week into this one", group: "Plan", icon: Copy, run: () => void edits.copyWeek(week.dates.map((date) => addDays(date, -7)), 7) },
    { id: "plan.clear", label: "Clear week", group: "Plan", icon: Eraser, isDisabled: week.entries.length === 0, run: clear },
    { id: "plan.print", label: "Print week", group: "Plan", shortcut: "Mod+P", icon: Printer, run: printWindow },
    { id: "plan.meals", label: "Edit meals of a day", group: "Plan", icon: ListOrdered, run: () => setOpen({ kind: "slots" }) },
    { id: "plan.new", label: "New plan", group: "Plan", icon: Plus, run: () => void newPlan() },
  ]);

  const more: MenuItems = [
    { id: "copy-last", label: "Copy last week", icon: Copy, onAction: () => void edits.copyWeek(week.dates.map((date) => addDays(date, -7)), 7) },
    { id: "clear", label: "Clear week", icon: Eraser, isDisabled: week.entries.length === 0, onAction: clear },
    { id: "print", label: "Print week", icon: Printer, shortcut: "Mod+P", onAction: printWindow },
    { id: "slots", label: "Meals of a day…", icon: ListOrdered, onAction: () => setOpen({ kind: "slots" }) },
    {
      group: "Plans",
      items: [
        ...(plans ?? []).map((one) => ({ id: one.id, label: one.title || "Untitled plan", isChecked: one.id === plan?.id, onAction: () => void choosePlan(one.id) })),
        { id: "new", label: "New plan…", icon: Plus, onAction: () => void newPlan() },
        { id: "rename", label: "Rename plan…", icon: Pencil, isDisabled: !plan, onAction: () => void rename() },
        { id: "delete", label: "Delete plan", icon: Trash2, isDanger: true, isDisabled: !plan, onAction: () => void remove() },
      ],
    },
  ];
  const dayMenu = (date: IsoDate): MenuItems => {
    const onDay = week.entries.filter((entry) => entry.date === date);
    return [
      { id: "groceries", label: "Add day to groceries", icon: ShoppingBasket, isDisabled: onDay.length === 0, onAction: () => review([date], weekdayName(date)) },
      { id: "clear", label: "Clear day", icon: Eraser, isDisabled: onDay.length === 0, onAction: () => void edits.remove(onDay, "Clear day") },
    ];
  };
  const several = (plans?.length ?? 0) > 1 && plan ? `${plan.title} · ` : "";
  const entry = open?.kind === "entry" || open?.kind === "move" ? (week.entries.find((one) => one.id === open.entry.id) ?? open.entry) : null;
  const slotName = (slotId: string) => week.slots.find((slot) => slot.id === slotId)?.name ?? "Other";

  return (
    <div className="flex min-h-0 flex-1 print:block">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col print:block">
        <PageHeader
          title={title}
          subtitle={`${several}${weekRange(start)}`}
          actions={
            <>
              <div className="flex items-center">
                <IconButton label="Previous week" icon={ChevronLeft} shortcut="[" onPress={() => go(addDays(start, -7))} className="rtl:[&_svg]:rotate-180" />
                <Button variant="quiet" onPress={() => go(thisWeek)} isDisabled={start === thisWeek}>
                  Today
                </Button>
                <IconButton label="Next week" icon={ChevronRight} shortcut="]" onPress={() => go(addDays(start, 7))} className="rtl:[&_svg]:rotate-180" />
                <Popover label="Choose a week" trigger={<IconButton label="Choose a week" icon={CalendarDays} />}>
                  {(done) => (
                    <DayPicker
                      label="Week of"
                      value={start}
                      firstDay={firstDay}
                      onChange={(date) => {
                        go(weekStart(date, firstDay));
                        done();
                      }}
                    />
                  )}
                </Popover>
              </div>
              {isWide && !isPanelOpen ? <IconButton label="Show recipes" icon={PanelRightOpen} onPress={() => showPanel(true)} /> : null}
              <Menu label="More" icon={Ellipsis} items={more} />
              <Button variant="primary" icon={ShoppingBasket} onPress={() => review(week.dates, weekWhat)}>
                Add to groceries
              </Button>
            </>
          }
        />
        <h1 className="hidden pb-2 text-4 font-semibold print:block">{`${several}${weekRange(start)}`}</h1>
        <div ref={weekArea} className="scroll-y relative min-h-0 flex-1 print:overflow-visible">
          {!week.isLoading && plans !== undefined && week.entries.length === 0 ? (
            <p data-frame="chrome" className="mx-4 mt-3 rounded-md bg-sunken px-4 py-3 text-2 text-ink-2 md:mx-6">
              {isWide ? "Nothing planned yet. Drag a recipe from the right onto a day, or press + in a meal to search or write a note. " : "Nothing planned yet. Press + in a meal to search a recipe or write a note. "}
              “Add to groceries” then makes the shopping list.
            </p>
          ) : null}
          <WeekGrid week={week} today={today} words={words} actions={actions} dayMenu={dayMenu} isWide={isWide} />
        </div>
      </div>
      {isWide && isPanelOpen ? <RecipePanel onPlan={(recipe) => setOpen({ kind: "plan", recipe })} onClose={() => showPanel(false)} /> : null}

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
          onClose={close}
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
          from={{ date: week.dates.includes(today) ? today : start, slotId: slots.at(-1)?.id ?? otherSlotId }}
          slots={slots}
          firstDay={firstDay}
          onClose={close}
          onMove={(to) => {
            close();
            void edits.addRecipe(open.recipe.id, to);
          }}
        />
      ) : null}
      {open?.kind === "review" && plan ? <GroceryReview planId={plan.id} dates={open.dates} what={open.what} lists={lists} onClose={close} /> : null}
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
    </div>
  );
}
