/** Times, sizes and counts as people say them, in their own language where the system knows it. */

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["week", 7 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 days ago", "yesterday", "just now"; both times in milliseconds. */
export function timeAgo(at: number, now: number, locale = "en"): string {
  const passedMs = Math.max(0, now - at);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, unitMs] of steps)
    if (passedMs >= unitMs) return format.format(-Math.floor(passedMs / unitMs), unit);
  return "just now";
}

/** "in 5 days", "tomorrow", "in 2 hours", "any moment"; both times in milliseconds. Never says more than there is left. */
export function timeUntil(at: number, now: number, locale = "en"): string {
  const leftMs = at - now;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, unitMs] of steps) if (leftMs >= unitMs) return format.format(Math.floor(leftMs / unitMs), unit);
  return "any moment";
}

/** "3 Dec", with the year where it is not this one; both times in milliseconds. */
export function dayWords(at: number, now: number, locale = "en-GB"): string {
  const day = new Date(at);
  const isThisYear = day.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(day);
}

/** "1.4 MB": powers of 1,000, as file managers of today count. */
export function byteSize(bytes: number, locale = "en"): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

const conjunction = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "milk, flour and eggs" */
export function listed(words: readonly string[]): string {
  return conjunction.format(words);
}

/** "1 recipe", "3 recipes", "no recipes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${many}`;
}
