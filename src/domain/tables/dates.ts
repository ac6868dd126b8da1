/** Dates as people write them ↔ `YYYY-MM-DD`. Calendar days only: no time of day, no time zone. */

export type DateOrder = "dmy" | "mdy" | "ymd";

const orders = new Map<string, DateOrder>();
const monthNames = new Map<string, ReadonlyMap<string, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** In which order a locale writes day, month and year. */
export function dateOrder(locale: string): DateOrder {
  let order = orders.get(locale);
  if (!order) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: "UTC" }).formatToParts(Date.UTC(2021, 10, 24));
    const letters = parts.map((part) => ({ day: "d", month: "m", year: "y" })[part.type as "day"] ?? "").join("");
    order = letters === "mdy" || letters === "ymd" ? letters : "dmy";
    orders.set(locale, order);
  }
  return order;
}

function monthsOf(locale: string): ReadonlyMap<string, number> {
  let months = monthNames.get(locale);
  if (!months) {
    const names = new Map<string, number>();
    for (const one of [locale, "en"]) {
      for (const month of ["long", "short"] as const) {
        for (const shape of [{ month }, { month, day: "numeric" }] as const) {
          const format = new Intl.DateTimeFormat(one, { ...shape, timeZone: "UTC" });
          for (let index = 0; index < 12; index++) {
            const name = format.formatToParts(Date.UTC(2021, index, 1)).find((part) => part.type === "month")?.value;
            const key = name ? bareName(name) : "";
            if (key && !/^\d/.test(key) && !names.has(key)) names.set(key, index + 1);
          }
        }
      }
    }
    months = names;
    monthNames.set(locale, names);
  }
  return months;
}

function bareName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f.]/g, "")
    .toLowerCase();
}

/** Whether a text is a real day written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return parts !== null && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** `YYYY-MM-DD` of a real day, or null ("31 February"). Years 1 to 9999. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day > days) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Two digits mean 1970 to 2069. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/**
 * Reads a date, or null: `2026-11-24`, `24.11.2026`, `24/11/26`, `11/24/2026` (the order follows the locale unless only one
 * makes sense), `24 Nov 2026`, `November 24, 2026`, `24.11.` (this year), `today`, `tomorrow`, `yesterday`.
 * @param today `YYYY-MM-DD`
 */
export function parseDate(text: string, locale: string, today: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 60) return null;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(trimmed);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2})?)?$/.exec(trimmed);
  if (numeric) {
    const [, first = "", sign = "", second = "", yearText] = numeric;
    if (yearText === undefined && sign === "-") return null;
    // "1.5" is a number in most columns and a day only with its closing point or a year.
    if (yearText === undefined && sign === "." && !trimmed.endsWith(".")) return null;
    const year = yearText === undefined ? Number(today.slice(0, 4)) : fullYear(yearText);
    const [a, b] = [Number(first), Number(second)];
    const monthFirst =
      sign === "." ? false : dateOrder(locale) === "mdy" || (dateOrder(locale) === "ymd" && yearText === undefined);
    return monthFirst ? (isoDate(year, a, b) ?? isoDate(year, b, a)) : (isoDate(year, b, a) ?? isoDate(year, a, b));
  }
  return parseNamed(trimmed, locale, today);
}

function parseNamed(text: string, locale: string, today: string): string | null {
  const shift = { today: 0, tomorrow: 1, yesterday: -1 }[text.toLowerCase() as "today"];
  if (shift !== undefined) return addDays(today, shift);
  const words = text
    .replace(/^\p{L}+\.?,\s+/u, "")
    .split(/[\s,./-]+/)
    .filter(Boolean);
  if (words.length < 2 || words.length > 3) return null;
  let month: number | undefined;
  const numbers: string[] = [];
  for (const word of words) {
    const digits = /^(\d{1,4})(?:st|nd|rd|th)?$/i.exec(word)?.[1];
    if (digits !== undefined) numbers.push(digits);
    else month ??= monthsOf(locale).get(bareName(word)) ?? 0;
  }
  if (!month || numbers.length !== words.length - 1) return null;
  const [first = "", second] = numbers;
  if (first.length > 2) return second === undefined ? null : isoDate(Number(first), month, Number(second));
  return isoDate(second === undefined ? Number(today.slice(0, 4)) : fullYear(second), month, Number(first));
}

/** The day `days` after (or before) an ISO date. */
export function addDays(iso: string, days: number): string | null {
  if (!isIsoDate(iso)) return null;
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A date for showing: "24 Nov 2026" in the locale's way. */
export function formatDate(iso: string, locale: string): string {
  if (!isIsoDate(iso)) return iso;
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    formats.set(locale, format);
  }
  return format.format(Date.parse(`${iso}T00:00:00Z`));
}
