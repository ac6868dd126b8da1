/**
 * A web page, saved page or pasted HTML to drafts: recipe data first (JSON-LD), then marked-up elements, then the page's
 * own headings and lists. What was guessed says so. It must not fetch, run or invent anything.
 */
import type { Document, Element } from "domhandler";
import { isText } from "domhandler";
import type { ImportWarning, RecipeDraft } from "../../draft.ts";
import { emptyDraft } from "../../draft.ts";
import type { Result } from "../../../result.ts";
import { fail, ok } from "../../../result.ts";
import { allIngredients, missingWarnings } from "../draftBuilding.ts";
import type { ImportLimits } from "../limits.ts";
import { importLimits, inMegabytes } from "../limits.ts";
import { findRecipeInLines } from "../recipeLines.ts";
import type { SchemaNode } from "../schemaNode.ts";
import { findRecipes } from "../schemaNode.ts";
import { readSchemaRecipe } from "../schemaRecipe.ts";
import { decodeText } from "../text/decodeText.ts";
import { parseJsonLeniently } from "../text/lenientJson.ts";
import { findShownIngredients } from "./ingredientHeadings.ts";
import { findItems } from "./items.ts";
import type { PageMetadata } from "./metadata.ts";
import { readMetadata } from "./metadata.ts";
import { pageLines } from "./pageLines.ts";
import type { HtmlTree } from "./parsePage.ts";
import { findElements, parseTree } from "./parsePage.ts";
import { sanitizePage } from "./sanitizePage.ts";
import { findStateIngredients } from "./stateIngredients.ts";

export interface PageOptions {
  /** Where the page came from; makes relative addresses absolute. */
  readonly url?: string;
  /** The `Content-Type` it was sent with; its charset counts before the page's own. */
  readonly contentType?: string;
  /** Keep a safe copy of the page in the draft (default true). */
  readonly withCopy?: boolean;
  readonly limits?: ImportLimits;
}

/** Reads a page from its bytes. Errors: file_too_large, page_unreadable, page_without_recipe. (K.2) */
export function readPageBytes(bytes: Uint8Array, options: PageOptions = {}): Result<RecipeDraft[]> {
  const limits = options.limits ?? importLimits;
  if (bytes.length > limits.maxPageBytes) return tooLarge(bytes.length, limits);
  const decoded = decodeText(bytes, options.contentType ?? "");
  if (!decoded.ok) return decoded;
  return addWarnings(readPageHtml(decoded.value.text, options), decoded.value.warnings);
}

/** Reads a page from HTML text. The drafts come in page order, the page's main recipe first. Errors as above. (K.2) */
export function readPageHtml(html: string, options: PageOptions = {}): Result<RecipeDraft[]> {
  const limits = options.limits ?? importLimits;
  if (html.length > limits.maxPageBytes) return tooLarge(html.length, limits);
  const page = parseTree(html, limits);
  const metadata = readMetadata(page.document, options.url ?? "");
  const warnings: ImportWarning[] = page.truncated
    ? [
        {
          field: "source",
          message: "The page is larger or deeper nested than a recipe page is; only its beginning was read.",
        },
      ]
    : [];
  const found = readDrafts(page, metadata, warnings);
  if (found.length === 0)
    return fail(
      "page_without_recipe",
      "There is no recipe on this page that Potluck could read. Copy the recipe's text and import that instead.",
    );
  const pageCopy = options.withCopy === false ? null : sanitizePage(html, { baseUrl: metadata.baseUrl });
  return ok(
    found.map((draft) => ({
      ...draft,
      pageCopy,
      warnings: [...draft.warnings, ...missingWarnings(draft), ...warnings],
    })),
  );
}

function tooLarge(size: number, limits: ImportLimits): Result<never> {
  return fail(
    "file_too_large",
    `This page is ${inMegabytes(size)} large; Potluck reads pages up to ${inMegabytes(limits.maxPageBytes)}. Copy the recipe's text and import that instead.`,
  );
}

export function addWarnings(result: Result<RecipeDraft[]>, warnings: readonly ImportWarning[]): Result<RecipeDraft[]> {
  if (!result.ok || warnings.length === 0) return result;
  return ok(result.value.map((draft) => ({ ...draft, warnings: [...draft.warnings, ...warnings] })));
}

