/**
 * Measures the ingredient parser on 2,000 labelled English lines (outside this repository, for testing only). Rules are
 * developed on the first half; the second half is the figure that counts.
 */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { parseIngredient } from "../../src/domain/ingredients/parseIngredient.ts";
import { toNumber } from "../../src/domain/quantity/rational.ts";
import { canonicalUnit } from "../../src/domain/quantity/units.ts";
import type { AcceptancePart } from "./figure.ts";
import { percent } from "./figure.ts";
import { singular } from "../../src/domain/ingredients/singular.ts";

const labelledLine = z.object({
  input: z.string(),
  name: z.string(),
  quantities: z.array(z.union([z.number(), z.tuple([z.number(), z.number()]), z.string()])),
  unit_text: z.string(),
});
type LabelledLine = z.infer<typeof labelledLine>;

export interface IngredientFigures {
  readonly lines: number;
  /** Shares from 0 to 1. */
  readonly quantity: number;
  readonly unit: number;
  readonly food: number;
}

export interface IngredientReport {
  readonly firstHalf: IngredientFigures;
  readonly secondHalf: IngredientFigures;
}

/** Shares the second half must reach. */
export const ingredientTargets = { quantity: 0.98, unit: 0.93, food: 0.8 } as const;

export const labelledPath = new URL("../../../shared/acceptance/ingredients/labelled-en.jsonl", import.meta.url);

const wordNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  half: 0.5,
  quarter: 0.25,
};

/** First labelled quantity as [low, high]; labels such as "Two" and "4x" are numbers too. Null when none is labelled. */
function labelledQuantity(line: LabelledLine): readonly [number, number] | null {
  const first = line.quantities[0];
  if (first === undefined) return null;
  if (typeof first === "number") return [first, first];
  if (typeof first !== "string") return first;
  const text = first.toLowerCase().replace(/x$/, "");
  const value = wordNumbers[text] ?? Number(text);
  return Number.isFinite(value) ? [value, value] : null;
}

function near(left: number, right: number): boolean {
  return Math.abs(left - right) <= 0.01 * Math.max(1, Math.abs(right));
}

/** First unit in the label, made canonical; size words before it are skipped. */
function labelledUnit(text: string): string | null {
  const words = text.split(" ").filter((word) => word !== "");
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word.toLowerCase() === "fl" && /^oz$/i.test(words[at + 1] ?? "")) return "fluid ounce";
    const unit = canonicalUnit(word.replace(/^inch-long$/, "inch"));
    if (unit !== null) return unit;
  }
  return words.length === 0 ? null : words.join(" ");
}

function comparableName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}%'&\- ]+/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(singular)
    .join(" ");
}

export interface ScoredLine {
  readonly line: LabelledLine;
  readonly quantity: boolean;
  readonly unit: boolean;
  readonly food: boolean;
}

export function scoreLine(line: LabelledLine): ScoredLine {
  const parsed = parseIngredient(line.input);
  const expected = labelledQuantity(line);
  const low = parsed.quantity === null ? null : toNumber(parsed.quantity);
  const high = parsed.quantityMax === null ? low : toNumber(parsed.quantityMax);
  const quantity =
    expected === null || low === null || high === null
      ? (expected === null) === (low === null)
      : near(low, expected[0]) && near(high, expected[1]);
  return {
    line,
    quantity,
    unit: parsed.unit === labelledUnit(line.unit_text),
    food: comparableName(parsed.food) === comparableName(line.name),
  };
}

function figures(lines: readonly LabelledLine[]): IngredientFigures {
  const scored = lines.map(scoreLine);
  const share = (field: "quantity" | "unit" | "food"): number =>
    scored.filter((line) => line[field]).length / scored.length;
  return { lines: lines.length, quantity: share("quantity"), unit: share("unit"), food: share("food") };
}

export function readLabelledLines(): LabelledLine[] {
  return readFileSync(labelledPath, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => labelledLine.parse(JSON.parse(line)));
}

/** Prints the figures of both halves and returns them; null (with the reason printed) where the lines are not there. */
export async function ingredients(): Promise<IngredientReport | null> {
  if (!existsSync(labelledPath)) {
    console.log("Ingredient lines: skipped, the labelled lines are not on this machine (../shared/acceptance).");
    return null;
  }
  const lines = readLabelledLines();
  const middle = Math.floor(lines.length / 2);
  const report = { firstHalf: figures(lines.slice(0, middle)), secondHalf: figures(lines.slice(middle)) };
  for (const [half, figure] of Object.entries(report)) {
    console.log(
      `Ingredient lines, ${half === "firstHalf" ? "first half (developed on)" : "second half (reported)"}: ` +
        `quantity ${percent(figure.quantity)}, unit ${percent(figure.unit)}, food ${percent(figure.food)} of ${figure.lines}`,
    );
  }
  return report;
}

export const acceptance: AcceptancePart = {
  title: "Ingredient lines",
  needs: "ingredients/labelled-en.jsonl",
  run: async () => {
    const report = await ingredients();
    if (report === null) return [];
    return (["quantity", "unit", "food"] as const).map((name) => ({
      name,
      share: report.secondHalf[name],
      target: ingredientTargets[name],
    }));
  },
};
