import { describe, expect, test } from "vitest";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import { groupLines } from "../../../../src/domain/groceries/ledger.ts";
import { contributionFromText, contributionsFromRecipe } from "../../../../src/domain/groceries/newContributions.ts";
import { rational, rationalToText, sum } from "../../../../src/domain/quantity/rational.ts";
import { baseSize, sumKey } from "../../../../src/domain/quantity/units.ts";
import { rationalFromText } from "../../../../src/domain/quantity/rational.ts";
import type { SeededRandom } from "../../../helpers/seededRandom.ts";
import { forSeeds } from "../../../helpers/seededRandom.ts";

const foods = [
  "flour",
  "milk",
  "onions",
  "garlic",
  "butter",
  "chopped tomatoes",
  "salt",
  "fresh basil",
  "caster sugar",
];
const units = ["g", "kg", "ml", "l", "cup", "tbsp", "tsp", "oz", "lb", "bag", "cloves", "tins", "bunch", ""];
const amounts = ["1", "2", "1/3", "2/3", "¾", "1½", "0.1", "2-3", "1/7", "1000", "", "a"];
const options = {
  locale: "en",
  conversions: { "flour|bag": { quantity: "500/1", unit: "gram" }, "butter|cup": { quantity: "681/3", unit: "gram" } },
};

function randomText(random: SeededRandom): string {
  const amount = random.pick(amounts);
  const unit = amount === "" ? "" : random.pick(units);
  return `${amount} ${unit} ${random.pick(foods)}`.replace(/\s+/g, " ").trim();
}

function randomLedger(random: SeededRandom, size: number): Contribution[] {
  return Array.from({ length: size }, (_, at) => {
    const made = contributionFromText(randomText(random), { id: `hand${at}`, addedAt: random.whole(1, 5) });
    if (made === null) throw new Error("nothing typed");
    return random.next() < 0.3 ? { ...made, checkedAt: 7 } : made;
  });
}

function randomRecipe(random: SeededRandom): Contribution[] {
  let next = 0;
  return contributionsFromRecipe(
    Array.from({ length: random.whole(1, 12) }, () => ({ text: randomText(random) })),
    {
      factor: rational(random.whole(1, 9), random.whole(1, 9)),
      newId: () => `recipe${(next += 1)}`,
      addedAt: random.whole(1, 9),
      source: {
        kind: "recipe",
        recipeId: "r",
        batchId: "b",
        title: "Lasagne",
        planDate: null,
        slotName: null,
        planEntryId: null,
        servings: 4,
      },
    },
  );
}

/** Everything a screen shows, with exact sums. */
function shown(contributions: readonly Contribution[]): unknown {
  return groupLines(contributions, options).map(({ totals, ...line }) => ({
    ...line,
    totals: totals.map(({ quantity, quantityMax, ...total }) => ({
      ...total,
      quantity: rationalToText(quantity),
      quantityMax: quantityMax && rationalToText(quantityMax),
    })),
  }));
}

describe("random ledgers", () => {
  test("[K.5] adding a recipe and taking it off leaves exactly the list there was", () => {
    forSeeds(150, (random) => {
      const before = randomLedger(random, random.whole(0, 25));
      const withRecipe = random.shuffled([...before, ...randomRecipe(random)]);
      const after = withRecipe.filter((each) => each.source.kind !== "recipe");
      expect(shown(after)).toEqual(shown(before));
    });
  });

  test("[K.5] a recipe taken off subtracts exactly its part of every total", () => {
    forSeeds(100, (random) => {
      const before = randomLedger(random, 15).map((each) => ({ ...each, checkedAt: null }));
      const recipe = randomRecipe(random);
      const plain = { locale: "en", conversions: {} };
      const totals = (list: readonly Contribution[]): Map<string, string> => {
        const found = new Map<string, string>();
        for (const line of groupLines(list, plain)) {
          for (const total of line.totals) {
            found.set(
              `${line.foodKey} ${total.key}`,
              rationalToText(total.quantity.mul(total.key.startsWith("count:") ? 1 : baseSize(total.unit))),
            );
          }
        }
        return found;
      };
      const [with_, without, part] = [totals([...before, ...recipe]), totals(before), totals(recipe)];
      for (const [key, whole] of with_) {
        const read = (text: string | undefined) => rationalFromText(text ?? "0/1") ?? rational(0);
        expect(rationalToText(read(whole).sub(read(part.get(key)))), key).toBe(rationalToText(read(without.get(key))));
      }
    });
  });

  test("[K.5] the order contributions arrive in changes nothing", () => {
    forSeeds(150, (random) => {
      const ledger = randomLedger(random, random.whole(0, 30));
      expect(shown(random.shuffled(ledger))).toEqual(shown(ledger));
    });
  });

  test("[K.5] every amount is in exactly one total, and none is lost", () => {
    forSeeds(100, (random) => {
      const ledger = randomLedger(random, 25);
      const lines = groupLines(ledger, { locale: "en", conversions: {} });
      const counted = lines.flatMap((line) => line.totals.flatMap((total) => total.contributionIds));
      expect(counted.toSorted()).toEqual(
        ledger
          .filter((each) => each.quantity !== null)
          .map((each) => each.id)
          .toSorted(),
      );
      for (const line of lines) {
        for (const total of line.totals) {
          const parts = ledger.filter((each) => total.contributionIds.includes(each.id));
          const size = (unit: string | null) => (sumKey(unit).startsWith("count:") ? rational(1) : baseSize(unit));
          const expected = sum(
            parts.map((each) => (rationalFromText(each.quantity ?? "") ?? rational(0)).mul(size(each.unit))),
          );
          expect(rationalToText(total.quantity.mul(size(total.unit)))).toBe(rationalToText(expected));
        }
      }
    });
  });
});
