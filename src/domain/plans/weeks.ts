/** Calendar arithmetic of a meal plan on plain days (`YYYY-MM-DD`), without time zones: a day is a day everywhere. */

const dayMs = 86_400_000;

/** A calendar day as `YYYY-MM-DD`. */
export type IsoDate = string;

/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

function toMs(date: IsoDate): number {
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}

function fromMs(ms: number): IsoDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whether the text names a day that exists: not "2026-02-30". */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "1900-01-01" && fromMs(toMs(text)) === text;
}

/** The local calendar day of a clock reading: what "today" is for the person. */
export function localDay(now: Date): IsoDate {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromMs(toMs(date) + days * dayMs);
}

/** How many days `later` is after `earlier`; negative when before. */
export function daysBetween(earlier: IsoDate, later: IsoDate): number {
  return Math.round((toMs(later) - toMs(earlier)) / dayMs);
}

export function weekdayOf(date: IsoDate): Weekday {
  return new Date(toMs(date)).getUTCDay() as Weekday;
}

/** The first day of the week that holds `date`, for weeks that begin on `firstDay`. */
export function weekStart(date: IsoDate, firstDay: Weekday): IsoDate {
  return addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));
}

/** The Monday that names the part of a plan in which this day is stored, whatever day the person's week begins on. */
export function mondayOf(date: IsoDate): IsoDate {
  return weekStart(date, 1);
}

/** The seven days from `start` on. */
export function weekDates(start: IsoDate): IsoDate[] {
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}
