/**
 * Layout of a recipe's document. Top-level texts and maps only, so that two devices that fill in the same empty field at the
 * same time share one text; lines, groups and steps are maps with fractional order (see items/order.ts).
 *
 *   texts  title, description, notes
 *   meta   author, sourceName, sourceUrl, language, yieldText, yieldAmount, *Minutes, rating, pageCopyId
 *   groups id → { title, order }      lines id → { text: Y.Text, group, order }
 *   steps  id → { text: Y.Text, section, order }
 *   tags   tag → order                photos blobId → order      nutrition name → text
 */
import * as Y from "yjs";
import { byOrder, initialOrder } from "../items/order.ts";
import { readPlainMap, readSequence, readText } from "../items/read.ts";
import { setText } from "../items/text.ts";
import type { NewId } from "../items/types.ts";
import type { RecipeDraft } from "./draft.ts";

/** The group that lines without a heading belong to; it needs no entry of its own. */
export const unnamedGroupId = "main";

export function recipeMeta(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("meta");
}
export function recipeGroups(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap("groups");
}
export function recipeLines(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap("lines");
}
export function recipeSteps(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap("steps");
}
export function recipeTags(doc: Y.Doc): Y.Map<string> {
  return doc.getMap("tags");
}
export function recipePhotos(doc: Y.Doc): Y.Map<string> {
  return doc.getMap("photos");
}
export function recipeNutrition(doc: Y.Doc): Y.Map<string> {
  return doc.getMap("nutrition");
}

/** Plain values of a recipe's document, still to be validated by `recipeSchema`. */
export function readRecipe(doc: Y.Doc): unknown {
  const meta = readPlainMap(recipeMeta(doc));
  return {
    title: doc.getText("title").toString(),
    description: doc.getText("description").toString(),
    author: meta.author ?? "",
    sourceName: meta.sourceName ?? "",
    sourceUrl: meta.sourceUrl ?? "",
    language: meta.language ?? "",
    yieldText: meta.yieldText ?? "",
    yieldAmount: meta.yieldAmount ?? null,
    prepMinutes: meta.prepMinutes ?? null,
    cookMinutes: meta.cookMinutes ?? null,
    totalMinutes: meta.totalMinutes ?? null,
    ingredientGroups: readGroups(doc),
    steps: readSequence(recipeSteps(doc), (step) => ({
      text: readText(step.get("text")),
      section: step.get("section") ?? null,
    })),
    notes: doc.getText("notes").toString(),
    tags: readKeys(recipeTags(doc)),
    rating: meta.rating ?? null,
    nutrition: readPlainMap(recipeNutrition(doc)),
    photoIds: readKeys(recipePhotos(doc)),
    pageCopyId: meta.pageCopyId ?? null,
  };
}

/** Keys of a map key → order, in order. */
function readKeys(map: Y.Map<string>): string[] {
  const keys: { id: string; order: string }[] = [];
  map.forEach((order: unknown, id) => keys.push({ id, order: typeof order === "string" ? order : "" }));
  return keys.sort(byOrder).map((key) => key.id);
}

/**
 * Groups with their lines. A line whose group was deleted elsewhere at the same time falls into the unnamed group, so that
 * it is never lost. The unnamed group comes first and is left out while it is empty.
 */
function readGroups(doc: Y.Doc): unknown[] {
  type Lines = { id: string; text: unknown }[];
  const unnamed: Lines = [];
  const byGroup = new Map<string, Lines>();
  const groups = readSequence(recipeGroups(doc), (group, id) => {
    const lines: Lines = [];
    byGroup.set(id, lines);
    return { title: group.get("title") ?? "", lines };
  });
  const lines = readSequence(recipeLines(doc), (line) => ({
    text: readText(line.get("text")),
    group: line.get("group"),
  })) as { id: string; text?: unknown; group?: unknown }[];
  for (const line of lines) {
    const home = typeof line.group === "string" ? byGroup.get(line.group) : undefined;
    (home ?? unnamed).push({ id: line.id, text: line.text });
  }
  return unnamed.length > 0 ? [{ id: unnamedGroupId, title: "", lines: unnamed }, ...groups] : groups;
}

/** What a draft cannot say itself: blobs stored for it. */
export interface RecipeBlobs {
  readonly photoIds: readonly string[];
  readonly pageCopyId: string | null;
}

/** Fills an empty document from an imported draft. Texts are expected within `recipeBounds`; materializing checks it. */
export function writeRecipeDraft(doc: Y.Doc, draft: RecipeDraft, blobs: RecipeBlobs, newId: NewId): void {
  setText(doc.getText("title"), draft.title);
  setText(doc.getText("description"), draft.description);
  setText(doc.getText("notes"), draft.notes);
  const meta = recipeMeta(doc);
  const scalars = {
    author: draft.author,
    sourceName: draft.sourceName,
    sourceUrl: draft.sourceUrl,
    language: draft.language,
    yieldText: draft.yieldText,
    yieldAmount: draft.yieldAmount,
    prepMinutes: draft.prepMinutes,
    cookMinutes: draft.cookMinutes,
    totalMinutes: draft.totalMinutes,
    rating: draft.rating,
    pageCopyId: blobs.pageCopyId,
  };
  for (const [key, value] of Object.entries(scalars)) if (value !== null && value !== "") meta.set(key, value);
  writeDraftIngredients(doc, draft, newId);
  const steps = recipeSteps(doc);
  const stepOrder = initialOrder(draft.steps.length);
  draft.steps.forEach((step, index) => {
    const fields: [string, unknown][] = [
      ["text", new Y.Text(step.text)],
      ["order", stepOrder[index]],
    ];
    if (step.section !== null && step.section !== "") fields.push(["section", step.section]);
    steps.set(newId(), new Y.Map(fields));
  });
  writeKeys(recipeTags(doc), draft.tags);
  writeKeys(recipePhotos(doc), blobs.photoIds);
  for (const [name, text] of Object.entries(draft.nutrition)) recipeNutrition(doc).set(name, text);
}

function writeDraftIngredients(doc: Y.Doc, draft: RecipeDraft, newId: NewId): void {
  const groupOrder = initialOrder(draft.ingredientGroups.length);
  const lineOrder = initialOrder(draft.ingredientGroups.reduce((sum, group) => sum + group.ingredients.length, 0));
  let lineIndex = 0;
  draft.ingredientGroups.forEach((group, groupIndex) => {
    const named = group.purpose !== null && group.purpose !== "";
    const groupId = named ? newId() : unnamedGroupId;
    if (named) {
      recipeGroups(doc).set(
        groupId,
        new Y.Map<unknown>([
          ["title", group.purpose],
          ["order", groupOrder[groupIndex]],
        ]),
      );
    }
    for (const text of group.ingredients) {
      recipeLines(doc).set(
        newId(),
        new Y.Map<unknown>([
          ["text", new Y.Text(text)],
          ["group", groupId],
          ["order", lineOrder[lineIndex++]],
        ]),
      );
    }
  });
}

function writeKeys(map: Y.Map<string>, keys: readonly string[]): void {
  const unique = [...new Set(keys)];
  const order = initialOrder(unique.length);
  unique.forEach((key, index) => map.set(key, order[index] ?? ""));
}
