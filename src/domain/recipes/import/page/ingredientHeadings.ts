/**
 * JSON-LD has no ingredient groups, but the page shows them: this finds the recipe's ingredient lines in the page's own
 * elements and takes the headings that stand between them. It never changes, adds or drops a line.
 */
import type { Document, Element } from "domhandler";
import { isTag } from "domhandler";
import type { DraftIngredientGroup } from "../../draft.ts";
import { sectionKind } from "../sectionHeadings.ts";
import { linesOf, textOf } from "../text/nodeText.ts";
import { isMarkedHeading } from "./headingMarks.ts";

/** A place in the page, in document order: an element small enough to be one line. */
interface Place {
  readonly element: Element;
  readonly text: string;
  readonly key: string;
  /** Index of the first place that is not inside this one. */
  end: number;
}

const maxElementsInLine = 60;
const maxLineCharacters = 400;
const maxStarts = 12;
/** Ingredient lines of one recipe stand together: this many other lines at most between two of them. */
const maxGap = 60;

export interface ShownIngredients {
  readonly groups: readonly DraftIngredientGroup[];
  /** How many lines were cut short in the page's data and completed from what the page shows. */
  readonly completed: number;
}

/** The lines as the page shows them, in groups where it shows headings; null when they are not in the page. */
export function findShownIngredients(
  document: Document,
  lines: readonly string[],
  title: string,
): ShownIngredients | null {
  if (lines.length < 2) return null;
  const places = placesOf(document);
  const keys = lines.map(keyOf);
  const amountsAreMissing = lines.every((line) => !/[\d½⅓⅔¼¾⅛]/.test(line));
  const matched =
    (amountsAreMissing ? matchListEntries(places, lines) : null) ??
    matchLines(places, keys) ??
    matchListEntries(places, lines);
  if (matched === null || hasMethodBetween(places, matched)) return null;
  const groups: { purpose: string | null; ingredients: string[] }[] = [];
  let previousEnd = 0;
  let completed = 0;
  matched.forEach((at, index) => {
    const heading = index === 0 ? headingBefore(places, at, title) : headingBetween(places, previousEnd, at);
    previousEnd = places[at]?.end ?? at + 1;
    const line = shownLine(places[at]?.text ?? "", lines[index] ?? "", amountsAreMissing);
    if (line.isCompleted) completed += 1;
    const last = groups.at(-1);
    if (last === undefined || heading !== null) groups.push({ purpose: heading, ingredients: [line.text] });
    else last.ingredients.push(line.text);
  });
  return { groups, completed };
}

interface ShownLine {
  readonly text: string;
  readonly isCompleted: boolean;
}

/**
 * The page's own words where the data cuts them short, leaves the amounts out, or runs amount and unit together ("800g");
 * else the data's.
 */
function shownLine(shown: string, stated: string, amountsAreMissing: boolean): ShownLine {
  const text = shown.replace(/^[^\p{L}\p{N}(]+/u, "").replace(/\s*\*+$/, "");
  if (text.length > stated.length && joined(text) === joined(stated)) return { text, isCompleted: false };
  const isCut =
    text.length > stated.length * 1.5 &&
    text.length - stated.length > 15 &&
    keyOf(text).startsWith(keyOf(stated)) &&
    !/[)]/.test(stated);
  const hasAmount = amountsAreMissing && /^[\d½⅓⅔¼¾⅛]/.test(text) && keyOf(text).includes(keyOf(stated));
  return isCut || hasAmount ? { text, isCompleted: true } : { text: stated, isCompleted: false };
}

function joined(text: string): string {
  return text.replace(/(\d)\s+(?=\p{L})/gu, "$1");
}

/** Lines found again in the text of the method are not the list: its headings would be the method's. */
function hasMethodBetween(places: readonly Place[], matched: readonly number[]): boolean {
  const between = places.slice(matched[0], matched.at(-1));
  return between.some(
    (place) =>
      place.text !== "" &&
      place.text.length <= 80 &&
      /^h[1-4]$/.test(place.element.name) &&
      sectionKind(place.text, true) === "method",
  );
}

/** Letters and digits only: pages and their JSON-LD differ in spaces, brackets and checkbox marks. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function placesOf(document: Document): Place[] {
  const places: Place[] = [];
  const visit = (element: Element): number => {
    const at = places.length;
    let inside = 1;
    const place: Place = { element, text: "", key: "", end: 0 };
    places.push(place);
    for (const child of element.children) if (isTag(child) && !skipped.has(child.name)) inside += visit(child);
    const text = inside <= maxElementsInLine ? textOf(element) : "";
    const short = text !== "" && text.length <= maxLineCharacters;
    places[at] = { element, text: short ? text : "", key: short ? keyOf(text) : "", end: places.length };
    return inside;
  };
  for (const child of document.children) if (isTag(child) && !skipped.has(child.name)) visit(child);
  return places;
}

const skipped = new Set(["script", "style", "noscript", "template", "svg", "head", "iframe"]);

/** For every line the place that shows it, in order; null when the page does not show them all. */
function matchLines(places: readonly Place[], keys: readonly string[]): number[] | null {
  const first = keys[0] ?? "";
  let starts = 0;
  for (let at = 0; at < places.length && starts < maxStarts; at += 1) {
    if (!isSameLine(places[at]?.key ?? "", first)) continue;
    starts += 1;
    const matched = matchFrom(places, keys, at);
    if (matched !== null) return matched;
  }
  return null;
}

