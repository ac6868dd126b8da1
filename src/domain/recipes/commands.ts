/** Edits of a recipe's document. Each is one undoable step; bounds are checked when the document is materialized. */
import * as Y from "yjs";
import { byOrder, orderAt, orderAtEnd, ordersAtEnd, type Ordered } from "../items/order.ts";
import { membersInOrder, orderOf } from "../items/read.ts";
import { setText } from "../items/text.ts";
import type { NewId } from "../items/types.ts";
import {
  recipeGroups,
  recipeLines,
  recipeMeta,
  recipeNutrition,
  recipePhotos,
  recipeSteps,
  recipeTags,
  unnamedGroupId,
} from "./document.ts";
import type { RecipeFields } from "./fields.ts";

/** The long texts that people may write in together. */
export function setRecipeText(doc: Y.Doc, field: "title" | "description" | "notes", value: string): void {
  setText(doc.getText(field), value);
}

/** Fields with one value, where the last writer wins. */
export type RecipeMetaField =
  | "author"
  | "sourceName"
  | "sourceUrl"
  | "language"
  | "yieldText"
  | "yieldAmount"
  | "prepMinutes"
  | "cookMinutes"
  | "totalMinutes"
  | "rating"
  | "pageCopyId";

/** Sets a field; null or "" removes it. */
export function setRecipeMeta<F extends RecipeMetaField>(doc: Y.Doc, field: F, value: RecipeFields[F]): void {
  if (value === null || value === "") recipeMeta(doc).delete(field);
  else recipeMeta(doc).set(field, value);
}

/** Members of one group in order; `""`-grouped and orphaned lines count as the unnamed group's. */
function linesOf(doc: Y.Doc, groupId: string): Ordered[] {
  const groups = recipeGroups(doc);
  const members: Ordered[] = [];
  recipeLines(doc).forEach((line, id) => {
    const group = line.get("group");
    const home = typeof group === "string" && groups.has(group) ? group : unnamedGroupId;
    if (home === groupId) members.push({ id, order: orderOf(line) });
  });
  return members.sort(byOrder);
}

/**
 * Adds ingredient lines after line `afterId` of a group (null = at the end).
 * @returns the new lines' ids, in order.
 */
export function addIngredients(
  doc: Y.Doc,
  groupId: string,
  texts: readonly string[],
  newId: NewId,
  afterId: string | null = null,
): string[] {
  const ids: string[] = [];
  let previous = afterId;
  for (const text of texts) {
    const others = linesOf(doc, groupId);
    const index = previous === null ? others.length : others.findIndex((line) => line.id === previous) + 1;
    const id = newId();
    recipeLines(doc).set(
      id,
      new Y.Map<unknown>([
        ["text", new Y.Text(text)],
        ["group", groupId],
        ["order", orderAt(others, index)],
      ]),
    );
    ids.push(id);
    previous = id;
  }
  return ids;
}

export function setIngredient(doc: Y.Doc, lineId: string, value: string): void {
  const text = recipeLines(doc).get(lineId)?.get("text");
  if (text instanceof Y.Text) setText(text, value);
}

export function removeIngredient(doc: Y.Doc, lineId: string): void {
  recipeLines(doc).delete(lineId);
}

/** Places a line at `index` (0-based, among the group's other lines), in the same or another group. */
export function moveIngredient(doc: Y.Doc, lineId: string, groupId: string, index: number): void {
  const line = recipeLines(doc).get(lineId);
  if (!line) return;
  const others = linesOf(doc, groupId).filter((other) => other.id !== lineId);
  line.set("group", groupId);
  line.set("order", orderAt(others, index));
}

/** Adds a heading at the end; returns its id. */
export function addIngredientGroup(doc: Y.Doc, title: string, newId: NewId): string {
  const groups = recipeGroups(doc);
  const id = newId();
  groups.set(
    id,
    new Y.Map<unknown>([
      ["title", title],
      ["order", orderAtEnd(membersInOrder(groups))],
    ]),
  );
  return id;
}

export function renameIngredientGroup(doc: Y.Doc, groupId: string, title: string): void {
  recipeGroups(doc).get(groupId)?.set("title", title);
}

/** Removes a heading; its lines go to the unnamed group. */
export function removeIngredientGroup(doc: Y.Doc, groupId: string): void {
  const moved = linesOf(doc, groupId);
  const order = ordersAtEnd(linesOf(doc, unnamedGroupId), moved.length);
  moved.forEach(({ id }, index) => {
    const line = recipeLines(doc).get(id);
    line?.set("group", unnamedGroupId);
    line?.set("order", order[index]);
  });
  recipeGroups(doc).delete(groupId);
}

export function moveIngredientGroup(doc: Y.Doc, groupId: string, index: number): void {
  const groups = recipeGroups(doc);
  const others = membersInOrder(groups).filter((other) => other.id !== groupId);
  groups.get(groupId)?.set("order", orderAt(others, index));
}

/** Adds steps after step `afterId` (null = at the end); returns their ids in order. */
export function addSteps(doc: Y.Doc, texts: readonly string[], newId: NewId, afterId: string | null = null): string[] {
  const steps = recipeSteps(doc);
  const ids: string[] = [];
  let previous = afterId;
  for (const text of texts) {
    const others = membersInOrder(steps);
    const index = previous === null ? others.length : others.findIndex((step) => step.id === previous) + 1;
    const id = newId();
    steps.set(
      id,
      new Y.Map<unknown>([
        ["text", new Y.Text(text)],
        ["order", orderAt(others, index)],
      ]),
    );
    ids.push(id);
    previous = id;
  }
  return ids;
}

export function setStep(doc: Y.Doc, stepId: string, value: string): void {
  const text = recipeSteps(doc).get(stepId)?.get("text");
  if (text instanceof Y.Text) setText(text, value);
}

/** Sets the heading that starts at this step; null removes it. */
export function setStepSection(doc: Y.Doc, stepId: string, section: string | null): void {
  const step = recipeSteps(doc).get(stepId);
  if (section === null) step?.delete("section");
  else step?.set("section", section);
}

export function removeStep(doc: Y.Doc, stepId: string): void {
  recipeSteps(doc).delete(stepId);
}

export function moveStep(doc: Y.Doc, stepId: string, index: number): void {
  const steps = recipeSteps(doc);
  const others = membersInOrder(steps).filter((other) => other.id !== stepId);
  steps.get(stepId)?.set("order", orderAt(others, index));
}

/** Makes the tags read exactly `tags`, keeping those already there. */
export function setTags(doc: Y.Doc, tags: readonly string[]): void {
  setKeys(recipeTags(doc), tags);
}

/** Makes the photos read exactly `photoIds`, in this order; the first is the cover. */
export function setPhotos(doc: Y.Doc, photoIds: readonly string[]): void {
  setKeys(recipePhotos(doc), photoIds);
}

function setKeys(map: Y.Map<string>, keys: readonly string[]): void {
  const wanted = [...new Set(keys)];
  for (const key of map.keys()) if (!wanted.includes(key)) map.delete(key);
  const placed: Ordered[] = [];
  for (const key of wanted) {
    const current = map.get(key);
    const last = placed.at(-1)?.order ?? "";
    const order = current !== undefined && current > last ? current : orderAtEnd(placed);
    if (order !== current) map.set(key, order);
    placed.push({ id: key, order });
  }
}

/** Sets one nutrition entry (schema.org NutritionInformation property name); "" removes it. */
export function setNutrition(doc: Y.Doc, name: string, text: string): void {
  if (text === "") recipeNutrition(doc).delete(name);
  else recipeNutrition(doc).set(name, text);
}
