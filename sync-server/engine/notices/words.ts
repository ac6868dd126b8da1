/** How notices write dates and what people typed. */

const dates = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** `28 November 2026 at 09:00 UTC`: the server does not know where somebody is. */
export function dateWords(ms: number): string {
  return `${dates.format(ms)} UTC`;
}

/** What a person typed, on one line and not longer than a line. */
export function quoted(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 100);
}
