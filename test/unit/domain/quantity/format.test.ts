import { describe, expect, test } from "vitest";
import { formatAmount, readableAmount } from "../../../../src/domain/quantity/format.ts";
import type { Rational } from "../../../../src/domain/quantity/rational.ts";
import { rational, rationalToText } from "../../../../src/domain/quantity/rational.ts";
import { convert } from "../../../../src/domain/quantity/units.ts";
import { forSeeds } from "../../../helpers/seededRandom.ts";

const en = { locale: "en" };

describe("amounts for showing", () => {
  test.each<[Rational, string | null, string]>([
    [rational(1750), "milliliter", "1.75 l"],
    [rational(3, 2), "cup", "1½ cups"],
    [rational(1, 3), "cup", "⅓ cup"],
    [rational(1), "cup", "1 cup"],
    [rational(6), "teaspoon", "2 tbsp"],
    [rational(7), "tablespoon", "7 tbsp"],
    [rational(4), "tablespoon", "¼ cup"],
    [rational(24), "ounce", "1½ lb"],
    [rational(1, 2), null, "½"],
    [rational(3), "clove", "3 cloves"],
    [rational(2), "bunch", "2 bunches"],
    [rational(1000, 3), "gram", "333 g"],
    [rational(5, 2), "deciliter", "2.5 dl"],
    [rational(0), "gram", "0 g"],
  ])("[K.5] %s %s is shown as %s", (quantity, unit, text) => {
    expect(formatAmount(quantity, null, unit, en)).toBe(text);
  });

  test("[K.5] decimals follow the language", () => {
    expect(formatAmount(rational(1750), null, "milliliter", { locale: "de" })).toBe("1,75 l");
    expect(formatAmount(rational(12345), null, null, { locale: "de" })).toBe("12.345");
  });

  test("[K.5] ranges, and units without a number", () => {
    expect(formatAmount(rational(2), rational(3), "tablespoon", en)).toBe("2–3 tbsp");
    expect(formatAmount(rational(500), rational(1500), "gram", en)).toBe("500–1,500 g");
    expect(formatAmount(null, null, "pinch", en)).toBe("pinch");
    expect(formatAmount(null, null, null, en)).toBe("");
  });

  test("[K.1] a cup is shown in milliliters to who asks for metric, grams in ounces to who asks for US", () => {
    expect(formatAmount(rational(1), null, "cup", { locale: "en", system: "metric" })).toBe("237 ml");
    expect(formatAmount(rational(1), null, "pound", { locale: "en", system: "metric" })).toBe("454 g");
    expect(formatAmount(rational(250), null, "milliliter", { locale: "en", system: "us" })).toMatch(/cup/);
    expect(formatAmount(rational(3), null, "clove", { locale: "en", system: "us" })).toBe("3 cloves");
  });

  test("[K.5] a small amount is never shown as nothing", () => {
    forSeeds(200, (random) => {
      const unit = random.pick(["teaspoon", "cup", "gram", "liter", null, "pinch"]);
      const text = formatAmount(rational(1, random.whole(1, 500)), null, unit, en);
      expect(text, text).toMatch(/[1-9½⅓⅔¼¾⅛⅜⅝⅞]/);
    });
  });

  test("[K.5] choosing a readable unit changes nothing about the amount", () => {
    forSeeds(200, (random) => {
      const unit = random.pick(["teaspoon", "tablespoon", "cup", "gram", "kilogram", "ounce", "milliliter", "pint"]);
      const quantity = rational(random.whole(1, 5_000), random.whole(1, 16));
      const readable = readableAmount({ quantity, unit }, random.pick(["metric", "us", null]));
      const back = convert(readable.quantity, readable.unit, unit);
      expect(back === null ? null : rationalToText(back)).toBe(rationalToText(quantity));
    });
  });
});
