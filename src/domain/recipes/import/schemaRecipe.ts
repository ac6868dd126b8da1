/**
 * One schema.org Recipe (from JSON-LD, microdata, RDFa or a JSON file) to a draft. It must not look at the page around it:
 * headings of ingredient groups, for example, are found elsewhere.
 */
import type { ImportWarning, RecipeDraft } from "../draft.ts";
import { emptyDraft } from "../draft.ts";
import { absoluteHttpAddress } from "../webPlatform.ts";
import { groupAtHeadings, lossWarning, uniqueTexts } from "./draftBuilding.ts";
import type { SchemaNode } from "./schemaNode.ts";
import { isNode, listOf, resolveNode } from "./schemaNode.ts";
import { readSteps } from "./schemaSteps.ts";
import { isLooseDuration, parseDuration } from "./text/duration.ts";
import { plainBlock, plainLine, plainLines } from "./text/plainText.ts";
import { readYield } from "./text/yieldText.ts";

export interface SchemaContext {
  readonly byId: ReadonlyMap<string, SchemaNode>;
  /** What relative addresses are relative to, or "". */
  readonly baseUrl: string;
}

export const noContext: SchemaContext = { byId: new Map(), baseUrl: "" };

/** Reads every field Potluck has a place for, and names in `warnings` those it has none for. */
export function readSchemaRecipe(node: SchemaNode, context: SchemaContext = noContext): RecipeDraft {
  const warnings: ImportWarning[] = [];
  const made = readYield(node["recipeYield"] ?? node["yield"]);
  const minutes = (field: string, name: string): number | null => readMinutes(node[field], name, warnings);
  const tools = namesOf(node["tool"], context);
  return {
    ...emptyDraft,
    title: firstText(node["name"] ?? node["headline"]),
    description: listOf(node["description"])
      .flatMap((text) => (typeof text === "string" ? [plainBlock(text)] : []))
      .join("\n"),
    author: uniqueTexts(namesOf(node["author"] ?? node["creator"], context)).join(", "),
    sourceName: namesOf(node["creditText"] ?? node["publisher"] ?? node["sourceOrganization"], context)[0] ?? "",
    sourceUrl: sourceAddress(node, context),
    language: firstText(node["inLanguage"]).replace("_", "-"),
    yieldText: made.text,
    yieldAmount: made.amount,
    prepMinutes: minutes("prepTime", "prepMinutes"),
    cookMinutes: minutes("cookTime", "cookMinutes") ?? minutes("performTime", "cookMinutes"),
    totalMinutes: minutes("totalTime", "totalMinutes"),
    ingredientGroups: groupAtHeadings(
      readIngredients(node["recipeIngredient"] ?? node["ingredients"] ?? node["ingredient"]),
    ),
    steps: readSteps(node["recipeInstructions"] ?? node["instructions"]),
    notes: [...commentTexts(node["comment"]), ...(tools.length > 0 ? [`Equipment: ${tools.join(", ")}`] : [])].join(
      "\n\n",
    ),
    tags: uniqueTexts([
      ...tagTexts(node["keywords"]),
      ...tagTexts(node["recipeCuisine"]),
      ...tagTexts(node["cookingMethod"]),
      ...listOf(node["suitableForDiet"]).flatMap((diet) => (typeof diet === "string" ? [dietName(diet)] : [])),
    ]),
    cookbooks: uniqueTexts(tagTexts(node["recipeCategory"])),
    nutrition: readNutrition(node["nutrition"], context),
    imageUrls: largestFirst(uniqueTexts(imageAddresses(node["image"], context, 0))),
    createdAt: null,
    warnings: [...warnings, ...lossWarning(lostFields(node))],
  };
}

/** Ingredient lines from a list, one string with line breaks, or objects. */
export function readIngredients(value: unknown): string[] {
  const entries = listOf(value);
  return entries.flatMap((entry) => {
    if (typeof entry === "string")
      return entries.length === 1 ? plainLines(entry).flatMap(splitAtCommas) : oneLine(entry);
    if (!isNode(entry)) return typeof entry === "number" ? [String(entry)] : [];
    const text = entry["text"] ?? entry["originalText"] ?? entry["display"];
    if (typeof text === "string" && text !== "") return oneLine(text);
    const parts = [
      entry["amount"] ?? entry["quantity"],
      entry["unit"] ?? entry["unitText"],
      entry["name"] ?? entry["item"],
    ];
    return oneLine(
      parts
        .map((part) => (isNode(part) ? part["name"] : part))
        .filter((part) => typeof part === "string" || typeof part === "number")
        .join(" "),
    );
  });
}

/** All ingredients on one line, "125 ml milk, 1 tsp vinegar, 60 ml oil": cut only when nearly every part begins with an amount. */
function splitAtCommas(line: string): string[] {
  const parts = line.split(/,\s+/);
  const withAmount = parts.filter((part) => /^[\d½⅓⅔¼¾⅛]/.test(part)).length;
  return parts.length >= 4 && withAmount >= parts.length * 0.8 ? parts : [line];
}

function oneLine(text: string): string[] {
  const line = tidyIngredient(plainLine(text));
  return line === "" ? [] : [line];
}

/** Brackets that recipe plugins put twice: "((chopped))". Everything else stays as the author wrote it (K.3). */
export function tidyIngredient(line: string): string {
  let text = line;
  for (let at = text.indexOf("(("); at !== -1; at = text.indexOf("((")) {
    const close = text.indexOf("))", at);
    if (close === -1) break;
    text = text.slice(0, at) + text.slice(at + 1, close) + text.slice(close + 1);
  }
  return text;
}

