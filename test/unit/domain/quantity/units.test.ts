import { describe, expect, test } from "vitest";
import { rational, rationalToText } from "../../../../src/domain/quantity/rational.ts";
import { baseUnit, canonicalUnit, convert, dimensionOf, sumKey } from "../../../../src/domain/quantity/units.ts";
import { unitTable } from "../../../../src/domain/quantity/unitTable.ts";

describe("units", () => {
  test.each([
    ["g", "gram"],
    ["Kilos", "kilogram"],
    ["tbsp.", "tablespoon"],
    ["T", "tablespoon"],
    ["t", "teaspoon"],
    ["EL", "tablespoon"],
    ["TL", "teaspoon"],
    ["fl. oz.", "fluid ounce"],
    ["tins", "can"],
    ["Dose", "can"],
    ["Prise", "pinch"],
    ["gousses", "clove"],
    ["cucharadita", "teaspoon"],
    ["cucchiai", "tablespoon"],
    ["teentjes", "clove"],
    ["pkt", "package"],
    ["loaves", "loaf"],
    ["bunches", "bunch"],
  ])("[K.3] %s is %s", (written, unit) => expect(canonicalUnit(written)).toBe(unit));

  test("[K.3] a word that is no unit gives null", () => {
    expect(canonicalUnit("onion")).toBeNull();
    expect(canonicalUnit("toString")).toBeNull();
    expect(canonicalUnit("")).toBeNull();
  });

  test.each([
    ["kilogram", "gram", "1000/1"],
    ["pound", "ounce", "16/1"],
    ["cup", "tablespoon", "16/1"],
    ["tablespoon", "teaspoon", "3/1"],
    ["cup", "fluid ounce", "8/1"],
    ["gallon", "cup", "16/1"],
    ["quart", "pint", "2/1"],
    ["liter", "deciliter", "10/1"],
    ["inch", "centimeter", "127/50"],
    ["pound", "gram", "45359237/100000"],
  ])("[K.5] one %s in %s is exactly %s", (from, to, expected) => {
    const converted = convert(rational(1), from, to);
    expect(converted === null ? null : rationalToText(converted)).toBe(expected);
  });

  test("[K.5] weight, volume and different counts do not convert", () => {
    expect(convert(rational(1), "cup", "gram")).toBeNull();
    expect(convert(rational(1), "clove", "slice")).toBeNull();
    expect(convert(rational(1), null, "gram")).toBeNull();
    expect(sumKey("clove")).not.toBe(sumKey("slice"));
    expect(sumKey(null)).not.toBe(sumKey("piece"));
  });

  test("[K.5] every unit of the table converts to its base and back without loss", () => {
    for (const { unit } of unitTable) {
      const there = convert(rational(7, 3), unit, baseUnit(unit));
      const back = there === null ? null : convert(there, baseUnit(unit), unit);
      expect(back === null ? null : rationalToText(back), unit).toBe("7/3");
      expect(canonicalUnit(unit), unit).toBe(unit);
    }
  });

  test("[K.3] an unknown unit counts pieces of its own", () => {
    expect(dimensionOf("firkin")).toBe("count");
    expect(sumKey("firkin")).toBe("count:firkin");
  });
});
