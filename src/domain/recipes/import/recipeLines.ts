/**
 * Finds a recipe in plain lines – pasted text, Markdown, a page without recipe data – by its headings, or, where it has
 * none, by the shape of its lines. It takes lines as they are and never writes one of its own.
 */
import type { DraftIngredientGroup, DraftStep } from "../draft.ts";
import { groupAtHeadings, headingIn, stepsAtHeadings } from "./draftBuilding.ts";
import type { Facts } from "./recipeFacts.ts";
import { isBareTime, isFactLabel, readFact, readFacts } from "./recipeFacts.ts";
import { isBareCount, withoutNumber } from "./schemaSteps.ts";
import type { SectionKind } from "./sectionHeadings.ts";
import { sectionKind } from "./sectionHeadings.ts";

export interface SourceLine {
  readonly text: string;
  /** 0 for running text and list entries; 1–6 for headings, 6 for a line that is only bold. */
  readonly level: number;
  readonly isItem: boolean;
}

export interface FoundRecipe extends Facts {
  readonly title: string;
  readonly description: string;
  readonly ingredientGroups: readonly DraftIngredientGroup[];
  readonly steps: readonly DraftStep[];
  readonly notes: string;
  /** Found by the shape of the lines alone, without headings. */
  readonly byShape: boolean;
}

interface Section {
  readonly kind: SectionKind;
  /** The heading as written; "" for what stands before the first one. */
  readonly heading: string;
  readonly level: number;
  readonly lines: SourceLine[];
}

const unicodeFraction = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
const quantityStart = new RegExp(
  `^(?:[-*•·▢☐□–]\\s*)?(?:\\d|[${unicodeFraction}]|(?:a|an|one|two|three|half)\\s+\\p{L}+)`,
  "iu",
);

/** The recipe, or null when nothing in the lines looks like ingredients. */
export function findRecipeInLines(lines: readonly SourceLine[]): FoundRecipe | null {
  const sections = cutIntoSections(lines);
  const best = bestSection(sections, "ingredients");
  if (best === undefined) return findByShape(lines);
  const ingredients = withNeighbours(sections, best);
  const after = sections.slice(sections.indexOf(best) + 1);
  const bestMethod = bestSection(after, "method") ?? bestSection(sections, "method");
  const method = bestMethod === undefined ? undefined : withNeighbours(sections, bestMethod);
  const { ingredientLines, rest } = splitOffMethod(ingredients, method === undefined);
  const groups = groupAtHeadings(
    ingredientLines.filter((line) => readFact(line.text) === null && !isUnitSwitch(line.text)).map(asMarkedLine),
  );
  const found = groups.flatMap((group) => group.ingredients);
  if (!isPlausibleList(found)) return findByShape(lines);
  const before = sections[0]?.kind === "intro" ? sections[0].lines : [];
  const facts = readFacts(lines.map((line) => line.text));
  const [titleLine, ...introLines] = before.filter((line) => readFact(line.text) === null);
  return {
    ...facts,
    title: titleLine?.text ?? "",
    description: introLines.map((line) => line.text).join("\n"),
    ingredientGroups: groups,
    steps: readMethod([...rest, ...withoutTail(method ?? [])]),
    notes: sections
      .filter((section) => section.kind === "notes")
      .flatMap((section) => section.lines.map((line) => line.text))
      .join("\n"),
    byShape: false,
  };
}

/** What is left under "Ingredients" where a page builds its list by script – a word, times of other recipes – is no list. */
function isPlausibleList(lines: readonly string[]): boolean {
  if (lines.some((line) => quantityStart.test(line) && !isBareTime(line))) return true;
  return lines.length >= 2 && !lines.some(isBareTime);
}

function cutIntoSections(lines: readonly SourceLine[]): Section[] {
  const sections: Section[] = [{ kind: "intro", heading: "", level: 0, lines: [] }];
  for (const [at, line] of lines.entries()) {
    const kind = sectionKind(line.text, line.level > 0);
    const current = sections.at(-1);
    if (kind !== null) sections.push({ kind, heading: line.text, level: line.level, lines: [] });
    else if (current !== undefined && endsSection(line, current, lines[at + 1]))
      sections.push({ kind: "other", heading: line.text, level: line.level, lines: [] });
    else current?.lines.push(line);
  }
  return sections;
}

/** A heading higher than the section's own ends it; so does one as high, unless it heads another group of the list. */
function endsSection(line: SourceLine, section: Section, next: SourceLine | undefined): boolean {
  if (line.level === 0 || section.level === 0 || section.kind === "intro") return false;
  if (line.level !== section.level || line.level === boldLevel) return line.level < section.level;
  return section.kind !== "ingredients" || next === undefined || !quantityStart.test(next.text);
}

const boldLevel = 6;

