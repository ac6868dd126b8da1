/** The plan's one screen: a week of one plan, and what is done to it. It keeps only what is open; the plan itself is data. */
import { useEffect, useMemo, useRef, useState } from "react";
import {
  ArrowRightLeft,
  BookOpen,
  CalendarDays,
  ChevronLeft,
  ChevronRight,
  Copy,
  Ellipsis,
  Eraser,
  PanelRightOpen,
  Pencil,
  ShoppingBasket,
  Trash2,
} from "lucide-react";
import { useFirstDay, useItems } from "../../data/index.ts";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import { addDays, isIsoDate, weekStart, type IsoDate } from "../../../domain/plans/weeks.ts";
import { PendingMark } from "../../access/PendingMark.tsx";
import { CommentsButton, AccessBanner, PresencePill, ShareButton, useAccessActions } from "../../access/index.ts";
import { useLive } from "../../sync/useLive.ts";
import { usePermission } from "../../sync/usePermission.ts";
import {
  Button,
  IconButton,
  Menu,
  navigate,
  PageHeader,
  paths,
  Popover,
  toast,
  useMedia,
  type MenuItems,
  DayPicker,
} from "../../ui/index.ts";
import { weekdayName, weekRange, weekTitle } from "./dayWords.ts";
import type { CellActions } from "./PlanCell.tsx";
import { PlanDialogs, type OpenDialog } from "./PlanDialogs.tsx";
import { RecipePanel } from "./RecipePanel.tsx";
import { usePlanEdits } from "./usePlanEdits.ts";
import { usePlanMenu } from "./usePlanMenu.ts";
import { usePlannedWords, useYields } from "./usePlannedWords.ts";
import { usePlan, usePlanWeek, useToday } from "./usePlanWeek.ts";
import { WeekGrid } from "./WeekGrid.tsx";

const noLists: never[] = [];
const panelKey = "potluck.plan.panel";