function readDrafts(page: HtmlTree, metadata: PageMetadata, warnings: ImportWarning[]): RecipeDraft[] {
  const graph = findRecipes(jsonLdValues(page, warnings));
  const context = { byId: graph.byId, baseUrl: metadata.baseUrl };
  const fromJson = graph.recipes.map((node) => readSchemaRecipe(node, context));
  const stated = mainFirst(withContentFirst(withoutRepeats(fromJson)), metadata);
  const items = isComplete(stated[0]) ? [] : findItems(page.document);
  const marked = withContentFirst(withoutRepeats(items.map((node: SchemaNode) => readSchemaRecipe(node, context))));
  const [main = emptyDraft, ...others] = stated.length > 0 ? stated : marked;
  const both = fillFrom(main, stated.length > 0 ? marked[0] : undefined);
  const filled = isComplete(both) ? both : fillFromState(fillFromLines(both, page.document), page.document, metadata);
  // A page that says it is a recipe, but builds its lists by script, still gives a title, times and a picture.
  const drafts = [filled, ...others].filter((draft) => hasContent(draft) || draft.title !== "");
  return drafts.map((draft, at) => completeFromPage(draft, page.document, metadata, at === 0));
}

function isComplete(draft: RecipeDraft | undefined): boolean {
  return draft !== undefined && allIngredients(draft).length > 0 && draft.steps.length > 0;
}

/** A page may name other recipes without giving them; where none is given in full, the named one is this page's. */
function withContentFirst(drafts: readonly RecipeDraft[]): RecipeDraft[] {
  const given = drafts.filter(hasContent);
  return given.length > 0 ? given : drafts.slice(0, 1);
}

function jsonLdValues(page: HtmlTree, warnings: ImportWarning[]): unknown[] {
  const values: unknown[] = [];
  const isData = (element: Element): boolean =>
    element.name === "script" && /ld\+json/i.test(element.attribs["type"] ?? "");
  for (const script of findElements(page.document, isData)) {
    const text = script.children.map((child) => (isText(child) ? child.data : "")).join("");
    if (text.trim() === "") continue;
    const parsed = parseJsonLeniently(text);
    const isRecipe = /recipe/i.test(text);
    if (parsed === null) {
      if (isRecipe)
        warnings.push({ field: "source", message: "The page's recipe data is damaged and could not be used." });
      continue;
    }
    if (parsed.repaired && isRecipe)
      warnings.push({
        field: "source",
        message: "The page's recipe data was damaged and has been repaired: compare it with the page.",
      });
    values.push(parsed.value);
  }
  return values;
}

function hasContent(draft: RecipeDraft): boolean {
  return allIngredients(draft).length > 0 || draft.steps.length > 0;
}

/** The same recipe stated twice (by two plugins) is one: the fuller statement counts. */
function withoutRepeats(drafts: readonly RecipeDraft[]): RecipeDraft[] {
  const byKey = new Map<string, RecipeDraft>();
  const size = (draft: RecipeDraft): number => allIngredients(draft).length + draft.steps.length;
  for (const draft of drafts) {
    const key = draft.title.toLowerCase();
    const known = byKey.get(key);
    if (known === undefined || size(draft) > size(known)) byKey.set(key, draft);
  }
  return [...byKey.values()];
}

/** A page about one recipe may carry others in short form: the one named like the page comes first. */
function mainFirst(drafts: readonly RecipeDraft[], metadata: PageMetadata): RecipeDraft[] {
  const names = [metadata.title, metadata.heading].map((name) => name.toLowerCase()).filter((name) => name !== "");
  const isMain = (draft: RecipeDraft): boolean => {
    const title = draft.title.toLowerCase();
    return title !== "" && names.some((name) => name.includes(title) || title.includes(name));
  };
  return [...drafts.filter(isMain), ...drafts.filter((draft) => !isMain(draft))];
}

/** Two statements of one recipe on one page: what the first lacks is taken from the second. */
function fillFrom(draft: RecipeDraft, other: RecipeDraft | undefined): RecipeDraft {
  if (other === undefined) return draft;
  return {
    ...draft,
    ingredientGroups: allIngredients(draft).length > 0 ? draft.ingredientGroups : other.ingredientGroups,
    steps: draft.steps.length > 0 ? draft.steps : other.steps,
    yieldText: draft.yieldText || other.yieldText,
    yieldAmount: draft.yieldAmount ?? other.yieldAmount,
    totalMinutes: draft.totalMinutes ?? other.totalMinutes,
  };
}

