import type { ReactNode } from "react";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { cx, Menu, type MenuItems } from "../../ui/index.ts";
import { Ellipsis } from "lucide-react";
import { dayNumber, longDay, shortWeekday, weekdayName } from "./dayWords.ts";
import { PlanCell, type CellActions, type EntryWords } from "./PlanCell.tsx";
import { otherSlotId, type ShownWeek } from "./usePlanWeek.ts";

interface WeekGridProps {
  week: ShownWeek;
  today: IsoDate;
  words: (entry: PlanEntry) => EntryWords;
  actions: CellActions;
  dayMenu: (date: IsoDate) => MenuItems;
  /** Days side by side with the meals' names at the start; else days under one another. */
  isWide: boolean;
  /** Shared for viewing: nothing can be put anywhere. */
  isReadOnly?: boolean;
}

function DayHead({ date, today, menu, isWide }: { date: IsoDate; today: IsoDate; menu: ReactNode; isWide: boolean }) {
  const isToday = date === today;
  return (
    <h2
      className={cx(
        "relative flex min-w-0 items-center gap-1.5 text-1 font-semibold",
        isWide ? "px-1.5 pb-1" : "pb-1",
        isToday ? "text-accent" : date < today ? "text-ink-3" : "text-ink-2",
      )}
    >
      <span className="sr-only">{isToday ? `Today, ${longDay(date)}` : longDay(date)}</span>
      <span aria-hidden className="truncate">
        {isWide ? shortWeekday(date) : weekdayName(date)}
      </span>
      <span
        aria-hidden
        className={cx(
          "tabular",
          isToday && "grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-accent-ink",
        )}
      >
        {dayNumber(date)}
      </span>
      {isToday && !isWide ? <span className="text-1 font-medium">Today</span> : null}
      <span
        className={cx(
          "ms-auto",
          // Over the end of the day, so that a narrow column keeps its name.
          isWide &&
            "absolute end-0.5 rounded-sm bg-surface pointer-fine:opacity-0 pointer-fine:group-hover/day:opacity-100 pointer-fine:focus-within:opacity-100",
        )}
        data-frame="chrome"
      >
        {menu}
      </span>
    </h2>
  );
}

/** The week: days as columns and meals as rows where there is room; on tablets days as rows; on phones one list. */
export function WeekGrid({ week, today, words, actions, dayMenu, isWide, isReadOnly = false }: WeekGridProps) {
  const cell = (date: IsoDate, slot: ShownWeek["slots"][number], showsName: boolean) => (
    <PlanCell
      key={slot.id}
      date={date}
      slot={slot}
      entries={week.inCell(date, slot.id)}
      words={words}
      isOpen={slot.id !== otherSlotId && !isReadOnly}
      showsName={showsName}
      actions={actions}
    />
  );
  const menu = (date: IsoDate) => (
    <Menu label={`More for ${weekdayName(date)}`} icon={Ellipsis} size="small" items={dayMenu(date)} />
  );
  if (!isWide) {
    return (
      <div className="flex flex-col px-4 pb-10 md:px-6">
        {week.dates.map((date) => (
          <section
            key={date}
            aria-label={longDay(date)}
            data-day={date}
            className={cx("border-b border-line pt-3 pb-2 last:border-b-0 md:pt-2", date === today && "scroll-mt-2")}
          >
            <DayHead date={date} today={today} menu={menu(date)} isWide={false} />
            <div
              className="grid gap-x-3 gap-y-0.5 md:grid-cols-[repeat(var(--meals),minmax(0,1fr))]"
              style={{ "--meals": Math.min(4, week.slots.length) }}
            >
              {week.slots.map((slot) => cell(date, slot, true))}
            </div>
          </section>
        ))}
      </div>
    );
  }
  const rows = `max-content repeat(${week.slots.length}, minmax(92px, 1fr))`;
  return (
    <div
      className="grid min-h-full grid-cols-[84px_repeat(7,minmax(0,1fr))] px-4 pt-3 pb-8 print:grid-cols-[60px_repeat(7,minmax(0,1fr))]"
      style={{ gridTemplateRows: rows }}
    >
      <div className="row-span-full grid grid-rows-subgrid" aria-hidden>
        <span />
        {week.slots.map((slot) => (
          <span
            key={slot.id}
            className="border-t border-line pt-2.5 pe-2 text-1 font-semibold wrap-anywhere text-ink-2"
          >
            {slot.name}
          </span>
        ))}
      </div>
      {week.dates.map((date) => (
        <section
          key={date}
          aria-label={longDay(date)}
          data-day={date}
          className={cx(
            "group/day row-span-full grid min-w-0 grid-rows-subgrid",
            date === today && "bg-[color-mix(in_oklch,var(--accent-soft)_32%,transparent)]",
          )}
        >
          <DayHead date={date} today={today} menu={menu(date)} isWide />
          {week.slots.map((slot) => (
            <div key={slot.id} className="flex min-w-0 border-t border-s border-line p-0.5 *:flex-1">
              {cell(date, slot, false)}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
