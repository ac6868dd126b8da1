/** Numbers as people write them: decimal comma or point, grouping, a unit behind, simple fractions. */

export interface NumberSigns {
  readonly decimal: string;
  readonly group: string;
}

const signsOf = new Map<string, NumberSigns>();

/** The decimal and grouping sign of a locale (BCP 47). */
export function numberSigns(locale: string): NumberSigns {
  let signs = signsOf.get(locale);
  if (!signs) {
    const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
    signs = { decimal: part("decimal") || ".", group: part("group") };
    signsOf.set(locale, signs);
  }
  return signs;
}

const vulgar: Record<string, number> = { "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8 };
/** Past this a double no longer holds every digit: such a text is a code (a barcode, an account), not an amount. */
const maxExactDigits = 15;

/**
 * Reads a number as it is written, or null. "1.234,5", "1,234.5", "1 234", "−3", "(3)", "2 ½", "12 €" and "12 kg" with
 * the column's suffix "kg". A single sign with three digits behind it ("1,234") follows the locale.
 */
export function parseNumber(text: string, locale: string, suffix = ""): number | null {
  let rest = text.trim();
  if (rest === "") return null;
  const inBrackets = /^\((.+)\)$/.exec(rest);
  if (inBrackets) rest = inBrackets[1] ?? "";
  if (suffix && rest.toLowerCase().endsWith(suffix.toLowerCase())) rest = rest.slice(0, -suffix.length).trim();
  rest = rest
    .replace(/^[$€£¥₹]\s*|\s*[$€£¥₹]$/gu, "")
    .replace(/^[\u2212\u2013]/, "-")
    .trim();
  const fraction = /^(-)?(?:(\d{1,9})\s*)?([½¼¾⅓⅔⅛])$/u.exec(rest);
  if (fraction) return (fraction[1] ? -1 : 1) * (Number(fraction[2] ?? 0) + (vulgar[fraction[3] ?? ""] ?? 0));
  const plain = plainNumber(rest.replace(/[\s\u00a0\u202f'’]/gu, ""), numberSigns(locale).decimal);
  if (plain === null) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  return inBrackets ? -value : value;
}

/** The text with a point as its only sign, or null where it is no number. */
function plainNumber(text: string, localeDecimal: string): string | null {
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(text)) return text;
  if (!/^[+-]?(?:\d[\d.,]*|[.,]\d+)$/.test(text)) return null;
  if (text.replace(/\D/g, "").replace(/^0+/, "").length > maxExactDigits && !/[.,]/.test(text)) return null;
  const points = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (points === 0 && commas === 0) return text;
  let decimal: string;
  if (points > 0 && commas > 0) {
    decimal = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    if ((decimal === "." ? points : commas) > 1) return null;
  } else {
    const sign = points > 0 ? "." : ",";
    const couldGroup = /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(text);
    if (points + commas > 1) return couldGroup ? text.replaceAll(sign, "") : null;
    decimal = couldGroup && sign !== localeDecimal ? (sign === "." ? "," : ".") : sign;
  }
  const group = decimal === "." ? "," : ".";
  const [whole = "", part = ""] = text.split(decimal);
  if (group && whole.includes(group) && !/^[+-]?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  if (part.includes(group)) return null;
  return `${whole.replaceAll(group, "")}${part === "" ? "" : `.${part}`}`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number for showing: grouped, with the column's decimals (null: as many as it has) and suffix. */
export function formatNumber(value: number, locale: string, decimals: number | null, suffix = ""): string {
  const key = `${locale} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(
      locale,
      decimals === null
        ? { maximumFractionDigits: 12 }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
    );
    formats.set(key, format);
  }
  return suffix ? `${format.format(value)}\u00a0${suffix}` : format.format(value);
}

/** A number for typing and for the clipboard: all its digits, no grouping, the locale's decimal sign. */
export function numberText(value: number, decimal: string): string {
  const text = String(value);
  return decimal === "." ? text : text.replace(".", decimal);
}
