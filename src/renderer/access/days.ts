/** Days of this device’s calendar and the moments they end: what a person means by "until Friday". */
import { fromAbsolute, getLocalTimeZone, parseDate, toCalendarDate } from "@internationalized/date";

/** The day (YYYY-MM-DD) a moment (ms) is in. */
export function dayOf(at: number, zone = getLocalTimeZone()): string {
  return toCalendarDate(fromAbsolute(at, zone)).toString();
}

/** The day so many days after the one a moment is in. */
export function dayAfter(at: number, days: number, zone = getLocalTimeZone()): string {
  return parseDate(dayOf(at, zone)).add({ days }).toString();
}

/** The moment (ms) a day is over: from then on "until that day" has ended. */
export function endOfDay(day: string, zone = getLocalTimeZone()): number {
  return parseDate(day).add({ days: 1 }).toDate(zone).getTime();
}
