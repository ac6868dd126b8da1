/** Durations as the world writes them: ISO 8601, broken ISO 8601, and words in the languages recipes come in. */

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;
/** Longer than any ferment; beyond it the number is a mistake (dates written as durations). */
const maxMinutes = 400 * minutesPerDay;

const fractionCharacters: Readonly<Record<string, number>> = {
  "½": 0.5,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 0.25,
  "¾": 0.75,
  "⅕": 0.2,
  "⅛": 0.125,
  "⅜": 0.375,
  "⅝": 0.625,
  "⅞": 0.875,
};

/** Minutes, rounded to whole ones, or null when the value is not a duration. A plain number is minutes. 0 is "not given". */
export function parseDuration(value: unknown): number | null {
  if (typeof value === "number") return bounded(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (text === "" || text.length > 200) return null;
  if (/^[-+]?P/i.test(text)) return bounded(isoMinutes(text));
  if (/^\d+$/.test(text)) return bounded(Number(text));
  const clock = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$/.exec(text);
  if (clock !== null) return bounded(Number(clock[1]) * minutesPerHour + Number(clock[2]));
  return bounded(wordMinutes(text));
}

function bounded(minutes: number | null): number | null {
  if (minutes === null || !Number.isFinite(minutes) || minutes <= 0 || minutes > maxMinutes) return null;
  return Math.max(1, Math.round(minutes));
}

/** "PT1H30M", "P0DT20M", "P0Y0M0DT0H35M0.000S", also "PT90", "P1H" and "PT1H30". */
function isoMinutes(text: string): number | null {
  let minutes = 0;
  let found = false;
  let inTime = false;
  let last = "";
  for (const token of text.matchAll(/(T)|(\d+(?:[.,]\d+)?)\s*([YMWDHS]?)/gi)) {
    if (token[1] !== undefined) {
      inTime = true;
      continue;
    }
    const number = Number((token[2] ?? "").replace(",", "."));
    const unit = (token[3] ?? "").toUpperCase();
    found = true;
    if (unit === "D") minutes += number * minutesPerDay;
    else if (unit === "W") minutes += number * 7 * minutesPerDay;
    else if (unit === "H") minutes += number * minutesPerHour;
    else if (unit === "S") minutes += number / 60;
    else if (unit === "M") minutes += inTime || last !== "" ? number : 0;
    else if (unit === "") minutes += number;
    last = unit;
  }
  return found ? minutes : null;
}

const dayWords = /^(?:d|days?|tage?n?|dag(?:en|ar|e)?|jours?|giorn[oi]|d[ií]as?|dn[ií]|päivää?)$/;
const hourWords =
  /^(?:h|hrs?|hours?|std|stunden?|uur|uren|u|heures?|or[ae]|horas?|timer?|timmar|timme|tim|tunti|tuntia|godz|godziny?|hod|hodin[ay]?|ч|час(?:а|ов)?|saat|時間|小时|小時|시간)$/;
const minuteWords =
  /^(?:m|min|mins|minutes?|minuten|minuut|minut[oi]s?|minut(?:ter|er|y|a)?|minuuttia?|мин|минут[аы]?|dakika|dk|分|分钟|分鐘|분)$/;
const secondWords = /^(?:s|secs?|seconds?|sekunden?|sek|seconden|secondes?|secondi|segundos?|秒)$/;

/** "1 hour 20 mins", "1h20", "1½ Std.", "10-13 Minutes" (the longer one), "2 to 3 hours". */
function wordMinutes(text: string): number | null {
  const tokens = [
    ...text.toLowerCase().matchAll(/(\d+\s*\/\s*\d+)|(\d+(?:[.,]\d+)?)|([½⅓⅔¼¾⅕⅛⅜⅝⅞])|(\p{L}+)|([-–—])/gu),
  ];
  let minutes = 0;
  let found = false;
  let pending: number | null = null;
  let lastUnit: "hour" | null = null;
  for (const token of tokens) {
    if (token[1] !== undefined) {
      const [upper = 0, lower = 1] = token[1].split("/").map(Number);
      pending = (pending ?? 0) + (lower === 0 ? 0 : upper / lower);
    } else if (token[2] !== undefined) pending = Number(token[2].replace(",", "."));
    else if (token[3] !== undefined) pending = (pending ?? 0) + (fractionCharacters[token[3]] ?? 0);
    else if (token[4] !== undefined && pending !== null) {
      const factor = unitMinutes(token[4]);
      if (factor === null) continue;
      minutes += pending * factor;
      lastUnit = factor === minutesPerHour ? "hour" : null;
      found = true;
      pending = null;
    }
  }
  // "1h20": the minutes carry no unit of their own.
  if (pending !== null && lastUnit === "hour" && pending < minutesPerHour) minutes += pending;
  return found ? minutes : null;
}

function unitMinutes(word: string): number | null {
  if (dayWords.test(word)) return minutesPerDay;
  if (hourWords.test(word)) return minutesPerHour;
  if (minuteWords.test(word)) return 1;
  return secondWords.test(word) ? 1 / 60 : null;
}

/** Whether the text names a range or an approximation that one number cannot keep. */
export function isLooseDuration(value: unknown): boolean {
  return (
    typeof value === "string" &&
    !/^[-+]?P/i.test(value.trim()) &&
    /\d\s*(?:[-–—]|to|bis|à|a)\s*\d|\+|\bover ?night\b/i.test(value)
  );
}
