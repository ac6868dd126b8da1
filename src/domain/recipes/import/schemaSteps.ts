/** The method of a schema.org recipe: one string, a list, HTML, HowToStep, HowToSection, ItemList, and mixtures of them. */
import type { DraftStep } from "../draft.ts";
import type { SchemaNode } from "./schemaNode.ts";
import { hasType, isNode, listOf } from "./schemaNode.ts";
import { sectionKind } from "./sectionHeadings.ts";
import { plainLine, plainLines } from "./text/plainText.ts";

/** Sections within sections are a mistake of the page; deeper ones are flattened away. */
const maxDepth = 6;

/** The steps in order; a section's heading stands on its first step. */
export function readSteps(value: unknown): DraftStep[] {
  const steps: DraftStep[] = [];
  collect(value, steps, { heading: null }, 0);
  return steps;
}

interface Pending {
  /** A heading that waits for its first step. */
  heading: string | null;
}

function collect(value: unknown, steps: DraftStep[], pending: Pending, depth: number): void {
  if (depth > maxDepth) return;
  const entries = listOf(value);
  for (const entry of entries) {
    if (typeof entry === "string") {
      const lines = plainLines(entry);
      const texts = entries.length > 1 ? [lines.join("\n")] : lines.flatMap(splitNumbered);
      for (const text of texts) push(text, steps, pending, texts.length > 1 || entries.length > 1);
    } else if (isNode(entry)) collectNode(entry, steps, pending, depth, entries.length === 1);
    else if (Array.isArray(entry)) collect(entry, steps, pending, depth + 1);
  }
}

function collectNode(node: SchemaNode, steps: DraftStep[], pending: Pending, depth: number, isOnly: boolean): void {
  const name = plainField(node["name"]) || plainField(node["headline"]);
  const children = node["itemListElement"] ?? node["steps"] ?? node["step"] ?? node["item"];
  const text = listOf(node["text"] ?? node["description"] ?? node["directions"]).filter(
    (part) => typeof part === "string",
  );
  if (children !== undefined && (text.length === 0 || hasType(node, "HowToSection"))) {
    if (name !== "") addHeading(name, steps, pending);
    collect(children, steps, pending, depth + 1);
    return;
  }
  const lines = text.flatMap(plainLines);
  if (lines.length === 0) {
    if (name !== "") push(name, steps, pending, false);
    return;
  }
  if (name !== "" && !repeats(name, lines.join(" "))) addHeading(name, steps, pending);
  // The only step of a recipe holds the whole method, one step a line; one of several is one step.
  for (const line of isOnly ? lines.flatMap(splitNumbered) : [lines.join("\n")])
    push(line, steps, pending, isOnly && lines.length > 1);
}

function push(line: string, steps: DraftStep[], pending: Pending, mayBeNumbered: boolean): void {
  if (/^##\s+\S/.test(line)) {
    const heading = line.replace(/^#+\s+/, "");
    // "Preparation" over the method says nothing.
    if (sectionKind(heading, false) !== "method" && !isBareCount(heading)) addHeading(heading, steps, pending);
    return;
  }
  const text = mayBeNumbered ? withoutNumber(line) : line;
  if (text === "" || isBareCount(text)) return;
  steps.push({ section: pending.heading, text });
  pending.heading = null;
}

function addHeading(name: string, steps: DraftStep[], pending: Pending): void {
  // A heading right under a heading: the upper one becomes a step of its own, nothing is lost.
  if (pending.heading !== null) steps.push({ section: null, text: pending.heading });
  pending.heading = name;
}

/** "Step 3" or "3." alone on a line: steps are numbered by their place. */
export function isBareCount(line: string): boolean {
  return /^(?:(?:step|schritt|stap|étape|paso|passo|trin|steg)\s*)?\d{1,2}\s*[.):]?$/i.test(line);
}

/** "Step 3" is a count; a name cut from the text's own beginning says nothing new. */
function repeats(name: string, text: string): boolean {
  if (/^\p{L}*\s*\d+\.?$/u.test(name)) return true;
  const start = name.replace(/(?:\.\.\.|…|\.)$/, "").toLowerCase();
  return text.toLowerCase().startsWith(start);
}

function plainField(value: unknown): string {
  return typeof value === "string" ? plainLine(value) : "";
}

/** "1. Chop. 2. Fry. 3. Serve." in one line: cut only when the numbers count up from 1. */
export function splitNumbered(line: string): string[] {
  const starts: number[] = [];
  let wanted = 1;
  for (const match of line.matchAll(/(?:^|[.!?)\]]\s*|\s)(\d{1,2})[.)](?=\s*\p{Lu})/gu)) {
    if (Number(match[1]) !== wanted) continue;
    starts.push(match.index + match[0].length - (match[1] ?? "").length - 1);
    wanted += 1;
  }
  if (starts.length < 2 || (starts[0] ?? 0) > 0) return [line];
  return starts.map((start, at) => withoutNumber(line.slice(start, starts[at + 1]).trim()));
}

/** Takes "1.", "2)", "Step 3:" off the beginning: steps are numbered by their place. */
export function withoutNumber(line: string): string {
  return line.replace(/^(?:step\s+\d{1,2}\s*[:.)-]?\s+|\d{1,2}\s*[.)]\s+(?=\D))/i, "");
}
