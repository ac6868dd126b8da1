/** When access ends: a few usual days and a calendar. The chosen day is the last one with access. */
import { useState } from "react";
import { CalendarClock } from "lucide-react";
import { useFirstDay } from "../data/displaySettings.ts";
import { Button, DayPicker, dayWords, Popover, useNow } from "../ui/index.ts";
import { dayAfter, dayOf, endOfDay } from "./days.ts";

interface UntilFieldProps {
  /** From this moment on there is no access, ms; null: it does not end. */
  value: number | null;
  onChange: (value: number | null) => void;
  isRegular?: boolean;
}

const usual = [
  { days: 1, label: "Tomorrow" },
  { days: 7, label: "In a week" },
  { days: 30, label: "In a month" },
] as const;

export function UntilField({ value, onChange, isRegular = false }: UntilFieldProps) {
  const now = useNow();
  const firstDay = useFirstDay();
  const [openings, setOpenings] = useState(0);
  const choose = (day: string, close: () => void): void => {
    onChange(endOfDay(day));
    close();
  };
  return (
    <Popover
      label="When access ends"
      placement="bottom start"
      trigger={
        <Button
          variant={isRegular ? "secondary" : "quiet"}
          icon={CalendarClock}
          onPress={() => setOpenings(openings + 1)}
          className={value === null ? "" : "bg-accent-soft! text-accent!"}
        >
          {value === null ? "Until…" : `Until ${dayWords(value - 1, now)}`}
        </Button>
      }
    >
      {(close) => (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap gap-1.5">
            {usual.map(({ days, label }) => (
              <Button key={days} size="small" onPress={() => choose(dayAfter(now, days), close)}>
                {label}
              </Button>
            ))}
            {value === null ? null : (
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  onChange(null);
                  close();
                }}
              >
                Without end
              </Button>
            )}
          </div>
          <DayPicker
            key={openings}
            label="Last day with access"
            value={value === null ? null : dayOf(value - 1)}
            first={dayOf(now)}
            firstDay={firstDay}
            onChange={(day) => choose(day, close)}
          />
        </div>
      )}
    </Popover>
  );
}
