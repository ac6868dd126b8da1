/** Days as words. The interface is English, so days are too, in the person's own English where they have one. */
import { englishLocale } from "../../ui/englishLocale.ts";
import { addDays, daysBetween, type IsoDate } from "../../../domain/plans/weeks.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: IsoDate, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter)
    formats.set(key, (formatter = new Intl.DateTimeFormat(englishLocale, { ...options, timeZone: "UTC" })));
  return formatter.format(new Date(`${date}T00:00:00Z`));
}

/** "Tuesday 17 November". */
export const longDay = (date: IsoDate): string => format(date, { weekday: "long", day: "numeric", month: "long" });
/** "Tue". */
export const shortWeekday = (date: IsoDate): string => format(date, { weekday: "short" });
/** "Tuesday". */
export const weekdayName = (date: IsoDate): string => format(date, { weekday: "long" });
/** "17". */
export const dayNumber = (date: IsoDate): string => format(date, { day: "numeric" });
/** "17 Nov". */
export const shortDay = (date: IsoDate): string => format(date, { day: "numeric", month: "short" });

/** "16 – 22 November 2026". */
export function weekRange(start: IsoDate): string {
  const first = new Date(`${start}T00:00:00Z`);
  const last = new Date(`${addDays(start, 6)}T00:00:00Z`);
  return new Intl.DateTimeFormat(englishLocale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).formatRange(first, last);
}

/** "This week", "Next week", "Last week", or the days. */
export function weekTitle(start: IsoDate, thisWeekStart: IsoDate): string {
  const weeks = daysBetween(thisWeekStart, start) / 7;
  if (weeks === 0) return "This week";
  if (weeks === 1) return "Next week";
  if (weeks === -1) return "Last week";
  return `${shortDay(start)} – ${shortDay(addDays(start, 6))}`;
}