function completeFromPage(
  draft: RecipeDraft,
  document: Document,
  metadata: PageMetadata,
  isMain: boolean,
): RecipeDraft {
  // Lines that look like headings may be entries of a list that has headings of its own: the page's count.
  const stated = draft.ingredientGroups.flatMap((group) =>
    group.purpose === null ? group.ingredients : [group.purpose, ...group.ingredients],
  );
  const found = findShownIngredients(document, stated, draft.title);
  const isGrouped = draft.ingredientGroups.some((group) => group.purpose !== null);
  const shown = isGrouped && !found?.groups.some((group) => group.purpose !== null) ? null : found;
  return {
    ...draft,
    title: draft.title || (isMain ? metadata.heading || metadata.title : ""),
    description: draft.description || (isMain ? metadata.description : ""),
    author: draft.author || (isMain ? metadata.author : ""),
    sourceName: metadata.siteName || draft.sourceName || hostOf(metadata.url || draft.sourceUrl),
    sourceUrl: isMain ? metadata.url || draft.sourceUrl : draft.sourceUrl || metadata.url,
    language: draft.language || metadata.language,
    imageUrls: draft.imageUrls.length > 0 || !isMain || metadata.image === "" ? draft.imageUrls : [metadata.image],
    ingredientGroups: shown?.groups ?? draft.ingredientGroups,
    warnings:
      shown === null || shown.completed === 0
        ? draft.warnings
        : [
            ...draft.warnings,
            guessed(
              "ingredientGroups",
              `The page's data cuts ${shown.completed} ingredient lines short: they were completed from what the page shows.`,
            ),
          ],
  };
}

function hostOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(address)?.[1] ?? "";
}

/** What the page's data lacks, by the headings and lists a reader goes by. Everything found so is flagged. */
function fillFromLines(draft: RecipeDraft, document: Document): RecipeDraft {
  const found = findRecipeInLines(pageLines(document));
  if (found === null || (found.byShape && found.steps.length === 0 && draft.steps.length === 0)) return draft;
  const how = found.byShape ? "the shape of its lines" : "its headings";
  const lacksIngredients = allIngredients(draft).length === 0;
  const lacksSteps = draft.steps.length === 0 && found.steps.length > 0;
  return {
    ...draft,
    ingredientGroups: lacksIngredients ? found.ingredientGroups : draft.ingredientGroups,
    steps: lacksSteps ? found.steps : draft.steps,
    notes: draft.notes || (lacksIngredients && lacksSteps ? found.notes : ""),
    yieldText: draft.yieldText || found.yieldText,
    yieldAmount: draft.yieldAmount ?? found.yieldAmount,
    prepMinutes: draft.prepMinutes ?? found.prepMinutes,
    cookMinutes: draft.cookMinutes ?? found.cookMinutes,
    totalMinutes: draft.totalMinutes ?? found.totalMinutes,
    warnings: [
      ...draft.warnings,
      ...(lacksIngredients
        ? [
            guessed(
              "ingredientGroups",
              `The page's data names no ingredients: they were guessed from ${how}. Compare them with the page.`,
            ),
          ]
        : []),
      ...(lacksSteps
        ? [guessed("steps", `The page's data names no method: it was guessed from ${how}. Compare it with the page.`)]
        : []),
    ],
  };
}

/** A list the page builds by script, from the data the script works on: only when nothing else gave ingredients. */
function fillFromState(draft: RecipeDraft, document: Document, metadata: PageMetadata): RecipeDraft {
  if (allIngredients(draft).length > 0) return draft;
  const found = findStateIngredients(document, draft, metadata.heading || metadata.title);
  if (found === null) return draft;
  const scaled =
    found.portions === 1
      ? ""
      : ` Their amounts seem to be for one portion and were multiplied by ${found.portions}, the portions stated there.`;
  return {
    ...draft,
    ingredientGroups: found.groups,
    warnings: [
      ...draft.warnings,
      guessed(
        "ingredientGroups",
        `The ingredients were read from the page's program data; compare them with the page.${scaled}`,
      ),
    ],
  };
}

function guessed(field: string, message: string): ImportWarning {
  return { field, message };
}
