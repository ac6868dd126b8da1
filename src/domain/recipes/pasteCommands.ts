/** Pasting a block into a recipe's document, as one undoable step. */
import type * as Y from "yjs";
import { membersInOrder, readText } from "../items/read.ts";
import type { NewId } from "../items/types.ts";
import {
  addIngredientGroup,
  addIngredients,
  addSteps,
  moveIngredientGroup,
  removeIngredient,
  removeStep,
  setStepSection,
} from "./commands.ts";
import { recipeGroups, recipeLines, recipeSteps } from "./document.ts";
import type { DraftIngredientGroup, DraftStep } from "./draft.ts";

/**
 * Puts pasted lines after line `afterId`; headings become groups after its group. An empty line that was pasted into is replaced.
 * @returns the id of the last new line, or null when nothing was pasted.
 */
export function pasteIngredients(
  doc: Y.Doc,
  groupId: string,
  afterId: string | null,
  groups: readonly DraftIngredientGroup[],
  newId: NewId,
): string | null {
  let last: string | null = null;
  let groupIndex = membersInOrder(recipeGroups(doc)).findIndex((group) => group.id === groupId);
  for (const [index, group] of groups.entries()) {
    let target = groupId;
    let after = index === 0 ? afterId : null;
    if (group.purpose !== null) {
      target = addIngredientGroup(doc, group.purpose, newId);
      groupIndex += 1;
      moveIngredientGroup(doc, target, groupIndex);
      after = null;
    }
    last = addIngredients(doc, target, group.ingredients, newId, after).at(-1) ?? last;
  }
  if (last !== null && afterId !== null && readText(recipeLines(doc).get(afterId)?.get("text")) === "")
    removeIngredient(doc, afterId);
  return last;
}

/** Puts pasted steps after step `afterId`, with their headings; an empty step that was pasted into is replaced. */
export function pasteSteps(
  doc: Y.Doc,
  afterId: string | null,
  steps: readonly DraftStep[],
  newId: NewId,
): string | null {
  const ids = addSteps(
    doc,
    steps.map((step) => step.text),
    newId,
    afterId,
  );
  steps.forEach((step, index) => {
    const id = ids[index];
    if (id !== undefined && step.section !== null) setStepSection(doc, id, step.section);
  });
  if (ids.length > 0 && afterId !== null && readText(recipeSteps(doc).get(afterId)?.get("text")) === "")
    removeStep(doc, afterId);
  return ids.at(-1) ?? null;
}
