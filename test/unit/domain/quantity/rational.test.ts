import { describe, expect, test } from "vitest";
import {
  rational,
  rationalFromDecimal,
  rationalFromNumber,
  rationalFromText,
  rationalToText,
  sum,
} from "../../../../src/domain/quantity/rational.ts";
import { forSeeds } from "../../../helpers/seededRandom.ts";

describe("exact fractions", () => {
  test("[K.5] a third three times is exactly one", () => {
    const third = rational(1, 3);
    expect(rationalToText(sum([third, third, third]))).toBe("1/1");
  });

  test("[K.5] a tenth and two tenths are exactly three tenths", () => {
    expect(rationalToText(rationalFromDecimal("0.1").add(rationalFromDecimal("0.2")))).toBe("3/10");
  });

  test("[K.5] the stored form survives writing and reading", () => {
    forSeeds(200, (random) => {
      const value = rational(random.whole(-1_000_000, 1_000_000), random.whole(1, 100_000));
      expect(rationalFromText(rationalToText(value))?.equals(value)).toBe(true);
    });
  });

  test("[K.5] sums of random fractions do not depend on the order", () => {
    forSeeds(100, (random) => {
      const values = Array.from({ length: 30 }, () => rational(random.whole(-999, 999), random.whole(1, 97)));
      expect(rationalToText(sum(random.shuffled(values)))).toBe(rationalToText(sum(values)));
    });
  });

  test.each(["", "1/0", "a", "1/2/3", "1.5", "Infinity", `${"9".repeat(41)}/1`, " 1/2"])(
    "[K.5] stored text %j is no fraction",
    (text) => expect(rationalFromText(text)).toBeNull(),
  );

  test("[K.5] a whole number without a denominator is read", () => {
    expect(rationalToText(rationalFromText("12") ?? rational(0))).toBe("12/1");
  });

  test("[K.1] numbers from JSON become what a person meant", () => {
    expect(rationalToText(rationalFromNumber(0.3333333333) ?? rational(0))).toBe("1/3");
    expect(rationalToText(rationalFromNumber(2.5) ?? rational(0))).toBe("5/2");
    expect(rationalFromNumber(Number.NaN)).toBeNull();
    expect(rationalFromNumber(Number.POSITIVE_INFINITY)).toBeNull();
  });
});
