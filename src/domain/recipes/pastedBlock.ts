/** A block of lines pasted into the editor, cut into ingredient lines or steps. It takes the lines as they are. */
import type { DraftIngredientGroup, DraftStep } from "./draft.ts";
import { groupAtHeadings, stepsAtHeadings } from "./import/draftBuilding.ts";

const bullet = /^\s*(?:[-–—*•·‣▢☐□◦]|\[[ x]?\])\s+/iu;
const stepNumber = /^\s*(?:step\s*)?\d{1,2}\s*[.):]\s+/i;

function tidy(text: string): string {
  return text
    .replaceAll("\u00a0", " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Lines with the headings between them as groups; bullets and check boxes go. One line gives one group of one. */
export function ingredientsFromBlock(block: string): DraftIngredientGroup[] {
  const lines = block
    .split(/\r\n|[\n\r\u2028]/)
    .map((line) => tidy(line.replace(bullet, "")))
    .filter((line) => line !== "");
  return groupAtHeadings(lines).map((group) => ({ ...group, purpose: withoutColon(group.purpose) }));
}

function withoutColon(heading: string | null): string | null {
  return heading?.replace(/\s*[:：]$/, "") ?? null;
}

/** Paragraphs (or, without empty lines between them, lines) as steps; their numbers go, headings become sections. */
export function stepsFromBlock(block: string): DraftStep[] {
  const byParagraph = /\n\s*\n/.test(block.replaceAll("\r\n", "\n"));
  const parts = block
    .replaceAll("\r\n", "\n")
    .split(byParagraph ? /\n\s*\n/ : /[\n\r\u2028]/)
    .map((part) => tidy(part.replaceAll("\n", " ").replace(bullet, "").replace(stepNumber, "")))
    .filter((part) => part !== "");
  return stepsAtHeadings(parts).map((step) => ({ ...step, section: withoutColon(step.section) }));
}
