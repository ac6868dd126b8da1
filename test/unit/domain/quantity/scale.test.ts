import { describe, expect, test } from "vitest";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";
import { rationalToText } from "../../../../src/domain/quantity/rational.ts";
import { scaleAmounts, scaleFactor } from "../../../../src/domain/quantity/scale.ts";
import { forSeeds } from "../../../helpers/seededRandom.ts";

describe("scaling by yield", () => {
  test("[K.1] a third of a cup for three is two thirds for six", () => {
    const scaled = scaleAmounts(parseIngredient("1/3 cup sugar"), scaleFactor(3, 6));
    expect(scaled.quantity === null ? null : rationalToText(scaled.quantity)).toBe("2/3");
    expect(scaled.input).toBe("1/3 cup sugar");
  });

  test("[K.1] a range scales at both ends, a line without amount stays", () => {
    const range = scaleAmounts(parseIngredient("2-3 onions"), scaleFactor(4, 6));
    expect([range.quantity, range.quantityMax].map((end) => end && rationalToText(end))).toEqual(["3/1", "9/2"]);
    expect(scaleAmounts(parseIngredient("salt"), scaleFactor(4, 6)).quantity).toBeNull();
  });

  test.each([
    [null, 4],
    [4, null],
    [0, 4],
    [4, 0],
    [-1, 4],
    [Number.NaN, 4],
  ])("[K.1] a yield of %s to %s scales nothing", (from, to) => {
    expect(rationalToText(scaleFactor(from, to))).toBe("1/1");
  });

  test("[K.1] scaling there and back gives exactly the recipe again", () => {
    forSeeds(100, (random) => {
      const line = parseIngredient(`${random.whole(1, 99)}/${random.whole(1, 16)} cup flour`);
      const [from, to] = [random.whole(1, 40), random.whole(1, 40)];
      const back = scaleAmounts(scaleAmounts(line, scaleFactor(from, to)), scaleFactor(to, from));
      expect(back.quantity && rationalToText(back.quantity)).toBe(line.quantity && rationalToText(line.quantity));
    });
  });
});
