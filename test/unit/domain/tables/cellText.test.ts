import { describe, expect, test } from "vitest";
import { displayText, editText, fitsColumn, parseCell } from "../../../../src/domain/tables/cellText.ts";
import { parseDate } from "../../../../src/domain/tables/dates.ts";
import { parseNumber } from "../../../../src/domain/tables/numbers.ts";
import { colours, column, context } from "./context.ts";

describe("numbers", () => {
  test.each([
    ["1234.5", "en", 1234.5],
    ["1,234.5", "en", 1234.5],
    ["1.234,5", "de", 1234.5],
    ["1.234,5", "en", 1234.5],
    ["1,234", "en", 1234],
    ["1,234", "de", 1.234],
    ["1.234", "de", 1234],
    ["1.234", "en", 1.234],
    ["1.234.567", "en", 1234567],
    ["0,5", "en", 0.5],
    ["12,50 €", "de", 12.5],
    ["$3.20", "en", 3.2],
    ["−3", "en", -3],
    ["(3)", "en", -3],
    ["1 234,5", "fr", 1234.5],
    ["1'234.50", "de-CH", 1234.5],
    ["2 ½", "en", 2.5],
    ["1e3", "en", 1000],
    [".5", "en", 0.5],
  ])("[K.8] reads %s in %s", (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value);
  });

  test.each(["", "abc", "12 kg", "1,2,3", "1.2.3", "12-13", "4006381333931000000", "1.23,4.5", "--1"])(
    "[K.8] leaves %j as it is",
    (text) => {
      expect(parseNumber(text, "en")).toBeNull();
    },
  );

  test("[K.8] takes the column's own suffix off, and no other", () => {
    expect(parseNumber("12 kg", "en", "kg")).toBe(12);
    expect(parseNumber("12 g", "en", "kg")).toBeNull();
  });
});

describe("dates", () => {
  test.each([
    ["2026-11-24", "en-US", "2026-11-24"],
    ["24.11.2026", "en-US", "2026-11-24"],
    ["24/11/26", "en-GB", "2026-11-24"],
    ["11/24/2026", "en-US", "2026-11-24"],
    ["11/12/2026", "en-US", "2026-11-12"],
    ["11/12/2026", "en-GB", "2026-12-11"],
    ["24/11/2026", "en-US", "2026-11-24"],
    ["24 Nov 2026", "en-GB", "2026-11-24"],
    ["November 24, 2026", "en-US", "2026-11-24"],
    ["24. November 2026", "de", "2026-11-24"],
    ["3 mars 2026", "fr", "2026-03-03"],
    ["24.11.", "de", "2026-11-24"],
    ["24 Nov", "en-GB", "2026-11-24"],
    ["1/2/99", "en-GB", "1999-02-01"],
    ["tomorrow", "en", "2026-11-22"],
    ["2026-11-24T00:00:00Z", "en", "2026-11-24"],
    ["29.2.2028", "de", "2028-02-29"],
  ])("[K.8] reads %s in %s", (text, locale, iso) => {
    expect(parseDate(text, locale, "2026-11-21")).toBe(iso);
  });

  test.each(["", "31.2.2026", "29.2.2027", "1.5", "Tue, Fri", "daily", "2026-13-01", "12", "2026-11-24T18:30"])(
    "[K.8] leaves %j as it is",
    (text) => {
      expect(parseDate(text, "en-GB", "2026-11-21")).toBeNull();
    },
  );
});

describe("cells", () => {
  test("[K.8] what does not fit is kept as the text it is", () => {
    for (const type of ["number", "date", "checkbox", "choice", "link"] as const) {
      const value = parseCell("to be asked", column(type), context());
      expect(value).toBe("to be asked");
      expect(fitsColumn(value ?? "", column(type), context())).toBe(false);
    }
  });

  test("[K.8] every type reads what it shows for editing", () => {
    const cases = [
      [column("text"), "  two\nlines "],
      [column("number", { suffix: "€", decimals: 2 }), -1234.567],
      [column("date"), "2026-11-24"],
      [colours, "c2"],
      [column("checkbox"), false],
      [column("person"), "Anna"],
      [column("link"), "cake"],
    ] as const;
    for (const locale of ["en-US", "de-DE", "fr-FR", "de-CH"]) {
      for (const [of, value] of cases) {
        expect(parseCell(editText(value, of, context(locale)), of, context(locale))).toBe(value);
      }
    }
  });

  test("[K.8] shows numbers, dates, choices and links in words of the locale", () => {
    expect(displayText(1234.5, column("number", { suffix: "€", decimals: 2 }), context("de"))).toBe("1.234,50\u00a0€");
    expect(displayText("2026-11-24", column("date"), context("en-GB"))).toBe("24 Nov 2026");
    expect(displayText("c1", colours, context())).toBe("Red");
    expect(displayText("soup", column("link"), context())).toBe("Tomato soup");
    expect(parseCell("", column("number"), context())).toBeNull();
  });
});
