/** A recipe as Mealie exports it: version 0.5 writes snake_case, later ones camelCase. */
import type { DraftStep, RecipeDraft } from "../../draft.ts";
import { emptyDraft } from "../../draft.ts";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { lossWarning, uniqueTexts } from "../draftBuilding.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { isNode } from "../schemaNode.ts";
import { parseDuration } from "../text/duration.ts";
import { readYield } from "../text/yieldText.ts";
import { blockField, isFilled, lineField, namesField, nodesField, ratingField, timeField } from "./fields.ts";

export function isMealie(node: SchemaNode): boolean {
  if (typeof node["name"] !== "string" || typeof node["slug"] !== "string") return false;
  return (
    Array.isArray(node["recipe_ingredient"] ?? node["recipeIngredient"]) &&
    Array.isArray(node["recipe_instructions"] ?? node["recipeInstructions"])
  );
}

export function readMealie(node: SchemaNode): RecipeDraft {
  const made = readYield(
    lineField(node, "recipe_yield", "recipeYield") || lineField(node, "recipe_servings", "recipeServings"),
  );
  const tools = namesField(node, "tools");
  const notes = nodesField(node, "notes").map((note) =>
    [lineField(note, "title"), blockField(note, "text")].filter((text) => text !== "").join("\n"),
  );
  return {
    ...emptyDraft,
    title: lineField(node, "name"),
    description: blockField(node, "description"),
    sourceUrl: absoluteHttpAddress(lineField(node, "org_url", "orgURL", "orgUrl")),
    yieldText: made.text,
    yieldAmount: made.amount,
    prepMinutes: parseDuration(lineField(node, "prep_time", "prepTime")),
    cookMinutes: parseDuration(
      lineField(node, "perform_time", "performTime") || lineField(node, "cook_time", "cookTime"),
    ),
    totalMinutes: parseDuration(lineField(node, "total_time", "totalTime")),
    ingredientGroups: readGroups(node),
    steps: readSteps(node),
    notes: [...notes, ...(tools.length > 0 ? [`Equipment: ${tools.join(", ")}`] : [])].join("\n\n"),
    tags: uniqueTexts(namesField(node, "tags")),
    cookbooks: uniqueTexts(namesField(node, "recipe_category", "recipeCategory")),
    rating: ratingField(node, "rating"),
    nutrition: readNutrition(node["nutrition"]),
    createdAt: timeField(node, "date_added", "dateAdded", "created_at", "createdAt"),
    warnings: lossWarning(lostFields(node)),
  };
}

function readGroups(node: SchemaNode): RecipeDraft["ingredientGroups"] {
  const groups: { purpose: string | null; ingredients: string[] }[] = [];
  for (const entry of nodesField(node, "recipe_ingredient", "recipeIngredient")) {
    const title = lineField(entry, "title");
    const line = ingredientLine(entry);
    const last = groups.at(-1);
    if (last === undefined || title !== "")
      groups.push({ purpose: title || null, ingredients: line === "" ? [] : [line] });
    else if (line !== "") last.ingredients.push(line);
  }
  return groups.filter((group) => group.ingredients.length > 0);
}

function ingredientLine(entry: SchemaNode): string {
  const nameOf = (value: unknown): string =>
    isNode(value) ? lineField(value, "name") : typeof value === "string" ? value : "";
  const food = nameOf(entry["food"]);
  // Mealie keeps unparsed lines in the note and a quantity that means nothing beside it.
  if (food === "") return lineField(entry, "original_text", "originalText") || lineField(entry, "note");
  const quantity = entry["quantity"] === 0 ? "" : lineField(entry, "quantity");
  const note = lineField(entry, "note");
  const line = [quantity, nameOf(entry["unit"]), food].filter((text) => text !== "").join(" ");
  return note === "" ? line : `${line}, ${note}`;
}

function readSteps(node: SchemaNode): DraftStep[] {
  return nodesField(node, "recipe_instructions", "recipeInstructions")
    .map((step) => ({ section: lineField(step, "title") || null, text: blockField(step, "text") }))
    .filter((step) => step.text !== "");
}

/** "fat_content" and "fatContent" are both schema.org's fatContent. */
function readNutrition(value: unknown): Record<string, string> {
  if (!isNode(value)) return {};
  return Object.fromEntries(
    Object.keys(value)
      .map(
        (name) =>
          [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), lineField(value, name)] as const,
      )
      .filter(([, text]) => text !== ""),
  );
}

function lostFields(node: SchemaNode): string[] {
  const lost: readonly (readonly [string, string])[] = [
    ["assets", "attached files"],
    ["comments", "comments"],
    ["extras", "extra fields"],
  ];
  return lost.filter(([field]) => isFilled(node, field)).map(([, name]) => name);
}