/** "Ingredients for the dough" and, right after it, "Ingredients for the filling" are two groups of one list. */
function withNeighbours(sections: readonly Section[], best: Section): SourceLine[] {
  const at = sections.indexOf(best);
  let from = at;
  while (from > 0 && sections[from - 1]?.kind === best.kind) from -= 1;
  let to = at;
  while (sections[to + 1]?.kind === best.kind) to += 1;
  const parts = sections.slice(from, to + 1).filter((section) => section.lines.length > 0);
  if (parts.length < 2) return [...best.lines];
  return parts.flatMap((section) => [{ text: section.heading, level: boldLevel, isItem: false }, ...section.lines]);
}

/** A page's switch between systems of units is no ingredient. */
function isUnitSwitch(text: string): boolean {
  return isFactLabel(text) || /^(?:(?:us|metric|imperial|customary|cups|grams|[123]x)\s*[/|]?\s*)+$/i.test(text);
}

/** Pages name "Ingredients" several times (a link to it, a shopping list): the one with the most entries is meant. */
function bestSection(sections: readonly Section[], kind: SectionKind): Section | undefined {
  const score = (section: Section): number =>
    Math.min(section.lines.length, 60) + section.lines.filter((line) => line.isItem).length;
  return sections
    .filter((section) => section.kind === kind && section.lines.length > 0)
    .reduce<Section | undefined>(
      (best, section) => (best === undefined || score(section) > score(best) ? section : best),
      undefined,
    );
}

/** Without a heading for the method, the first whole sentences after the ingredients begin it. */
function splitOffMethod(
  lines: readonly SourceLine[],
  withoutMethod: boolean,
): { ingredientLines: readonly SourceLine[]; rest: readonly SourceLine[] } {
  const at = withoutMethod ? lines.findIndex((line) => isSentence(line.text)) : -1;
  return at <= 0
    ? { ingredientLines: lines, rest: [] }
    : { ingredientLines: lines.slice(0, at), rest: lines.slice(at) };
}

/** Where the steps are list entries, what follows the last one (buttons, dates, links) belongs to the page, not the recipe. */
function withoutTail(lines: readonly SourceLine[]): readonly SourceLine[] {
  const last = lines.findLastIndex((line) => line.isItem);
  return lines.filter((line) => line.isItem).length >= 3 ? lines.slice(0, last + 1) : lines;
}

function readMethod(lines: readonly SourceLine[]): DraftStep[] {
  return stepsAtHeadings(
    lines
      .filter((line) => !isBareCount(line.text))
      .map((line) => (line.level > 0 ? asMarkedLine(line) : withoutNumber(line.text))),
  );
}

function asMarkedLine(line: SourceLine): string {
  return line.level > 0 && headingIn(line.text) === null ? `## ${line.text}` : line.text;
}

function isIngredientShaped(line: SourceLine): boolean {
  return (
    line.text.length <= 120 &&
    readFact(line.text) === null &&
    !isBareTime(line.text) &&
    quantityStart.test(line.text) &&
    !/^\d{1,2}[.)]\s/.test(line.text) &&
    !isSentence(line.text)
  );
}

function isSentence(text: string): boolean {
  return (
    (text.length > 60 && /[.!]$/.test(text)) ||
    (text.length > 110 && /[.;]\s/.test(text)) ||
    (/^(?:\d{1,2}[.)]|step \d+)\s+\p{Lu}/iu.test(text) && /[.!]$/.test(text))
  );
}

/** The longest run of lines that begin with an amount are the ingredients; the sentences after them the method. */
function findByShape(lines: readonly SourceLine[]): FoundRecipe | null {
  let best: { from: number; to: number; shaped: number } | null = null;
  for (let from = 0; from < lines.length; from += 1) {
    if (!isIngredientShaped(lines[from] ?? noLine)) continue;
    let to = from;
    let shaped = 0;
    for (let at = from; at < lines.length && at - to <= 3; at += 1) {
      const line = lines[at] ?? noLine;
      if (isSentence(line.text)) break;
      if (!isIngredientShaped(line)) continue;
      to = at;
      shaped += 1;
    }
    if (best === null || shaped > best.shaped) best = { from, to, shaped };
    from = to;
  }
  // Mostly lines that begin with an amount, or it is a list of something else.
  if (best === null || best.shaped < 3 || best.shaped < (best.to - best.from + 1) * minShapedShare) return null;
  const end = lines.findIndex((line, at) => at > (best?.to ?? 0) && (isSentence(line.text) || line.level > 0));
  const ingredients = lines
    .slice(best.from, best.to + 1)
    .filter((line) => readFact(line.text) === null && !isUnitSwitch(line.text));
  const intro = lines.slice(0, best.from).filter((line) => readFact(line.text) === null);
  const method = end === -1 ? lines.slice(best.to + 1) : lines.slice(end);
  return {
    ...readFacts(lines.map((line) => line.text)),
    title: intro[0]?.text ?? "",
    description: intro
      .slice(1)
      .map((line) => line.text)
      .join("\n"),
    ingredientGroups: groupAtHeadings(ingredients.map(asMarkedLine)),
    steps: readMethod(method.filter((line) => line.level === 0)),
    notes: "",
    byShape: true,
  };
}

const minShapedShare = 0.6;
const noLine: SourceLine = { text: "", level: 0, isItem: false };
