/**
 * Bringing what a planned recipe put on a list up to date after the plan changed, instead of adding it a second time (K.4).
 * What is in the basket already stays there; if more is needed now, the difference comes onto the list as an open part.
 */
import { rationalFromText, rationalToText, zero } from "../quantity/rational.ts";
import type { Contribution } from "./contribution.ts";

export interface BatchUpdate {
  readonly put: readonly Contribution[];
  readonly remove: readonly string[];
}

/** Ends the id of the open part beside one that is in the basket. */
const moreSuffix = ".more";

/**
 * What to put and remove so that `existing` (all contributions of one planned recipe) becomes `wanted`. Both use the same ids
 * for the same recipe line.
 */
export function batchUpdate(existing: readonly Contribution[], wanted: readonly Contribution[]): BatchUpdate {
  const before = new Map(existing.map((one) => [one.id, one]));
  const put: Contribution[] = [];
  const kept = new Set<string>();
  for (const want of wanted) {
    const have = before.get(want.id);
    kept.add(want.id);
    const more = have?.checkedAt != null ? differenceOf(want, have) : null;
    if (!have || !more) {
      const next = { ...want, addedAt: have?.addedAt ?? want.addedAt };
      if (!have || !isSame(next, have)) put.push(next);
      continue;
    }
    put.push({ ...want, quantity: have.quantity, quantityMax: have.quantityMax, addedAt: have.addedAt });
    kept.add(more.id);
    put.push(more);
  }
  return { put, remove: existing.filter((one) => !kept.has(one.id)).map((one) => one.id) };
}

function isSame(a: Contribution, b: Contribution): boolean {
  return (Object.keys(a) as (keyof Contribution)[])
    .filter((key) => key !== "checkedAt")
    .every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

/** The open part when more is wanted than is in the basket; null when what is there suffices or cannot be compared. */
function differenceOf(want: Contribution, have: Contribution): Contribution | null {
  const wanted = rationalFromText(want.quantity ?? "");
  const had = rationalFromText(have.quantity ?? "");
  if (wanted === null || had === null || want.unit !== have.unit || wanted.compare(had) <= 0) return null;
  const wantedMax = rationalFromText(want.quantityMax ?? "");
  const hadMax = rationalFromText(have.quantityMax ?? "") ?? had;
  const max = wantedMax?.sub(hadMax);
  const least = wanted.sub(had);
  return {
    ...want,
    id: `${want.id.slice(0, 100 - moreSuffix.length)}${moreSuffix}`,
    quantity: rationalToText(least),
    quantityMax: max && max.compare(least) > 0 && max.compare(zero) > 0 ? rationalToText(max) : null,
    checkedAt: null,
  };
}
