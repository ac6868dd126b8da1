import { describe, expect, test } from "vitest";
import { parseCell } from "../../../../src/domain/tables/cellText.ts";
import { columnNames, decodeCsv, maxCsvBytes, maxCsvRows, readCsv } from "../../../../src/domain/tables/csvRead.ts";
import { readTsv, writeCsv, writeTsv } from "../../../../src/domain/tables/csvWrite.ts";
import type { CellValue } from "../../../../src/domain/tables/fields.ts";
import { guessType, looksLikeHeader, verifyType } from "../../../../src/domain/tables/guessTypes.ts";
import { colours, column, context, randomFrom } from "./context.ts";

function read(text: string) {
  const result = readCsv(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("reading CSV", () => {
  test.each([
    ["a,b\r\n1,2\r\n", ","],
    ["a;b\n1,5;2\n3;4", ";"],
    ["a\tb\n1\t2", "\t"],
    ["a|b\n1|2", "|"],
    ["sep=;\na;b,c\n1;2", ";"],
    ["one column\nx\ny", ","],
    ["Product;Price\nMilk;1,20\nEggs;3,05\nFlour;0,95;best", ";"],
  ])("[K.8] finds the delimiter of %j", (text, delimiter) => {
    expect(read(text).delimiter).toBe(delimiter);
  });

  test("[K.8] ragged rows are completed, their longer cells kept, and each named by its line", () => {
    const file = read('a,b,c\n1,2,3\n"two\nlines",5\n\n6,7,8,9\n10,11,12\n');
    expect(file.rows).toEqual([
      ["a", "b", "c", ""],
      ["1", "2", "3", ""],
      ["two\nlines", "5", "", ""],
      ["6", "7", "8", "9"],
      ["10", "11", "12", ""],
    ]);
    expect(file.problems).toEqual([
      { line: 3, kind: "short", found: 2, expected: 3 },
      { line: 6, kind: "long", found: 4, expected: 3 },
    ]);
    expect(file.emptyLines).toBe(1);
    expect(columnNames(file.rows[0] ?? [], file.columnCount)).toEqual(["a", "b", "c", "Column 4"]);
  });

  test("[K.8] names the line of a quotation mark that is never closed, or followed by more", () => {
    expect(readCsv('a,b\n1,2\n3,"open\n4,5\n')).toMatchObject({
      ok: false,
      error: { code: "csv_unreadable", message: expect.stringContaining("line 3") },
    });
    expect(readCsv('a,b\n1,"x"y\n')).toMatchObject({
      ok: false,
      error: { code: "csv_unreadable", message: expect.stringContaining("line 2") },
    });
    expect(readCsv("")).toMatchObject({ ok: false, error: { code: "csv_unreadable" } });
  });

  test("[K.8] reads UTF-8 with and without mark, UTF-16 and Windows-1252; refuses what is no text or too large", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from("Süd").flatMap((sign) => [sign.charCodeAt(0), 0])]);
    const cases: [Uint8Array, string][] = [
      [new TextEncoder().encode("\ufeffSüd"), "utf-8"],
      [new TextEncoder().encode("Süd"), "utf-8"],
      [new Uint8Array([0x53, 0xfc, 0x64]), "windows-1252"],
      [utf16, "utf-16le"],
    ];
    for (const [bytes, encoding] of cases)
      expect(decodeCsv(bytes)).toEqual({ ok: true, value: { text: "Süd", encoding } });
    expect(decodeCsv(new Uint8Array([0x50, 0x4b, 0, 0]))).toMatchObject({
      ok: false,
      error: { code: "csv_unreadable" },
    });
    expect(decodeCsv(new Uint8Array(maxCsvBytes + 1))).toMatchObject({ ok: false, error: { code: "file_too_large" } });
  });

  test("[K.8] refuses more rows than a table can hold", () => {
    expect(readCsv("a\n".repeat(maxCsvRows + 3))).toMatchObject({ ok: false, error: { code: "file_too_large" } });
  });

  test("[K.8] tells a header from data", () => {
    expect(
      looksLikeHeader(
        [
          ["Name", "Price"],
          ["Rye", "1.4"],
        ],
        context(),
      ),
    ).toBe(true);
    expect(
      looksLikeHeader(
        [
          ["Rye", "1.4"],
          ["Spelt", "2"],
        ],
        context(),
      ),
    ).toBe(false);
    expect(
      looksLikeHeader(
        [
          ["red", "blue"],
          ["red", "blue"],
        ],
        context(),
      ),
    ).toBe(false);
  });
});

