/**
 * Reading ingredient lines (K.3), and long lines and pages of nothing but one piece (K.2) beside a tenth of them: ten times the time is what the
 * length warrants, a hundred times is the square.
 */
import { parseIngredient } from "../../src/domain/ingredients/parseIngredient.ts";
import { readPageHtml } from "../../src/domain/recipes/import/page/readPage.ts";
import type { BenchRow } from "./benchRow.ts";
import { median } from "./median.ts";

const usual = [
  "200g/7oz butter, softened, plus extra for greasing",
  "2 tbsp finely chopped fresh parsley",
  "3 garlic cloves",
];
const usualLines = 20_000;
const hostileLines = ["1", "( ", "1/", "1 cup ", "large ", ", ", "finely ", "1 x ", "½", "aa-", "juice ", "fl ", "x"];
const hostilePages = ["<p>", "<b>", "</p>", "<a href=", "&amp;", "<li>1 cup flour", "<table><tr><td>", '<p title="'];
const rounds = 5;

function timed(run: () => unknown): number {
  const times: number[] = [];
  // The first run only warms up.
  for (let round = 0; round <= rounds; round++) {
    const begun = performance.now();
    run();
    if (round > 0) times.push(performance.now() - begun);
  }
  return median(times);
}

/** The piece whose time grows most when there is ten times of it. */
function steepest(pieces: readonly string[], length: number, run: (text: string) => unknown): BenchRow {
  const rows = pieces.map((piece): BenchRow => {
    const of = (characters: number): string => piece.repeat(characters / piece.length);
    const [ours, peer] = [timed(() => run(of(length))), timed(() => run(of(length / 10)))];
    return { name: "", ours, peer, ratio: ours / peer, unit: "ms", note: `of “${piece.trim()}”` };
  });
  return rows.reduce((most, row) => ((row.ratio ?? 0) > (most.ratio ?? 0) ? row : most));
}

export async function run(): Promise<BenchRow[]> {
  const all = Array.from({ length: usualLines }, (_, at) => `${usual[at % usual.length]} ${at}`);
  const each = timed(() => {
    for (const line of all) parseIngredient(line);
  });
  return [
    { name: "one ingredient line", ours: (each * 1_000) / usualLines, unit: "µs" },
    {
      ...steepest(hostileLines, 10_000, parseIngredient),
      name: "a line of 10,000 characters beside 1,000, the steepest",
    },
    {
      ...steepest(hostilePages, 400_000, readPageHtml),
      name: "a page of 400,000 characters beside 40,000, the steepest",
    },
  ];
}
