/** A date typed in any usual form, or picked from a calendar (Arrow down goes into it). */
import { useLayoutEffect, useRef, useState } from "react";
import { parseDate as calendarDate } from "@internationalized/date";
import { Button, Calendar, CalendarCell, CalendarGrid, Heading, Popover } from "react-aria-components";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { editText } from "../../../../domain/tables/cellText.ts";
import { formatDate, isIsoDate, parseDate } from "../../../../domain/tables/dates.ts";
import { cx } from "../../../ui/index.ts";
import { afterKey, editorClass, type AfterEdit, type CellEditorProps } from "./editing.ts";

const arrowClass =
  "focus-ring grid size-8 place-items-center rounded-sm text-ink-2 data-hovered:bg-hover rtl:rotate-180";

export function DateEditor({ column, value, isReplacing, context, onCommit, onCancel }: CellEditorProps) {
  const { locale, today } = context.cells;
  const shown = editText(value, column, context.cells);
  const initial = isReplacing ? "" : isIsoDate(shown) ? formatDate(shown, locale) : shown;
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const read = parseDate(text, locale, today);
  const finish = (run: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    run();
  };
  const commit = (after: AfterEdit): void =>
    finish(() =>
      text === initial && !isReplacing ? onCommit({ value: value ?? null }, after) : onCommit({ text }, after),
    );
  const left = (event: { relatedTarget: EventTarget | null }): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && (panel.current?.contains(to) || field.current === to))) commit("stay");
  };
  return (
    <>
      <input
        ref={field}
        aria-label={`Edit ${column.name}`}
        aria-description="Type a date, or press arrow down for the calendar"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={left}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            event.preventDefault();
            finish(onCancel);
          } else if (event.key === "ArrowDown") {
            event.preventDefault();
            panel.current
              ?.querySelector<HTMLElement>('[role="gridcell"] [tabindex="0"], [role="button"][tabindex="0"]')
              ?.focus();
          } else {
            const after = afterKey(event);
            if (!after) return;
            event.preventDefault();
            commit(after);
          }
        }}
        className={cx(editorClass, "h-full w-full")}
      />
      <Popover
        isOpen
        isNonModal
        triggerRef={field}
        placement="bottom start"
        offset={2}
        onOpenChange={() => undefined}
        className="rounded-md bg-raised text-ink shadow-2 outline-none forced-colors:border"
      >
        {/* The keys of the calendar are its own; only leaving it is heard here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          ref={panel}
          className="p-3"
          onBlur={left}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") finish(onCancel);
          }}
        >
          <Calendar
            aria-label={column.name}
            value={read ? calendarDate(read) : null}
            defaultFocusedValue={calendarDate(read ?? today)}
            onChange={(date) => finish(() => onCommit({ value: date.toString() }, "stay"))}
          >
            <div className="flex items-center gap-2 pb-2">
              <Button slot="previous" className={arrowClass}>
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <Heading className="flex-1 text-center text-2 font-semibold" />
              <Button slot="next" className={arrowClass}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            </div>
            <CalendarGrid className="border-spacing-0 text-1 [&_th]:pb-1 [&_th]:font-medium [&_th]:text-ink-2">
              {(date) => (
                <CalendarCell
                  date={date}
                  className="focus-ring grid size-8 cursor-default place-items-center rounded-sm text-1 tabular data-hovered:bg-hover data-outside-month:hidden data-selected:bg-accent data-selected:text-accent-ink data-today:font-semibold pointer-coarse:size-10"
                />
              )}
            </CalendarGrid>
          </Calendar>
        </div>
      </Popover>
    </>
  );
}
