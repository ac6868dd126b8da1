/** Anything pasted, or a text file: decides whether it is HTML, JSON, Cooklang or plain text, and reads it as that. */
import type { RecipeDraft } from "../draft.ts";
import { emptyDraft } from "../draft.ts";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import { readCooklang } from "./cooklang/readCooklang.ts";
import { missingWarnings } from "./draftBuilding.ts";
import type { ImportLimits } from "./limits.ts";
import { importLimits, inMegabytes } from "./limits.ts";
import { readPageHtml } from "./page/readPage.ts";
import { pageOfText } from "./page/sanitizePage.ts";
import { readJson } from "./readJson.ts";
import type { SourceLine } from "./recipeLines.ts";
import { findRecipeInLines } from "./recipeLines.ts";
import { tidyLine } from "./text/nodeText.ts";

export interface TextOptions {
  /** The file's name, where there is one: its ending helps to decide. */
  readonly name?: string;
  readonly url?: string;
  readonly withCopy?: boolean;
  readonly limits?: ImportLimits;
}

/** Reads the recipe or recipes in a text. Errors: file_too_large, page_without_recipe, export_unreadable. (K.2) */
export function readText(text: string, options: TextOptions = {}): Result<RecipeDraft[]> {
  const limits = options.limits ?? importLimits;
  if (text.length > limits.maxPageBytes)
    return fail(
      "file_too_large",
      `This text is ${inMegabytes(text.length)} large; Potluck reads texts up to ${inMegabytes(limits.maxPageBytes)}. Paste only the recipe.`,
    );
  const bare = text.replace(/^\uFEFF/, "").trim();
  if (/\.cook$/i.test(options.name ?? "") || looksLikeCooklang(bare)) return readCooklang(text, options.name);
  if (/^[[{]/.test(bare) && /"/.test(bare)) return readJson(bare);
  if (looksLikeHtml(bare)) return readPageHtml(text, options);
  return readPlainText(text, options);
}

function looksLikeHtml(text: string): boolean {
  return (
    /^(?:<!doctype html|<html|<\?xml)/i.test(text) ||
    /<(?:p|div|li|ul|ol|h[1-6]|script|table)\b[^<>]{0,500}>/i.test(text)
  );
}

/** Two marked ingredients are no accident; one could be an e-mail address. */
function looksLikeCooklang(text: string): boolean {
  return (text.slice(0, 20_000).match(/(?:^|\s)@[\p{L}\p{N}][^@#~{}\n]{0,80}\{[^{}\n]{0,40}\}/gu)?.length ?? 0) >= 2;
}

function readPlainText(text: string, options: TextOptions): Result<RecipeDraft[]> {
  const found = findRecipeInLines(sourceLines(text));
  if (found === null)
    return fail(
      "page_without_recipe",
      'No recipe was found in this text. Put "Ingredients" above the list and "Method" above the steps, each on a line of its own, and try again.',
    );
  const { byShape, ...fields } = found;
  const draft: RecipeDraft = {
    ...emptyDraft,
    ...fields,
    title: found.title || titleFromName(options.name ?? ""),
    sourceUrl: options.url ?? "",
    pageCopy: options.withCopy === false ? null : pageOfText(text),
  };
  const guessed = byShape
    ? [
        {
          field: "ingredientGroups",
          message:
            "The text has no headings: ingredients and method were told apart by the shape of their lines. Compare them with the text.",
        },
      ]
    : [];
  return ok([{ ...draft, warnings: [...guessed, ...missingWarnings(draft)] }]);
}

/** Plain text and Markdown to lines: headings, bullets and emphasis become marks, their signs go. */
function sourceLines(text: string): SourceLine[] {
  const raw = text.replace(/<br\s{0,5}\/?>/gi, "\n").split(/\r\n|[\n\r\u2028\u2029]/);
  return raw.flatMap((line, at): SourceLine[] => {
    const tidy = tidyLine(line);
    if (tidy === "" || /^(?:[-=_*]\s*){3,}$/.test(tidy)) return [];
    const underline = tidyLine(raw[at + 1] ?? "");
    if (/^={3,}$/.test(underline)) return [{ text: tidy, level: 1, isItem: false }];
    if (/^-{3,}$/.test(underline)) return [{ text: tidy, level: 2, isItem: false }];
    const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(tidy);
    if (heading !== null)
      return [{ text: withoutEmphasis(heading[2] ?? ""), level: (heading[1] ?? "").length, isItem: false }];
    const bold = /^(?:\*\*|__)([^*_]+)(?:\*\*|__):?$/.exec(tidy);
    if (bold !== null) return [{ text: bold[1] ?? "", level: 6, isItem: false }];
    const item = /^(?:[-*+•·▢☐□◦‣–]|\[[ xX]?\]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s*)?(.+)$/.exec(tidy);
    if (item !== null)
      return [{ text: withoutEmphasis(/^\d/.test(tidy) ? tidy : (item[1] ?? "")), level: 0, isItem: true }];
    return [{ text: withoutEmphasis(tidy), level: 0, isItem: false }];
  });
}

/** Markdown's emphasis and links, as read. */
function withoutEmphasis(text: string): string {
  return text
    .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,2000}\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^*_]{1,1000})\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]{1,1000})\*(?![\p{L}\p{N}*])/gu, "$1");
}

function titleFromName(name: string): string {
  return tidyLine((name.split(/[/\\]/).at(-1) ?? "").replace(/\.[^.]*$/, ""));
}
