/** Finds the durations in a step's text, so that each can become a timer. */

export interface StepPart {
  readonly text: string;
  /** Seconds of the duration this part names (of a range the shorter: that is when to look); null for plain text. */
  readonly seconds: number | null;
}

const number = String.raw`(?:\d+(?:[.,]\d+)?\s?[½⅓⅔¼¾]?|[½⅓⅔¼¾])`;
const hour = "(?:hours?|hrs?|stunden?|std\\.?|heures?|horas?|ore|ora|uur|uren|h)";
const minute = "(?:minutes?|minuten|mins?\\.?|minutos?|minuti|minuto|minuut)";
const second = "(?:seconds?|secs?|sekunden|secondes?|segundos?|secondi|seconden)";
const range = String.raw`(?:\s*(?:-|–|—|to|or|bis|à|tot|a)\s*${number})?`;
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/])(?:` +
    // 1 hour (and) 30 minutes; 1 h 30
    String.raw`(?<hours>${number})${range}\s*${hour}(?![\p{L}])(?:(?:\s*(?:and|und|et|y|e|en)\s*|\s*)(?<rest>\d{1,2})\s*(?:${minute}(?![\p{L}])|(?=[^\p{L}\p{N}]|$)))?` +
    String.raw`|(?<minutes>${number})${range}\s*(?:${minute})(?![\p{L}])` +
    String.raw`|(?<seconds>${number})${range}\s*(?:${second})(?![\p{L}])` +
    ")",
  "giu",
);
const fractions: Readonly<Record<string, number>> = { "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75 };
/** Past this it is a wait, not a timer. */
const maxSeconds = 24 * 3600;

function valueOf(text: string): number {
  const fraction = fractions[text.trim().slice(-1)] ?? 0;
  const whole = Number.parseFloat(text.replace(",", "."));
  return (Number.isNaN(whole) ? 0 : whole) + fraction;
}

/** Cuts a step's text at its durations; joined again, the parts are the text. (K.1) */
export function splitAtDurations(text: string): StepPart[] {
  const parts: StepPart[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const { hours, rest, minutes, seconds: spelled } = match.groups ?? {};
    const seconds =
      hours !== undefined
        ? valueOf(hours) * 3600 + (rest === undefined ? 0 : Number(rest) * 60)
        : minutes !== undefined
          ? valueOf(minutes) * 60
          : valueOf(spelled ?? "0");
    if (seconds < 1 || seconds > maxSeconds) continue;
    if (match.index > last) parts.push({ text: text.slice(last, match.index), seconds: null });
    parts.push({ text: match[0], seconds: Math.round(seconds) });
    last = match.index + match[0].length;
  }
  if (last < text.length) parts.push({ text: text.slice(last), seconds: null });
  return parts;
}
