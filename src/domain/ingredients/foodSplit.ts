/**
 * Splits what follows the amount into food, preparation and note: "finely chopped fresh parsley, plus extra to serve" is
 * fresh parsley, finely chopped, plus extra to serve. It knows nothing about numbers.
 */
import { bare, leadingFiller, takeWords, tidy } from "./foodPhrases.ts";
import { describingWords, noteStart, preparationStart, sizeWords } from "./foodWords.ts";

export interface FoodParts {
  readonly food: string;
  readonly preparation: readonly string[];
  readonly notes: readonly string[];
}

const bracket = /\s*[([{]((?:[^()[\]{}]|\([^()]*\))*)[)\]}]/g;

/** From here to the end of the segment it is a note. */
const noteTail =
  /\s+(?:for(?=\s)|to (?:serve|taste|garnish|finish|decorate|drizzle|dust|thicken|cover|coat|glaze|fry|brush|sprinkle|grease|season|make|bind|loosen|fill|roll|top|accompany|moisten|your taste|use|deep)\b|as (?:needed|required|necessary|desired|garnish|you like|a garnish|an accompaniment)\b|if (?:needed|desired|necessary|you|using|possible|available|preferred|liked|wanted|required|wished)\b|plus(?=\s)|such as\b|preferably\b|ideally\b|like (?!water)(?=[A-Z])|(?:or|\+) (?:\d|to taste|more\b|less\b|as needed|as required|so\b|an? (?:few|pinch|handful|bunch|little)\b|about\b|(?:one|two|three|four|half)\b)|about (?=\d)|approx\S* |each\b|optional\b|from (?:the|a|an|about|\d|one|two)\b|made (?:from|with|of|by)\b|divided\b|see (?:note|below|page|recipe|tip|above)|available\b|recipe (?:follows|below|above)|according to\b|reserved\b|weighing\b|(?:mixed|mashed|dissolved|stirred) (?:with|in|into)\b|depending\b|in (?:the|their|its) |zum |zur |nach |für |q\.?\s?b\.?$|quanto basta|au goût|al gusto|pour (?:la|le|les|l')|naar smaak|na smaak|-\s)/i;

/** From here to the end of the segment it is something done. */
const preparationTail =
  /\s+(?:at room temp(?:erature)?|cut (?:in|into|up|on|across|crosswise|lengthwise|lengthways|to|from)\b|broken (?:in|into|up)\b|torn (?:in|into)\b|halved\b|quartered\b|separated\b|(?:skin|bone|seeds?|stems?|ends?|ribs?|rind|fat|crusts?|shells?|pods?|tails?|heads?|leaves|stalks|core|casings?|husks?|tops?) (?:removed|trimmed|discarded|separated|off|picked)\b|(?:skin|rind|shell|tail|bone)s? (?:on|intact)\b|with (?:skins?|tails?|shells?|bones?) (?:on|removed|intact)|taken\b|brought\b|in half\b)/i;

/** Removes brackets and returns their contents. */
function takeBrackets(text: string): { text: string; contents: string[] } {
  if (!/[([{]/.test(text)) return { text, contents: [] };
  const contents: string[] = [];
  const rest = text.replace(bracket, (_, content: string) => {
    if (content.trim() !== "") contents.push(content.trim());
    return " ";
  });
  return { text: rest.replace(/[()[\]{}\s]+/g, " "), contents };
}

/** "canola, sunflower, or vegetable oil": how many segments from `at` one list of foods takes; 1 when it is no list. */
function listLength(segments: readonly string[], at: number): number {
  const first = segments[at] ?? "";
  if (wordCount(first) > 5) return 1;
  for (let place = at + 1; place < segments.length && place < at + 6; place += 1) {
    const segment = segments[place] ?? "";
    const last = /^(?:or|and\/or|and)\s+(?!to taste|more|less|as |if |about |use |other |another |plus |\d|an? )/i.test(
      segment,
    );
    const inner = / (?:or|and) /i.test(segment) && wordCount(segment) <= 5 && place > at;
    const words = segment.replace(/^(?:or|and\/or|and)\s+/i, "");
    if (isDone(words) || noteStart.test(words) || wordCount(words) > 6) return 1;
    if (last || (inner && place > at + 1)) return place - at + 1;
    if (wordCount(segment) > 3) return 1;
  }
  return 1;
}

function wordCount(text: string): number {
  return text === "" ? 0 : text.split(" ").length;
}

/** Nothing but preparation, or preparation that goes on ("cut into strips"). */
function isDone(words: string): boolean {
  if (!preparationStart(words)) return false;
  const { food } = takeWords(words, false);
  return food === "" || /^(?:into|in|to|on|with|until|by|up|from|off|at)\b/.test(food);
}

function isDescription(segment: string): boolean {
  return (
    segment !== "" && segment.split(" ").every((word) => describingWords.has(bare(word)) || sizeWords.has(bare(word)))
  );
}

/**
 * Splits the text after the amount. `keepPreparation` leaves words such as "chopped" in the food, for what is bought that
 * way in a tin.
 */
export function splitFood(text: string, keepPreparation: boolean): FoodParts {
  const brackets = takeBrackets(text);
  const preparation: string[] = [];
  const notes: string[] = [];
  for (const content of brackets.contents) (preparationStart(content) ? preparation : notes).push(content);
  const segments = brackets.text
    .replace(leadingFiller, "")
    .split(/\s*[,;]\s+|\s*[,;]$|\s+-\s+|(?<=[a-z]{3})\.\s+(?=[a-z])/)
    .map((segment) => segment.replace(/\s+/g, " ").trim())
    .filter((segment) => segment !== "");

  let food = "";
  let at = 0;
  for (; at < segments.length && food === ""; at += 1) {
    let segment = segments[at] ?? "";
    const listed = listLength(segments, at);
    if (listed > 1) {
      segment = segments.slice(at, at + listed).join(", ");
      at += listed - 1;
    }
    while (at + 1 < segments.length && isDescription(segment) && !isRemark(segments[at + 1] ?? "")) {
      segment = `${segment} ${segments[at + 1] ?? ""}`;
      at += 1;
    }
    segment = cutTail(segment, noteTail, notes);
    segment = cutTail(segment, preparationTail, preparation);
    const parts = takeWords(segment, keepPreparation);
    preparation.push(...parts.preparation);
    notes.unshift(...parts.sizes);
    food = parts.food;
  }
  for (const segment of segments.slice(at)) {
    if (noteStart.test(segment) && !preparationStart(segment)) notes.push(segment);
    else preparation.push(segment);
  }
  // "2 cloves, crushed": nothing but preparation words means the first of them was the food after all.
  if (food === "") {
    const fallback = tidy(segments[0] ?? "");
    return { food: fallback, preparation: preparation.filter((part) => part !== fallback), notes };
  }
  return { food, preparation, notes };
}

function isRemark(segment: string): boolean {
  return noteStart.test(segment) || (preparationStart(segment) && takeWords(segment, false).food === "");
}

function cutTail(segment: string, tail: RegExp, into: string[]): string {
  const found = tail.exec(segment);
  if (found === null || found.index === 0) return segment;
  const cut = segment
    .slice(found.index)
    .replace(/^[\s-]+/, "")
    .trim();
  if (cut !== "") into.push(cut);
  return segment.slice(0, found.index).replace(/[\s,;]+$/, "");
}