function readMinutes(value: unknown, field: string, warnings: ImportWarning[]): number | null {
  const [first] = listOf(value);
  const written = isNode(first) ? (first["maxValue"] ?? first["value"] ?? first["minValue"]) : first;
  const minutes = parseDuration(written);
  if (typeof written === "string" && written.trim() !== "") {
    if (minutes === null && /[1-9]/.test(written))
      warnings.push({ field, message: `The time "${plainLine(written).slice(0, 80)}" could not be read.` });
    else if (isLooseDuration(written))
      warnings.push({
        field,
        message: `The time was given as "${plainLine(written).slice(0, 80)}"; the longer one was kept.`,
      });
  }
  return minutes;
}

function firstText(value: unknown): string {
  for (const entry of listOf(value)) {
    if (typeof entry === "string" && entry.trim() !== "") return plainLine(entry);
    if (isNode(entry) && typeof entry["name"] === "string") return plainLine(entry["name"]);
  }
  return "";
}

/** Names of persons, organizations or things: strings, objects, references to objects. */
function namesOf(value: unknown, context: SchemaContext): string[] {
  return listOf(value)
    .flatMap((entry) => {
      if (typeof entry === "string") return /^https?:\/\//.test(entry) ? [] : [plainLine(entry)];
      if (!isNode(entry)) return [];
      const node = resolveNode(entry, context.byId);
      return [firstText(node["name"] ?? node["alternateName"])];
    })
    .filter((name) => name !== "");
}

function tagTexts(value: unknown): string[] {
  return listOf(value)
    .flatMap((entry) =>
      isNode(entry) ? [firstText(entry["name"])] : typeof entry === "string" ? plainLine(entry).split(/[,;|]/) : [],
    )
    .map((text) => text.trim().replace(/^#/, ""))
    .filter((text) => text !== "" && text.length <= 60 && !/^https?:/.test(text));
}

/** "https://schema.org/GlutenFreeDiet" is "Gluten free". */
function dietName(text: string): string {
  const name = (text.split(/[/#]/).at(-1) ?? "").replace(/Diet$/, "");
  const spaced = name.replace(/([a-z])([A-Z])/g, (_, left: string, right: string) => `${left} ${right.toLowerCase()}`);
  return spaced.trim();
}

function sourceAddress(node: SchemaNode, context: SchemaContext): string {
  const main = node["mainEntityOfPage"];
  const candidates = [node["isBasedOn"], node["url"], isNode(main) ? (main["@id"] ?? main["url"]) : main, node["@id"]];
  for (const candidate of candidates.flatMap(listOf)) {
    if (typeof candidate !== "string" || !/^(?:https?:)?\/\//.test(candidate)) continue;
    const address = absoluteHttpAddress(candidate, context.baseUrl);
    if (address !== "") return address.replace(/#[^#]*$/, "");
  }
  return "";
}

function imageAddresses(value: unknown, context: SchemaContext, depth: number): string[] {
  if (depth > 3) return [];
  return listOf(value)
    .flatMap((entry) => {
      if (typeof entry === "string") return [absoluteHttpAddress(plainLine(entry), context.baseUrl)];
      if (!isNode(entry)) return [];
      const node = resolveNode(entry, context.byId);
      return imageAddresses(node["url"] ?? node["contentUrl"] ?? node["@id"], context, depth + 1);
    })
    .filter((address) => address !== "");
}

/** Sites list a picture's cut and shrunk forms beside the whole: "soup-225x225.jpg" comes after "soup.jpg". */
function largestFirst(addresses: readonly string[]): string[] {
  const isShrunk = (address: string): boolean => /-\d{2,4}x\d{2,4}\.\w+$/.test(address);
  return [...addresses.filter((address) => !isShrunk(address)), ...addresses.filter(isShrunk)];
}

function readNutrition(value: unknown, context: SchemaContext): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of listOf(value)) {
    if (typeof entry === "string" && entry.trim() !== "") found["text"] = plainLine(entry);
    if (!isNode(entry)) continue;
    for (const [name, text] of Object.entries(resolveNode(entry, context.byId))) {
      if (!/^(?:calories|servingSize|[a-zA-Z]{2,40}Content)$/.test(name)) continue;
      const [first] = listOf(text);
      const line = typeof first === "number" ? String(first) : typeof first === "string" ? plainLine(first) : "";
      if (line !== "" && line !== "null" && line.length <= 100) found[name] = line;
    }
  }
  return found;
}

/** A person's notes on their own recipe come as a comment (RecipeSage); comments of others have an author. */
function commentTexts(value: unknown): string[] {
  return listOf(value).flatMap((entry) =>
    isNode(entry) && entry["author"] === undefined && typeof entry["text"] === "string"
      ? [plainBlock(entry["text"])]
      : [],
  );
}

/** Fields that carry something for the cook or about the recipe, with the name a person knows them by. */
const lostFieldNames: Readonly<Record<string, string>> = {
  aggregateRating: "average rating of others",
  review: "reviews of others",
  reviews: "reviews of others",
  video: "video",
  audio: "audio",
  datePublished: "date published",
  estimatedCost: "estimated cost",
  supply: "list of supplies",
  educationalUse: "educational use",
  award: "awards",
  expires: "expiry date",
  license: "licence",
  copyrightHolder: "copyright holder",
  copyrightYear: "copyright year",
  contributor: "contributors",
  alternateName: "alternative title",
  hasPart: "parts of the recipe kept as recipes of their own",
};

function lostFields(node: SchemaNode): string[] {
  return Object.entries(lostFieldNames)
    .filter(([field]) => listOf(node[field]).some((value) => !isNode(value) || Object.keys(value).length > 0))
    .map(([, name]) => name);
}
