/** A recipe as Tandoor exports it: ingredients hang on the steps that use them. */
import type { DraftStep, RecipeDraft } from "../../draft.ts";
import { emptyDraft } from "../../draft.ts";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { lossWarning, uniqueTexts } from "../draftBuilding.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { isNode } from "../schemaNode.ts";
import { yieldAmount } from "../text/yieldText.ts";
import { blockField, isFilled, lineField, namesField, nodesField } from "./fields.ts";

export function isTandoor(node: SchemaNode): boolean {
  return (
    typeof node["name"] === "string" &&
    Array.isArray(node["steps"]) &&
    ("working_time" in node || "waiting_time" in node)
  );
}

export function readTandoor(node: SchemaNode): RecipeDraft {
  const steps = nodesField(node, "steps");
  const servings = lineField(node, "servings");
  const yieldText = [servings === "0" ? "" : servings, lineField(node, "servings_text")]
    .filter((text) => text !== "")
    .join(" ");
  const working = Number(node["working_time"]) || 0;
  const waiting = Number(node["waiting_time"]) || 0;
  return {
    ...emptyDraft,
    title: lineField(node, "name"),
    description: blockField(node, "description"),
    sourceUrl: absoluteHttpAddress(lineField(node, "source_url")),
    yieldText,
    yieldAmount: yieldAmount(yieldText),
    prepMinutes: working > 0 ? working : null,
    totalMinutes: working + waiting > 0 ? working + waiting : null,
    ingredientGroups: readGroups(steps),
    steps: steps.flatMap(readStep),
    tags: uniqueTexts(namesField(node, "keywords")),
    warnings: lossWarning(lostFields(node, waiting)),
  };
}

function readStep(step: SchemaNode): DraftStep[] {
  const text = blockField(step, "instruction");
  const section = step["show_as_header"] === false ? null : lineField(step, "name") || null;
  return text === "" ? [] : [{ section, text }];
}

/** A step's name heads its ingredients; `is_header` entries head the ones after them. */
function readGroups(steps: readonly SchemaNode[]): RecipeDraft["ingredientGroups"] {
  const groups: { purpose: string | null; ingredients: string[] }[] = [];
  for (const step of steps) {
    const name = lineField(step, "name") || null;
    let isFirst = true;
    for (const entry of nodesField(step, "ingredients")) {
      const isHeader = entry["is_header"] === true;
      if (isHeader || (isFirst && (name !== null || groups.length === 0)))
        groups.push({ purpose: isHeader ? lineField(entry, "note") || null : name, ingredients: [] });
      isFirst = false;
      const line = isHeader ? "" : ingredientLine(entry);
      if (line !== "") groups.at(-1)?.ingredients.push(line);
    }
  }
  return groups.filter((group) => group.ingredients.length > 0);
}

function ingredientLine(entry: SchemaNode): string {
  const nameOf = (value: unknown): string =>
    isNode(value) ? lineField(value, "name") : typeof value === "string" ? value : "";
  const food = nameOf(entry["food"]);
  const note = lineField(entry, "note");
  const amount = entry["no_amount"] === true || Number(entry["amount"]) === 0 ? "" : lineField(entry, "amount");
  const line = [amount, nameOf(entry["unit"]), food].filter((text) => text !== "").join(" ");
  return note === "" ? line : line === "" ? note : `${line}, ${note}`;
}

function lostFields(node: SchemaNode, waiting: number): string[] {
  const lost: string[] = [];
  if (waiting > 0) lost.push(`the waiting time by itself (${waiting} minutes, counted in the total time)`);
  if (isFilled(node, "nutrition")) lost.push("nutrition");
  if (nodesField(node, "steps").some((step) => isFilled(step, "time"))) lost.push("times of single steps");
  if (nodesField(node, "steps").some((step) => isFilled(step, "step_recipe"))) lost.push("recipes used as steps");
  return lost;
}
