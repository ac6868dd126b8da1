/** What a kitchen's lists cost when they are big, beside the same when they are a tenth (K.5, K.7). */
import { groupLines } from "../../src/domain/groceries/ledger.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import type { RecipeSummary } from "../../src/renderer/data/recipeIndex.ts";
import { arrange, noFilter } from "../../src/renderer/features/recipes/library/shelf.ts";
import { typed } from "../unit/domain/groceries/someContributions.ts";
import type { BenchRow } from "./benchRow.ts";
import { median } from "./median.ts";
import { recipeCorpus } from "./recipeCorpus.ts";

const repetitions = 15;
const tenth = 10;

function medianMs(run: () => unknown): number {
  run();
  return median(
    Array.from({ length: repetitions }, () => {
      const startMs = performance.now();
      run();
      return performance.now() - startMs;
    }),
  );
}

function beside(name: string, count: number, timed: (count: number) => () => unknown): BenchRow {
  const ours = medianMs(timed(count));
  const peer = medianMs(timed(count / tenth));
  return {
    name,
    ours,
    peer,
    ratio: ours / peer,
    unit: "ms",
    note: `beside ${count / tenth}; linear would be ${tenth}`,
  };
}

const texts = ["200 g flour", "1 cup flour", "2 onions", "1 l milk", "salt", "3 cloves garlic"];

function grouping(count: number): () => unknown {
  const contributions = typed(
    ...Array.from(
      { length: count },
      (_, at) => `${texts[at % texts.length]}${at % 40 < 20 ? "" : ` kind ${at % 300}`}`,
    ),
  );
  return () => groupLines(contributions, { locale: "en", conversions: {} });
}

function arranging(count: number): () => unknown {
  const summaries = recipeCorpus(count).map(({ title, totalMinutes, tags, rating }, index): RecipeSummary => ({
    ownerId: "",
    id: `r${index}` as ItemId,
    title,
    sortKey: title,
    tags,
    totalMinutes,
    rating,
    photoId: null,
    author: "",
    sourceName: "",
    sourceUrl: "",
    yieldText: "",
    hasSteps: true,
    ingredients: [],
    createdAt: index,
    updatedAt: index,
  }));
  return () => arrange(summaries, noFilter, "time");
}

export function run(): BenchRow[] {
  return [
    beside("5,000 contributions of a grocery list grouped", 5_000, grouping),
    beside("10,000 recipes put in order", 10_000, arranging),
  ];
}
