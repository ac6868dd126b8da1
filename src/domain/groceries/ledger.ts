/**
 * The grocery list as a ledger: its lines are derived from contributions, summed exactly, and never stored (K.5). It must
 * not convert between weight and volume by itself, and its answer does not depend on the order of the contributions.
 */
import type { AisleId } from "./aisles.ts";
import { aisleName, aisleRanks } from "./aisles.ts";
import type { Contribution } from "./contribution.ts";
import type { AisleKnowledge } from "./guessAisle.ts";
import { aisleOf } from "./guessAisle.ts";
import type { KeptApart } from "./keptApart.ts";
import { keptApart } from "./keptApart.ts";
import { amountText, totalsOf } from "./lineTotals.ts";
import type { LineTotal, MeasuredContribution } from "./lineTotals.ts";
import type { Conversions } from "./measured.ts";
import { measure } from "./measured.ts";
import type { AmountStyle } from "../quantity/format.ts";
import { formatAmount } from "../quantity/format.ts";
import { rationalFromText } from "../quantity/rational.ts";

export interface GroupOptions extends AisleKnowledge, AmountStyle {
  /** `ListFields.conversions`. */
  readonly conversions: Conversions;
  /** `Shop.aisleOrder` of the shop the person is in; absent for the usual order. */
  readonly shopAisleOrder?: readonly string[];
}

/** One reason for a line, ready to show. */
export interface LineContribution {
  readonly contribution: Contribution;
  /** "400 g", "1 bag", or "" when no amount was named. */
  readonly amountText: string;
  /** Why it is not in the line's first total, or null when it is. */
  readonly keptApart: KeptApart | null;
}

export interface GroceryLine {
  /** Stable while the food and its state stay: use it as a key. */
  readonly id: string;
  readonly foodKey: string;
  readonly food: string;
  /** "basket" when every contribution in it is checked; what is added later is an open line of its own. */
  readonly state: "open" | "basket";
  readonly aisleId: AisleId;
  /** What adds up, the first one being the line's main amount; empty when nobody named an amount. */
  readonly totals: readonly LineTotal[];
  /** "600 g + 1 bag", or "". */
  readonly amountText: string;
  readonly contributions: readonly LineContribution[];
}

export interface AisleSection {
  readonly aisleId: AisleId;
  readonly name: string;
  readonly lines: readonly GroceryLine[];
}

/**
 * The lines of a list: open ones first in the order of the shop's aisles, then those in the basket; within an aisle by
 * name. A food that is partly checked gives an open line with the open amount and a basket line with the checked one.
 */
export function groupLines(contributions: readonly Contribution[], options: GroupOptions): GroceryLine[] {
  const groups = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const id = `${contribution.checkedAt === null ? "open" : "basket"}:${contribution.foodKey}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [contribution]);
    else group.push(contribution);
  }
  const lines = [...groups].map(([id, group]) => makeLine(id, group, options));
  const ranks = aisleRanks(options.shopAisleOrder);
  const collator = new Intl.Collator(options.locale, { sensitivity: "base", numeric: true });
  const rank = (line: GroceryLine): number => ranks.get(line.aisleId) ?? ranks.size;
  return lines.sort(
    (left, right) =>
      Number(left.state === "basket") - Number(right.state === "basket") ||
      rank(left) - rank(right) ||
      collator.compare(left.food, right.food) ||
      (left.id < right.id ? -1 : 1),
  );
}

/** Open lines by aisle, in the order they come; the basket apart. */
export function sectionsOf(lines: readonly GroceryLine[]): {
  readonly open: AisleSection[];
  readonly basket: GroceryLine[];
} {
  const open: { aisleId: AisleId; name: string; lines: GroceryLine[] }[] = [];
  for (const line of lines) {
    if (line.state === "basket") continue;
    const last = open.at(-1);
    if (last?.aisleId === line.aisleId) last.lines.push(line);
    else open.push({ aisleId: line.aisleId, name: aisleName(line.aisleId), lines: [line] });
  }
  return { open, basket: lines.filter((line) => line.state === "basket") };
}

function makeLine(id: string, group: readonly Contribution[], options: GroupOptions): GroceryLine {
  const sorted = group.toSorted((left, right) => left.addedAt - right.addedAt || (left.id < right.id ? -1 : 1));
  const measured: MeasuredContribution[] = sorted.map((contribution) => ({
    contribution,
    measured: measure(contribution, options.conversions),
  }));
  const totals = totalsOf(measured, options);
  const main = totals[0];
  const foodKey = sorted[0]?.foodKey ?? "";
  return {
    id,
    foodKey,
    food: commonName(sorted),
    state: sorted[0]?.checkedAt === null ? "open" : "basket",
    aisleId: aisleOf(foodKey, options),
    totals,
    amountText: amountText(totals),
    contributions: measured.map(({ contribution, measured: amount }) => ({
      contribution,
      amountText: contributionAmountText(contribution, options),
      keptApart:
        amount === null || main === undefined || amount.key === main.key
          ? null
          : keptApart(foodKey, amount.unit, main.unit),
    })),
  };
}

/** The contribution's own amount for showing, in the unit it was written in. */
export function contributionAmountText(contribution: Contribution, style: AmountStyle): string {
  const quantity = contribution.quantity === null ? null : rationalFromText(contribution.quantity);
  const quantityMax = contribution.quantityMax === null ? null : rationalFromText(contribution.quantityMax);
  return formatAmount(quantity, quantityMax, contribution.unit, style);
}

/** The name most contributions use; among equals the shortest, then the first in the alphabet. */
function commonName(contributions: readonly Contribution[]): string {
  const counts = new Map<string, number>();
  for (const { food } of contributions) counts.set(food, (counts.get(food) ?? 0) + 1);
  const [best] = [...counts].toSorted(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || left.length - right.length || (left < right ? -1 : 1),
  );
  return best?.[0] ?? "";
}