function matchFrom(places: readonly Place[], keys: readonly string[], start: number): number[] | null {
  const matched: number[] = [];
  let at = start;
  let gap = 0;
  while (at < places.length && matched.length < keys.length && gap <= maxGap) {
    const place = places[at];
    if (place === undefined) break;
    if (isSameLine(place.key, keys[matched.length] ?? "")) {
      matched.push(at);
      at = place.end;
      gap = 0;
    } else {
      if (place.key !== "") gap += 1;
      at += 1;
    }
  }
  return matched.length === keys.length ? matched : null;
}

/**
 * Pages print notes or a second unit beside the line, so that hardly a line is equal: then as many list entries in a row
 * as the recipe has lines, nearly all of them sharing most of their words with their line.
 */
function matchListEntries(places: readonly Place[], lines: readonly string[]): number[] | null {
  const entries = places.flatMap((place, at) =>
    place.text !== "" && (place.element.name === "li" || place.element.name === "tr") ? [at] : [],
  );
  const shown = entries.map((at) => wordsOf(places[at]?.text ?? ""));
  const wanted = lines.map(wordsOf);
  const maxDifferent = Math.floor(lines.length * 0.2);
  for (let start = 0; start + lines.length <= entries.length; start += 1) {
    let different = 0;
    for (let at = 0; at < wanted.length && different <= maxDifferent; at += 1) {
      const isClose = sharesWords(shown[start + at] ?? noWords, wanted[at] ?? noWords);
      if (!isClose) different += at === 0 ? maxDifferent + 1 : 1;
    }
    if (different <= maxDifferent) return entries.slice(start, start + lines.length);
  }
  return null;
}

const noWords: ReadonlySet<string> = new Set();

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}

/** At least half the words of the shorter of the two. */
function sharesWords(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  if (small.size === 0) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared * 2 >= small.size;
}

/** Equal, or equal but for a small addition (a price, a second unit, a note shown only in one of the two). */
function isSameLine(shown: string, wanted: string): boolean {
  if (shown === "" || wanted === "") return false;
  if (shown === wanted) return true;
  const [short, long] = shown.length < wanted.length ? [shown, wanted] : [wanted, shown];
  return short.length >= 6 && short.length / long.length >= 0.6 && long.includes(short);
}

function headingBetween(places: readonly Place[], from: number, to: number): string | null {
  let heading: string | null = null;
  for (let at = from; at < to; at += 1) {
    const place = places[at];
    // An element around the next line is not between the lines.
    if (place === undefined || place.end > to) continue;
    const text = headingText(place);
    if (text !== null) heading = text;
  }
  return heading;
}

/** The heading over the first line: directly above it, and saying more than "Ingredients". */
function headingBefore(places: readonly Place[], to: number, title: string): string | null {
  let others = 0;
  for (let at = to - 1; at >= 0 && others < 3; at -= 1) {
    const place = places[at];
    if (place === undefined || place.end > to || place.text === "") continue;
    const text = headingText(place);
    if (text !== null) return isGeneric(text, title) ? null : text;
    if (place.element.children.every((child) => !isTag(child))) others += 1;
  }
  return null;
}

function headingText(place: Place): string | null {
  const { element, text } = place;
  if (text === "" || text.length > 120 || !/\p{L}/u.test(text)) return null;
  const isHeading =
    isMarkedHeading(element) ||
    (/[:：]$/.test(text) && ["p", "li", "div", "span", "th"].includes(element.name) && linesOf([element]).length === 1);
  return isHeading ? text : null;
}

const genericHeading =
  /^(?:the )?(?:main |recipe )?(?:ingredients?|ingrediënten|ingredi[eë]nten|zutaten|ingrédients|ingredienti|ingredientes|ingredienser|składniki|ainekset|what you(?:'|’)?ll need|you will need|you need|for \d+.*|serves.*|servings.*|yield.*|us customary.*|metric.*|scale.*|units.*|\d.*)\b.{0,25}$/i;

function isGeneric(text: string, title: string): boolean {
  const bare = keyOf(text.replace(/\bingredients?\b/i, ""));
  return (
    genericHeading.test(text) ||
    bare === "" ||
    bare === keyOf(title) ||
    bare === keyOf(title.replace(/\brecipe\b/i, ""))
  );
}
