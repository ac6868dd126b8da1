import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components";
import { parseDate } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";

interface DayPickerProps {
  label: string;
  /** YYYY-MM-DD; null: none chosen yet. */
  value: string | null;
  onChange: (date: string) => void;
  /** 0 = Sunday … 6 = Saturday. */
  firstDay: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** YYYY-MM-DD; days before cannot be chosen. */
  first?: string;
  autoFocus?: boolean;
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const arrow =
  "focus-ring grid size-8 place-items-center rounded-sm text-ink-2 data-hovered:bg-hover data-disabled:opacity-40 pointer-coarse:size-11";

/** One month to choose a day from; arrow keys move by day and week, Page Up and Down by month. */
export function DayPicker({ label, value, onChange, firstDay, first, autoFocus = false }: DayPickerProps) {
  return (
    <Calendar
      aria-label={label}
      value={value === null ? null : parseDate(value)}
      {...(first === undefined ? {} : { minValue: parseDate(first) })}
      autoFocus={autoFocus}
      onChange={(date) => onChange(date.toString())}
      firstDayOfWeek={weekdays[firstDay]}
      className="w-fit"
    >
      <div className="mb-1 flex items-center">
        <Button slot="previous" className={arrow}>
          <ChevronLeft size={16} className="rtl:rotate-180" aria-hidden />
        </Button>
        <Heading className="flex-1 text-center text-2 font-semibold" />
        <Button slot="next" className={arrow}>
          <ChevronRight size={16} className="rtl:rotate-180" aria-hidden />
        </Button>
      </div>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-9 text-0 font-semibold text-ink-3 pointer-coarse:size-11">
              {day}
            </CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="focus-ring grid size-9 cursor-default place-items-center rounded-full text-2 tabular data-hovered:bg-hover data-outside-month:text-ink-3 data-selected:bg-accent data-selected:text-accent-ink data-disabled:opacity-40 data-today:font-bold pointer-coarse:size-11"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
