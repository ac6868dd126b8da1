/** A Cooklang recipe to a draft: ingredients gathered from the steps, steps as readable sentences. */
import type { DraftIngredientGroup, DraftStep, RecipeDraft } from "../../draft.ts";
import { emptyDraft } from "../../draft.ts";
import type { Result } from "../../../result.ts";
import { fail, ok } from "../../../result.ts";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { lossWarning, missingWarnings, uniqueTexts } from "../draftBuilding.ts";
import { tidyLine } from "../text/nodeText.ts";
import { pageOfText } from "../page/sanitizePage.ts";
import { parseDuration } from "../text/duration.ts";
import { readYield } from "../text/yieldText.ts";
import type { CooklangPart, CooklangRecipe } from "./parseCooklang.ts";
import { parseCooklang } from "./parseCooklang.ts";

/** `name` is the file's name; Cooklang takes the title from it. Errors: page_without_recipe. (K.2) */
export function readCooklang(text: string, name = ""): Result<RecipeDraft[]> {
  const recipe = parseCooklang(text);
  const steps = readSteps(recipe);
  const ingredientGroups = readGroups(recipe);
  if (steps.length === 0 && ingredientGroups.length === 0)
    return fail("page_without_recipe", "There is no recipe in this Cooklang file: it has no steps and no ingredients.");
  const metadata = new Map(
    Object.entries(recipe.metadata).map(([key, value]) => [key.toLowerCase().trim(), tidyLine(value)]),
  );
  const used = new Set<string>();
  const field = (...keys: readonly string[]): string => {
    for (const key of keys) {
      const value = metadata.get(key);
      if (value !== undefined) used.add(key);
      if (value !== undefined && value !== "") return value;
    }
    return "";
  };
  const cookware = uniqueTexts(
    recipe.blocks.flatMap((block) => block.parts.flatMap((part) => (part.type === "cookware" ? [part.name] : []))),
  );
  const source = field("source", "source.url", "url", "source url");
  const made = readYield(field("servings", "serves", "yield", "makes").split("|")[0] ?? "");
  const notes = recipe.blocks
    .filter((block) => block.isNote)
    .map((block) => tidyLine(block.parts.map(partText).join("")));
  const draft: RecipeDraft = {
    ...emptyDraft,
    title: field("title") || titleFromName(name),
    description: field("description", "introduction"),
    author: field("author", "source.author", "source author"),
    sourceName: absoluteHttpAddress(source) === "" ? source : field("source.name", "source name"),
    sourceUrl: absoluteHttpAddress(source),
    language: field("locale", "language").replace("_", "-"),
    yieldText: made.text,
    yieldAmount: made.amount,
    prepMinutes: parseDuration(field("prep time", "time.prep", "time required.prep")),
    cookMinutes: parseDuration(field("cook time", "time.cook", "cooking time")),
    totalMinutes: parseDuration(field("time", "duration", "time required", "total time")),
    ingredientGroups,
    steps,
    notes: [...notes, ...(cookware.length > 0 ? [`Equipment: ${cookware.join(", ")}`] : [])].join("\n\n"),
    tags: uniqueTexts(
      [...field("tags").split(","), field("cuisine"), ...field("diet").split(",")].map((tag) => tag.trim()),
    ),
    cookbooks: uniqueTexts([field("category", "course")]),
    imageUrls: [absoluteHttpAddress(field("image", "picture"))].filter((address) => address !== ""),
    pageCopy: pageOfText(text),
  };
  const lost = [...metadata.entries()]
    .filter(([key, value]) => !used.has(key) && value !== "")
    .map(([key, value]) => `${key} (${value.slice(0, 60)})`);
  if (recipe.comments > 0) lost.push(recipe.comments === 1 ? "a comment" : `${recipe.comments} comments`);
  return ok([{ ...draft, warnings: [...lossWarning(lost), ...missingWarnings(draft)] }]);
}

function titleFromName(name: string): string {
  return tidyLine((name.split(/[/\\]/).at(-1) ?? "").replace(/\.[^.]*$/, ""));
}

function readSteps(recipe: CooklangRecipe): DraftStep[] {
  const steps: DraftStep[] = [];
  let section: string | null = null;
  for (const block of recipe.blocks) {
    section = block.section ?? section;
    if (block.isNote) continue;
    const text = tidyLine(block.parts.map(partText).join(""));
    if (text === "") continue;
    steps.push({ section, text });
    section = null;
  }
  return steps;
}

/** The step as a person reads it; amounts stand in the ingredient list. */
function partText(part: CooklangPart): string {
  if (part.type === "text") return part.value;
  if (part.type !== "timer") return part.name;
  const duration = [numberText(part.quantity), part.units].filter((text) => text !== "").join(" ");
  return duration === "" ? part.name : duration;
}

/** In order of use; the same ingredient used twice stays two lines, as its amounts are. */
function readGroups(recipe: CooklangRecipe): DraftIngredientGroup[] {
  const groups: { purpose: string | null; ingredients: string[] }[] = [];
  for (const block of recipe.blocks) {
    const lines = block.parts.flatMap((part) => (part.type === "ingredient" ? [ingredientLine(part)] : []));
    const last = groups.at(-1);
    if (last === undefined || block.section !== null) groups.push({ purpose: block.section, ingredients: lines });
    else last.ingredients.push(...lines);
  }
  return groups.filter((group) => group.ingredients.length > 0);
}

function ingredientLine(part: CooklangPart & { type: "ingredient" }): string {
  const amount = part.quantity === "some" ? "" : numberText(part.quantity);
  const line = [amount, part.units, part.name].filter((text) => text !== "").join(" ");
  return part.preparation === "" ? line : `${line}, ${part.preparation}`;
}

function numberText(quantity: string | number): string {
  return typeof quantity === "number" ? String(Math.round(quantity * 1000) / 1000) : quantity;
}
