/**
 * Keystroke to answer at 10,000 recipes (K.7), beside MiniSearch with the same fields, typo rules and fallbacks, and beside a plain
 * scan for the substring (no typos, no ranking) over the same texts, in the same run.
 */
import { performance } from "node:perf_hooks";
import MiniSearch from "minisearch";
import { allowedTypos, SearchEngine, type SearchableRecipe } from "../../src/renderer/data/search/searchEngine.ts";
import type { BenchRow } from "./benchRow.ts";
import { recipeCorpus } from "./recipeCorpus.ts";

const recipeCount = 10_000;

/** Typed letter by letter; every prefix is one keystroke. Some are misspelled, some in another order, some accented. */
const typed = [
  "lasagne",
  "chicken thighs",
  "chiken curry",
  "lemon cake",
  "creme fraiche",
  "sourdough",
  "tomatos stew",
  "salt",
  "garlic butter",
  "brocoli",
  "weeknight noodles",
  "saffron",
  "Élise Moreau",
  "green spoon",
  "vegetarian",
  "rösti",
  "choclate brownies",
  "no such thing at all",
  "spinach feta",
  "olive oil",
];

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function keystrokes(): string[] {
  return typed.flatMap((text) => Array.from({ length: text.length }, (_, length) => text.slice(0, length + 1)));
}

function timed(run: (query: string) => void): number[] {
  const queries = keystrokes();
  for (const query of queries) run(query);
  return queries
    .map((query) => {
      const start = performance.now();
      run(query);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
}

export async function run(): Promise<BenchRow[]> {
  const recipes: SearchableRecipe[] = recipeCorpus(recipeCount).map((draft, index) => ({
    id: `r${index}`,
    title: draft.title,
    tags: draft.tags,
    author: draft.author,
    sourceName: draft.sourceName,
    ingredients: draft.ingredientGroups.flatMap((group) => group.ingredients),
  }));
  const engine = new SearchEngine();
  const start = performance.now();
  engine.put(recipes);
  const indexMs = performance.now() - start;

  const ours = timed((query) => void engine.search(query));

  const mini = miniSearch(recipes);
  const peer = timed((query) => void mini(query));
  const texts = recipes.map((recipe) =>
    foldText([recipe.title, ...recipe.tags, recipe.author, recipe.sourceName, ...recipe.ingredients].join("\n")),
  );
  const scan = timed((query) => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    const found: string[] = [];
    for (let at = 0; at < texts.length; at += 1)
      if (words.every((word) => texts[at]?.includes(word))) found.push(recipes[at]?.id ?? "");
  });
  const row = (name: string, share: number): BenchRow => ({
    name,
    ours: percentile(ours, share),
    peer: percentile(peer, share),
    ratio: percentile(ours, share) / percentile(peer, share),
    unit: "ms",
    note: `peer: MiniSearch; a plain substring scan: ${percentile(scan, share).toFixed(2)} ms`,
  });
  return [
    row(`search p50, ${recipeCount} recipes`, 0.5),
    row(`search p95, ${recipeCount} recipes (limit 16 ms)`, 0.95),
    row("search slowest keystroke", 1),
    { name: "search index built", ours: indexMs, unit: "ms", note: "in a worker, in parcels of 100" },
  ];
}

function foldText(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** The same search on MiniSearch: all words, then nearly all words, then any. */
function miniSearch(recipes: readonly SearchableRecipe[]): (query: string) => unknown[] {
  const index = new MiniSearch<SearchableRecipe>({
    fields: ["title", "tags", "people", "ingredients"],
    extractField: (recipe, field) =>
      field === "id"
        ? recipe.id
        : field === "title"
          ? recipe.title
          : field === "tags"
            ? recipe.tags.join(" ")
            : field === "people"
              ? `${recipe.author} ${recipe.sourceName}`
              : recipe.ingredients.join(" "),
    processTerm: (term) => foldText(term),
  });
  index.addAll(recipes);
  const boost = { title: 6, tags: 3, people: 2, ingredients: 1 };
  return (query) => {
    const exact = index.search(query, { boost, prefix: true, combineWith: "AND" });
    if (exact.length >= 8) return exact;
    const fuzzy = { boost, prefix: true, fuzzy: (term: string) => allowedTypos(term), maxFuzzy: 2 };
    const near = index.search(query, { ...fuzzy, combineWith: "AND" });
    return near.length > 0 ? near : index.search(query, { ...fuzzy, combineWith: "OR" });
  };
}
