/** Reads one number at a place in a line: digits, fractions, mixed numbers, decimal commas, number words. */
import type { Rational } from "../quantity/rational.ts";
import { rational, rationalFromDecimal } from "../quantity/rational.ts";

export interface ScannedNumber {
  readonly value: Rational;
  /** Index after the last character read. */
  readonly end: number;
}

const half = rational(1, 2);
const quarter = rational(1, 4);

const cardinals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  zwölf: 12,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  douze: 12,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  sei: 6,
  een: 1,
  twee: 2,
  drie: 3,
  vijf: 5,
  zes: 6,
};

const mixedPattern = /(\d{1,6})(?:\s+|\s?-\s?|\s*&\s*|\s+and\s+)(\d{1,4})\s?\/\s?(\d{1,4})(?![\d/])/y;
const fractionPattern = /(\d{1,6})\s?\/\s?(\d{1,4})(?![\d/])/y;
const decimalPattern = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,9}(?:[.,]\d{1,6})?|\.\d{1,6}/y;
const dozenPattern = /\s+dozen\b/iy;
const wordPattern = /\p{L}+/uy;
const andPartPattern =
  /(?:\s+and\s+|\s+|-)(?:an?\s+|one[\s-])?(half|halves|quarter|quarters|third|thirds|eighth|eighths)\b(?!-|\s+and\s+half)/iy;
const leadHalfPattern = /(?:an?\s+|one[\s-])?(half|quarter|third)(?:\s+of)?(?:\s+an?\b|\b)(?!-|\s+and\s+half)/iy;
const foreignHalfPattern =
  /(?:(?:un|une|ein|eine|einen|een|una)\s+)?(?:halbe[rsn]?|demie?|media|medio|mezz[oa]|halve)(?!\p{L})(?!-)/iuy;

function partValue(word: string): Rational {
  const first = word.toLowerCase();
  if (first.startsWith("hal")) return half;
  if (first.startsWith("quarter")) return quarter;
  return first.startsWith("third") ? rational(1, 3) : rational(1, 8);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Twelve times the number when "dozen" follows. */
function withDozen(text: string, number: ScannedNumber): ScannedNumber {
  const dozen = matchAt(dozenPattern, text, number.end);
  return dozen === null ? number : { value: number.value.mul(12), end: number.end + dozen[0].length };
}

function scanDigits(text: string, at: number): ScannedNumber | null {
  const mixed = matchAt(mixedPattern, text, at);
  if (mixed !== null) {
    const [whole, numerator, denominator] = [Number(mixed[1]), Number(mixed[2]), Number(mixed[3])];
    if (denominator > 0 && numerator < denominator) {
      return { value: rational(whole * denominator + numerator, denominator), end: at + mixed[0].length };
    }
  }
  const fraction = matchAt(fractionPattern, text, at);
  if (fraction !== null) {
    const [numerator, denominator] = [Number(fraction[1]), Number(fraction[2])];
    // "500/600 g" names two weights, not five sixths.
    if (denominator > 0 && !(numerator > 16 && denominator > 16)) {
      return { value: rational(numerator, denominator), end: at + fraction[0].length };
    }
  }
  const decimal = matchAt(decimalPattern, text, at);
  if (decimal === null) return null;
  const written = decimal[0];
  // "00 flour" is a kind of flour.
  if (/^0\d/.test(written)) return null;
  const thousands = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(written);
  const plain = thousands ? written.replaceAll(",", "") : written.replace(",", ".");
  const value = rationalFromDecimal(plain.startsWith(".") ? `0${plain}` : plain);
  return { value, end: at + written.length };
}

function scanWords(text: string, at: number): ScannedNumber | null {
  const lead = matchAt(leadHalfPattern, text, at);
  if (lead !== null && lead[1] !== undefined) return { value: partValue(lead[1]), end: at + lead[0].length };
  const foreign = matchAt(foreignHalfPattern, text, at);
  if (foreign !== null) return { value: half, end: at + foreign[0].length };
  const word = matchAt(wordPattern, text, at);
  if (word === null) return null;
  const lower = word[0].toLowerCase();
  const end = at + word[0].length;
  if (lower === "a" || lower === "an") {
    const dozen = matchAt(dozenPattern, text, end);
    if (dozen !== null) return { value: rational(12), end: end + dozen[0].length };
    return text[end] === " " ? { value: rational(1), end } : null;
  }
  if (lower === "dozen") return { value: rational(12), end };
  const cardinal = Object.hasOwn(cardinals, lower) ? cardinals[lower] : undefined;
  if (cardinal === undefined || (text[end] !== undefined && !/[\s-]/.test(text[end]))) return null;
  const part = matchAt(andPartPattern, text, end);
  if (part === null || part[1] === undefined) return { value: rational(cardinal), end };
  // "three quarters" multiplies, "one and a half" adds.
  const adds = /\band\b/i.test(part[0]);
  const value = adds ? rational(cardinal).add(partValue(part[1])) : partValue(part[1]).mul(cardinal);
  return { value, end: end + part[0].length };
}

/** The number that starts exactly at `at`, or null. Percentages ("2% milk") and "00" are no amounts. */
export function scanNumber(text: string, at: number): ScannedNumber | null {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return null;
  const digits = isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)));
  const number = digits ? scanDigits(text, at) : scanWords(text, at);
  if (number === null) return null;
  if (text[number.end] === "%" || text.startsWith(" %", number.end)) return null;
  return withDozen(text, number);
}