describe("guessing types", () => {
  test.each([
    [["1,5", "2", "1.000,5", ""], "number"],
    [["24.11.2026", "1.12.2026"], "date"],
    [["yes", "no", "yes"], "checkbox"],
    [["0", "1", "1"], "number"],
    [["01067", "80331", "10115"], "text"],
    [["a", "b", "a", "b", "a", "a"], "choice"],
    [["Rye flour", "Spelt", "Oats"], "text"],
    [["", ""], "text"],
  ] as const)("[K.8] %j is %s", (values, type) => {
    expect(guessType(values, context("de")).type).toBe(type);
  });

  test("[K.8] a type guessed from a sample is checked over every value", () => {
    const values = [...Array.from({ length: 2_000 }, (_, index) => String(index + 2)), "n/a"];
    expect(guessType(values, context())).toMatchObject({ type: "number", misfits: 1, examples: ["n/a"] });
    expect(verifyType(["1", "x"], "number", context()).confidence).toBe(0.5);
  });
});

describe("writing CSV", () => {
  const columns = [
    column("text", { name: 'Na;me, "x"' }),
    column("number"),
    column("date"),
    colours,
    column("checkbox"),
    column("link"),
  ];
  const plain = { delimiter: ",", hasByteOrderMark: false, isProtected: true } as const;

  test("[K.8] writes RFC 4180 with a mark for Excel when asked", () => {
    const cells: Record<string, CellValue> = {
      text: 'a "b"\nc',
      number: 1234.5,
      date: "2026-11-24",
      choice: "c1",
      checkbox: true,
      link: "soup",
    };
    expect(writeCsv(columns, [{ cells }], context("de"), { ...plain, hasByteOrderMark: true })).toBe(
      '\ufeff"Na;me, ""x""",number,date,choice,checkbox,link\r\n"a ""b""\nc",1234.5,2026-11-24,Red,true,Tomato soup\r\n',
    );
  });

  test("[K.8] texts that a spreadsheet would run get an apostrophe, numbers do not", () => {
    const text = (value: CellValue) =>
      writeCsv([column("text")], [{ cells: { text: value } }], context(), plain).split("\r\n")[1];
    expect(text("=1+1")).toBe("'=1+1");
    expect(text("@cmd")).toBe("'@cmd");
    expect(text("-5")).toBe("-5");
    expect(text(-5)).toBe("-5");
    expect(text("+49 170")).toBe("'+49 170");
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("[K.8] any table reads back as it was written (seed %i)", (seed) => {
    const random = randomFrom(seed);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    const signs = ['"', ",", ";", "\t", "\n", "\r\n", "'", "=", "+", "-", "@", " ", "é", "𝟙", "a", "7", "sep="];
    const randomText = (): string => Array.from({ length: Math.floor(random() * 8) }, () => pick(signs)).join("");
    const all = [column("text"), column("number"), column("date"), colours, column("checkbox"), column("person")];
    const used = all.slice(0, 1 + Math.floor(random() * all.length));
    const rows = Array.from({ length: 60 }, () => {
      const cells: Record<string, CellValue> = {};
      const put = (key: string, value: CellValue): void => {
        if (random() < 0.7) cells[key] = value;
      };
      const text = randomText();
      if (text.trim() !== "") put("text", text);
      put("number", (random() - 0.5) * 10 ** Math.floor(random() * 12));
      put("date", pick(["2026-02-28", "1999-12-31"]));
      put("choice", pick(["c1", "c2"]));
      put("checkbox", random() < 0.5);
      const person = randomText().trim();
      if (person !== "") put("person", person);
      return { cells: Object.fromEntries(Object.entries(cells).filter(([key]) => used.some((one) => one.id === key))) };
    });
    for (const isProtected of [true, false]) {
      for (const delimiter of [",", ";", "\t"] as const) {
        const file = readCsv(writeCsv(used, rows, context(), { delimiter, hasByteOrderMark: false, isProtected }), {
          delimiter,
        });
        if (!file.ok) throw new Error(file.error.message);
        const back = file.value.rows.slice(1).map((row) => ({
          cells: Object.fromEntries(
            used.flatMap((of, index) => {
              const value = row[index]?.trim() === "" ? null : parseCell(row[index] ?? "", of, context());
              return value === null ? [] : [[of.id, value]];
            }),
          ),
        }));
        expect(back).toEqual(rows);
      }
    }
  });

  test("[K.8] the clipboard's text reads back, also what other programs write", () => {
    const cells = [
      ["a", 'say "hi"', ""],
      ["two\nlines", "tab\there", '"quoted"'],
    ];
    expect(readTsv(writeTsv(cells))).toEqual(cells);
    expect(readTsv("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(readTsv('"broken\tx')).toEqual([['"broken', "x"]]);
  });
});
