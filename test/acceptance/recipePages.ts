/** How well real recipe pages are read: figures per kind of page against what a reader should find in them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { RecipeOutput } from "../../src/cli/recipeOutput.ts";
import { recipeOutput } from "../../src/cli/recipeOutput.ts";
import { readPageBytes } from "../../src/domain/recipes/import/page/readPage.ts";
import type { AcceptancePart, Figure } from "./figure.ts";
import { percent } from "./figure.ts";

const entrySchema = z.object({
  host: z.string(),
  page: z.string(),
  expected: z.string(),
  kind: z.enum(["jsonld", "microdata", "neither"]),
});
type Entry = z.infer<typeof entrySchema>;
const expectedSchema = z.object({
  canonical_url: z.string(),
  title: z.string(),
  ingredients: z.array(z.string()),
  instructions_list: z.array(z.string()),
  ingredient_groups: z.array(z.object({ purpose: z.string().nullable(), ingredients: z.array(z.string()) })).optional(),
  yields: z.string().nullish(),
  total_time: z.number().nullish(),
  prep_time: z.number().nullish(),
  cook_time: z.number().nullish(),
  image: z.string().nullish(),
  author: z.string().nullish(),
});
type Expected = z.infer<typeof expectedSchema>;

const checks: Readonly<Record<string, (found: RecipeOutput, wanted: Expected) => boolean | null>> = {
  title: (found, wanted) => same(found.title, wanted.title),
  ingredients: (found, wanted) => sameList(found.ingredients, wanted.ingredients),
  instructions: (found, wanted) => same(found.instructions.join(" "), wanted.instructions_list.join(" ")),
  instructionList: (found, wanted) => sameList(found.instructions, wanted.instructions_list),
  groups: (found, wanted) =>
    wanted.ingredient_groups === undefined || wanted.ingredient_groups.length < 2
      ? null
      : sameList(found.ingredientGroups.map(groupText), wanted.ingredient_groups.map(groupText)),
  yields: (found, wanted) => (wanted.yields ? same(found.yields ?? "", wanted.yields) : null),
  totalTime: (found, wanted) => (wanted.total_time ? found.totalTimeMinutes === wanted.total_time : null),
  prepTime: (found, wanted) => (wanted.prep_time ? found.prepTimeMinutes === wanted.prep_time : null),
  cookTime: (found, wanted) => (wanted.cook_time ? found.cookTimeMinutes === wanted.cook_time : null),
  image: (found, wanted) => (wanted.image ? found.image === wanted.image : null),
  author: (found, wanted) => (wanted.author ? same(found.author ?? "", wanted.author) : null),
};

/** Shares (0 to 1) below which the run fails. */
const targets: Readonly<Record<Entry["kind"], Readonly<Record<string, number>>>> = {
  jsonld: { title: 0.98, ingredients: 0.9, instructions: 0.85 },
  microdata: { ingredients: 0.8 },
  neither: {},
};

/**
 * Pages whose expected ingredients are not what stands on the page. They count as wrong in every figure that is held to a target
 * (the targets below 100 % allow for such pages); what the figure would be without them is reported beside it.
 */
const disputed: Readonly<Record<string, string>> = {
  "homechef.com": 'every expected line begins with "Info", the label of an icon beside the ingredient',
  "cookingcircle.com": "the expected list ends after the first group; the page shows a second one with four more lines",
};

export interface PageFigures {
  /** kind → check → [right, of]. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
  /** Ingredient lists by kind without the disputed pages: [right, of]. */
  readonly undisputed: Readonly<Record<string, readonly [number, number]>>;
  /** One line per page and check that differs. */
  readonly differences: readonly string[];
  /** Pages on which neither a recipe nor a failure with a sentence was found; always empty. */
  readonly crashes: readonly string[];
}

export function measureRecipePages(folder: string): PageFigures {
  const entries = z.array(entrySchema).parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  const scores: Record<string, Record<string, [number, number]>> = {};
  const undisputed: Record<string, [number, number]> = {};
  const differences: string[] = [];
  const crashes: string[] = [];
  for (const entry of entries) {
    const wanted = expectedSchema.parse(JSON.parse(readFileSync(join(folder, entry.host, entry.expected), "utf8")));
    const result = readOrNull(gunzipSync(readFileSync(join(folder, entry.host, entry.page))), wanted.canonical_url);
    if (result === null) {
      crashes.push(entry.host);
      continue;
    }
    const [draft] = result.ok ? result.value : [];
    const found = draft === undefined ? null : recipeOutput(draft);
    if (!result.ok) differences.push(`${entry.kind} ${entry.host}: ${result.error.code}`);
    const ofKind = (scores[entry.kind] ??= {});
    for (const [name, check] of Object.entries(checks)) {
      const right = found === null ? false : check(found, wanted);
      if (right === null) continue;
      const score = (ofKind[name] ??= [0, 0]);
      score[1] += 1;
      if (name === "ingredients" && disputed[entry.host] === undefined) {
        const clean = (undisputed[entry.kind] ??= [0, 0]);
        clean[1] += 1;
        if (right) clean[0] += 1;
      }
      if (right) score[0] += 1;
      else differences.push(`${entry.kind} ${entry.host}: ${name}`);
    }
  }
  return { scores, undisputed, differences, crashes };
}

function readOrNull(bytes: Uint8Array, url: string): ReturnType<typeof readPageBytes> | null {
  try {
    return readPageBytes(bytes, { url });
  } catch (error) {
    console.log(`Reading ${url} crashed: ${String(error)}`);
    return null;
  }
}

export const acceptance: AcceptancePart = {
  title: "Recipe pages",
  needs: "recipe-pages",
  async run(folder) {
    const { scores, undisputed, differences, crashes } = measureRecipePages(join(folder, "recipe-pages"));
    const figures: Figure[] = [{ name: "pages that crash the reader", share: crashes.length === 0 ? 1 : 0, target: 1 }];
    for (const [kind, checks] of Object.entries(scores)) {
      console.log(`Recipe pages, ${kind}:`);
      for (const [name, [right, of]] of Object.entries(checks)) {
        console.log(`  ${name.padEnd(16)} ${right} of ${of}, ${percent(right / of)}`);
        figures.push({ name: `${kind} ${name} (${right} of ${of})`, share: right / of, target: targetOf(kind, name) });
        const [clean, cleanOf] = undisputed[kind] ?? [right, of];
        if (name === "ingredients" && cleanOf !== of)
          figures.push({
            name: `${kind} ${name} without ${of - cleanOf} disputed (${clean} of ${cleanOf})`,
            share: clean / cleanOf,
            target: null,
          });
      }
    }
    for (const [host, reason] of Object.entries(disputed))
      console.log(`  ${host} is disputed, and counted as wrong: ${reason}.`);
    if (process.argv.includes("--differences")) console.log(differences.join("\n"));
    return figures;
  },
};

function targetOf(kind: string, name: string): number | null {
  return Object.entries(targets).find(([wanted]) => wanted === kind)?.[1][name] ?? null;
}

/** White space is not part of the reading; everything else is. */
export function normalized(text: string): string {
  return text
    .replace(/[\u200B\u00AD\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function same(found: string, wanted: string): boolean {
  return normalized(found) === normalized(wanted);
}

function sameList(found: readonly string[], wanted: readonly string[]): boolean {
  return found.length === wanted.length && found.every((text, at) => same(text, wanted[at] ?? ""));
}

function groupText(group: { readonly purpose: string | null; readonly ingredients: readonly string[] }): string {
  return `${group.purpose ?? ""}: ${group.ingredients.join("\n")}`;
}