/** /plan (this week), /plan/:monday (the week that holds this day) */
export function PlanScreen({ monday }: { monday?: string }) {
  const firstDay = useFirstDay();
  const today = useToday();
  const thisWeek = weekStart(today, firstDay);
  const start = monday !== undefined && isIsoDate(monday) ? weekStart(monday, firstDay) : thisWeek;
  const { plans, plan, slots } = usePlan();
  const permission = usePermission(plan);
  const mayEdit = permission.may("edit");
  const people = useLive(plan);
  const access = useAccessActions();
  const allLists = useItems("list") ?? noLists;
  const lists = useMemo(() => allLists.filter((list) => access.may(list, "edit")), [allLists, access]);
  const week = usePlanWeek(plan?.id, start, slots);
  const yields = useYields(week.entries);
  const words = usePlannedWords(yields, lists);
  const edits = usePlanEdits(plan, lists);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [isPanelOpen, setIsPanelOpen] = useState(() => localStorage.getItem(panelKey) !== "closed");
  // Seven columns need room for titles; before that days are rows, and the panel may stand beside those too.
  const isWide = useMedia("(width >= 1240px)");
  const hasPanel = useMedia("(width >= 900px)");
  const weekArea = useRef<HTMLDivElement>(null);
  // Where days stand under one another, today is what one looks for.
  useEffect(() => {
    const day = weekArea.current?.querySelector<HTMLElement>(`[data-day="${today}"]`);
    // Not scrollIntoView: that would also move the frame around the screen.
    if (!isWide && !week.isLoading && day) weekArea.current?.scrollTo({ top: day.offsetTop });
  }, [isWide, week.isLoading, start, today]);
  const showPanel = (isShown: boolean) => {
    localStorage.setItem(panelKey, isShown ? "open" : "closed");
    setIsPanelOpen(isShown);
  };

  const entryMenu = (entry: PlanEntry): MenuItems => [
    ...(entry.recipeId
      ? [{ id: "open", label: "Open recipe", icon: BookOpen, href: paths.recipe(entry.recipeId) }]
      : []),
    ...(!mayEdit
      ? []
      : [
          {
            id: "edit",
            label: entry.kind === "note" ? "Edit note" : "Servings…",
            icon: Pencil,
            onAction: () => setOpen({ kind: "entry", entry }),
          },
          { id: "move", label: "Move to…", icon: ArrowRightLeft, onAction: () => setOpen({ kind: "move", entry }) },
          { id: "copy", label: "Duplicate", icon: Copy, onAction: () => void edits.duplicate(entry) },
          {
            group: "",
            items: [
              {
                id: "remove",
                label: "Remove",
                icon: Trash2,
                shortcut: "Delete",
                onAction: () => void edits.remove([entry], "Remove from plan"),
              },
            ],
          },
        ]),
  ];
  const latest = useRef({ edits, entryMenu, mayEdit });
  useEffect(() => {
    latest.current = { edits, entryMenu, mayEdit };
  });
  // One object for all cells, so that a cell renders only when something in it changed.
  const actions = useMemo<CellActions>(
    () => ({
      drop: (dropped, to, copies) => {
        if (latest.current.mayEdit) void latest.current.edits.drop(dropped, to, copies);
      },
      open: (entry) => {
        if (latest.current.mayEdit) setOpen({ kind: "entry", entry });
        else if (entry.recipeId) navigate(paths.recipe(entry.recipeId));
      },
      add: (date, slot) => setOpen({ kind: "add", place: { date, slot } }),
      remove: (entries) => {
        if (latest.current.mayEdit) void latest.current.edits.remove(entries, "Remove from plan");
      },
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
  const weekWhat =
    title.startsWith("This") || title.startsWith("Next") || title.startsWith("Last")
      ? title.toLowerCase()
      : "this week";

  const more = usePlanMenu({
    plan,
    plans,
    isEmpty: week.entries.length === 0,
    go: (weeks) => go(weeks === 0 ? thisWeek : addDays(start, weeks * 7)),
    review: () => review(week.dates, weekWhat),
    copyLast: () =>
      void edits.copyWeek(
        week.dates.map((date) => addDays(date, -7)),
        7,
      ),
    clear: () => void edits.remove(week.entries, "Clear week"),
    openSlots: () => setOpen({ kind: "slots" }),
  });
  const dayMenu = (date: IsoDate): MenuItems => {
    const onDay = week.entries.filter((entry) => entry.date === date);
    return [
      {
        id: "groceries",
        label: "Add day to groceries",
        icon: ShoppingBasket,
        isDisabled: onDay.length === 0,
        onAction: () => review([date], weekdayName(date)),
      },
      ...(mayEdit
        ? [
            {
              id: "clear",
              label: "Clear day",
              icon: Eraser,
              isDisabled: onDay.length === 0,
              onAction: () => void edits.remove(onDay, "Clear day"),
            },
          ]
        : []),
    ];
  };
  const several = (plans?.length ?? 0) > 1 && plan ? `${plan.title} · ` : "";
  return (
    <div className="flex min-h-0 flex-1 print:block">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col print:block">
        <PageHeader
          title={title}
          subtitle={`${several}${weekRange(start)}`}
          badge={
            <>
              {plan ? <PendingMark id={plan.id} /> : null}
              <PresencePill people={people} />
            </>
          }
          actions={
            <>
              <div className="flex items-center">
                <IconButton
                  label="Previous week"
                  icon={ChevronLeft}
                  shortcut="["
                  onPress={() => go(addDays(start, -7))}
                  className="rtl:[&_svg]:rotate-180"
                />
                <Button variant="quiet" onPress={() => go(thisWeek)} isDisabled={start === thisWeek}>
                  Today
                </Button>
                <IconButton
                  label="Next week"
                  icon={ChevronRight}
                  shortcut="]"
                  onPress={() => go(addDays(start, 7))}
                  className="rtl:[&_svg]:rotate-180"
                />
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
              {plan ? <CommentsButton item={plan} isSmall={!hasPanel} /> : null}
              {plan ? <ShareButton item={plan} isSmall /> : null}
              {hasPanel && !isPanelOpen && mayEdit ? (
                <IconButton label="Show recipes" icon={PanelRightOpen} onPress={() => showPanel(true)} />
              ) : null}
              <Menu label="More" icon={Ellipsis} items={more} />
              <Button variant="primary" icon={ShoppingBasket} onPress={() => review(week.dates, weekWhat)}>
                Add to groceries
              </Button>
            </>
          }
        />
        <AccessBanner item={plan} />
        <h1 className="hidden pb-2 text-4 font-semibold print:block">{`${several}${weekRange(start)}`}</h1>
        <div ref={weekArea} className="scroll-y relative min-h-0 flex-1 print:overflow-visible">
          {!week.isLoading && plans !== undefined && week.entries.length === 0 ? (
            <p data-frame="chrome" className="mx-4 mt-3 rounded-md bg-sunken px-4 py-3 text-2 text-ink-2 md:mx-6">
              {hasPanel
                ? "Nothing planned yet. Drag a recipe from the right onto a day, or press + in a meal to search or write a note. "
                : "Nothing planned yet. Press + in a meal to search a recipe or write a note. "}
              “Add to groceries” then makes the shopping list.
            </p>
          ) : null}
          <WeekGrid
            week={week}
            today={today}
            words={words}
            actions={actions}
            dayMenu={dayMenu}
            isWide={isWide}
            isReadOnly={!mayEdit}
          />
        </div>
      </div>
      {hasPanel && isPanelOpen && mayEdit ? (
        <RecipePanel onPlan={(recipe) => setOpen({ kind: "plan", recipe })} onClose={() => showPanel(false)} />
      ) : null}

      <PlanDialogs
        open={open}
        setOpen={setOpen}
        plan={plan}
        week={week}
        slots={slots}
        words={words}
        yields={yields}
        edits={edits}
        lists={lists}
        firstDay={firstDay}
        today={today}
      />
    </div>
  );
}
