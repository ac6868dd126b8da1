import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detectAndRead } from "../../../../../src/domain/recipes/import/detectAndRead.ts";
import { importLimits } from "../../../../../src/domain/recipes/import/limits.ts";
import { readPageBytes, readPageHtml } from "../../../../../src/domain/recipes/import/page/readPage.ts";
import { readText } from "../../../../../src/domain/recipes/import/readText.ts";
import { failureOf, ingredientsOf, onlyRecipe, pageWith, soup, warningsOf } from "./reading.ts";

/** What a person gets for a file: code and sentence of its only result. */
function failureFor(name: string, bytes: Uint8Array, limits = importLimits): string {
  const [only, ...more] = [...detectAndRead({ name, bytes }, { limits })];
  if (only === undefined || more.length > 0) throw new Error("expected one result");
  const { code, message } = failureOf(only.result);
  expect(message).toMatch(/^[A-Z].*[.!?]$/);
  return `${code}: ${message}`;
}

describe("bad input costs a sentence", () => {
  it("[K.2] an unreadable page", () => {
    const noText = new Uint8Array([0x3c, 0x68, 0, 1, 2, 3]);
    expect(failureFor("page.html", noText)).toMatch(/^page_unreadable: This file holds no readable text\./);
    expect(failureFor("photo.jpg", noText)).toMatch(/^file_unreadable: Potluck does not know this kind of file\./);
    expect(failureFor("page.html", new Uint8Array())).toMatch(/^file_unreadable: This file is empty\./);
  });

  it("[K.2] a page and a text without a recipe: nothing is invented", () => {
    const page =
      "<html><h1>About us</h1><p>We are a company that sells kitchens in three sizes, and have done so for many years.</p></html>";
    expect(failureFor("page.html", strToU8(page))).toMatch(/^page_without_recipe: There is no recipe on this page/);
    expect(failureFor("note.txt", strToU8("Buy milk\nCall Ada"))).toMatch(
      /^page_without_recipe: No recipe was found in this text\./,
    );
    expect(failureFor("data.json", strToU8('{"name":"settings"}'))).toMatch(
      /^page_without_recipe: There is no recipe in this file\./,
    );
  });

  it("[K.2] a file of 100 MB", () => {
    const huge = new Uint8Array(100 * 1024 * 1024).fill(0x20);
    expect(failureFor("page.html", huge)).toMatch(
      /^file_too_large: This file is 100 MB large; Potluck reads files of recipe text up to 20 MB\./,
    );
    expect(failureOf(readPageBytes(huge)).code).toBe("file_too_large");
    expect(failureOf(readText(" ".repeat(importLimits.maxPageBytes + 1))).code).toBe("file_too_large");
  });

  it("[K.2] a zip bomb and a gzip bomb, stopped while they unpack", () => {
    const bomb = new Uint8Array(24 * 1024 * 1024);
    expect(failureFor("bomb.zip", zipSync({ "recipe.json": bomb }))).toMatch(
      /^archive_too_large: This file unpacks to/,
    );
    expect(failureFor("bomb.json.gz", gzipSync(bomb))).toMatch(/^archive_too_large/);
    const limits = { ...importLimits, maxEntryBytes: 1000, maxRatio: 100_000 };
    expect(failureFor("large.zip", zipSync({ "recipe.json": bomb }), limits)).toMatch(/^archive_too_large/);
  });

  it("[K.2] a zip bomb that lies about its size", () => {
    const zip = zipSync({ "recipe.json": new Uint8Array(24 * 1024 * 1024) });
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 4 < zip.length; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect(failureFor("liar.zip", zip)).toMatch(/^archive_too_large/);
  });

  it("[K.2] too many files, too much in all, and archives in archives without end", () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.txt`, strToU8("x")]));
    expect(failureFor("many.zip", zipSync(many), { ...importLimits, maxEntries: 20 })).toMatch(
      /^archive_too_large: This archive holds 30 files/,
    );
    expect(failureFor("all.zip", zipSync(many), { ...importLimits, maxUnpackedBytes: 20 })).toMatch(
      /^archive_too_large: This archive unpacks to/,
    );
    let nested = zipSync({ "soup.json": strToU8(JSON.stringify(soup)) });
    for (let depth = 0; depth < 5; depth += 1) nested = zipSync({ "inner.zip": nested });
    expect(failureFor("nested.zip", nested)).toMatch(/^archive_too_large: This archive lies in an archive/);
  });

  it("[K.2] a broken export file", () => {
    const whole = zipSync({ "soup.json": strToU8(JSON.stringify(soup)) });
    expect(failureFor("export.zip", whole.slice(0, whole.length - 30))).toMatch(
      /^archive_broken: This archive is damaged/,
    );
    expect(failureFor("export.paprikarecipes", strToU8("not an archive"))).toMatch(/^archive_broken/);
    expect(failureFor("soup.paprikarecipe", gzipSync(strToU8(JSON.stringify(soup))).slice(0, 40))).toMatch(
      /^archive_broken: This file is damaged/,
    );
    expect(failureFor("soup.json", strToU8('{"name": "Soup", "recipeIngredient": ["2 le'))).toMatch(
      /^export_unreadable: This file is damaged/,
    );
  });

  it("[K.2] a damaged entry in a good archive: the others come in", () => {
    const zip = zipSync({
      "a.json": [strToU8(JSON.stringify(soup)), { level: 0 }],
      "b.json": [strToU8(JSON.stringify({ ...soup, name: "Bread" })), { level: 0 }],
    });
    const at = new TextDecoder("latin1").decode(zip).indexOf("Leek soup");
    zip[at] = 0x58;
    const read = [...detectAndRead({ name: "export.zip", bytes: zip })];
    expect(read.map(({ file, result }) => `${file} ${result.ok ? result.value[0]?.title : result.error.code}`)).toEqual(
      ["export.zip › a.json archive_broken", "export.zip › b.json Bread"],
    );
  });

  it("[K.2] pages nested too deep or without end are read as far as the bounds", () => {
    const html = pageWith(soup, `<ul><li>2 leeks</li></ul>${"<div>".repeat(200_000)}`);
    const draft = onlyRecipe(readPageHtml(html));
    expect(ingredientsOf(draft)).toEqual(soup.recipeIngredient);
    expect(warningsOf(draft)).toContain("only its beginning was read");
    const deepData = `${'{"@graph":['.repeat(20_000)}${JSON.stringify(soup)}${"]}".repeat(20_000)}`;
    expect(onlyRecipe(readPageHtml(pageWith(deepData))).title).toBe("Leek soup");
  });

  it.each([
    "<p>",
    "<b>",
    "<br>",
    "</p>",
    "<a href=",
    "&amp;",
    "<li>1 cup flour",
    "<h2>Ingredients</h2><p>1 cup flour</p>",
    "<table><tr><td>",
    '<p title="',
  ])("[K.2] a page of nothing but %s gives a sentence, or what could be read of it", (piece) => {
    // Rules that are quadratic take minutes on this; how long it takes is in the bench "ingredients".
    const read = readPageHtml(piece.repeat(400_000 / piece.length));
    if (read.ok) expect(read.value).toHaveLength(1);
    else expect(read.error.code).toBe("page_without_recipe");
  });
});

describe("encodings", () => {
  const recipe = (name: string): string => pageWith({ ...soup, name });

  it("[K.2] reads windows-1252 with and without a statement, and says when it guessed", () => {
    const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
    const stated = onlyRecipe(readPageBytes(latin(`<meta charset="iso-8859-1">${recipe("Crème brûlée")}`)));
    expect([stated.title, stated.warnings]).toEqual(["Crème brûlée", []]);
    const silent = onlyRecipe(readPageBytes(latin(recipe("Crème brûlée"))));
    expect(silent.title).toBe("Crème brûlée");
    expect(warningsOf(silent)).toContain("windows-1252 was guessed");
  });

  it("[K.2] believes a byte order mark first, then the sender, then the page", () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${recipe("Grød")}`, "utf16le"));
    expect(onlyRecipe(readPageBytes(utf16)).title).toBe("Grød");
    const cyrillic = strToU8(pageWith({ ...soup, name: "NAME" }));
    const bytes = Buffer.from(cyrillic);
    const at = bytes.indexOf("NAME");
    bytes.set([0xc1, 0xee, 0xf0, 0xf9], at);
    expect(onlyRecipe(readPageBytes(bytes, { contentType: "text/html; charset=windows-1251" })).title).toBe("Борщ");
  });

  it("[K.2] reads a page as UTF-8 that says otherwise but is UTF-8, and says so", () => {
    const draft = onlyRecipe(readPageBytes(strToU8(`<meta charset="us-bogus">${recipe("Crème")}`)));
    expect(draft.title).toBe("Crème");
    const damaged = onlyRecipe(
      readPageBytes(new Uint8Array([...strToU8(`<meta charset="utf-8">${recipe("Creme")}`), 0xff])),
    );
    expect(warningsOf(damaged)).toContain("damaged");
  });
});
