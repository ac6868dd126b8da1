import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const spec = readFileSync(join(project, "SPEC.md"), "utf8");

/** The ids at the front of the titles in a test file: `test("[K.3] splits off the preparation"`. */
function idsIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  // Several may stand one after the other: `[S2.3] [S2.10] shared with …`.
  const titles = text.matchAll(/\b(?:test|it)(?:\.\w+(?:\([^)]*\))?)*\(\s*["'`]((?:\[[A-Z]\d?\.\d+\] ?)+)/g);
  return [...titles].flatMap(([, ids = ""]) => [...ids.matchAll(/\[([^\]]+)\]/g)].map(([, id]) => id ?? ""));
}

const testFiles = readdirSync(join(project, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(?:test|spec)\.tsx?$/.test(name))
  .map((name) => join(project, "test", name));

const rows = spec
  .split("\n")
  .map((line) => /^\| ((?:[CK]|S[0-4])\.\d+) \|.*\|(.*)\|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, id = "", files = ""]) => ({ id, files: [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? "") }));

/** How many requirements each area has. */
const counts = { C: 7, K: 9, S0: 6, S1: 18, S2: 12, S3: 21, S4: 13 } as const;
const idsOf = (area: keyof typeof counts): string[] =>
  Array.from({ length: counts[area] }, (_, at) => `${area}.${at + 1}`);

test("[C.1] SPEC.md has a row for each requirement, and no row twice or unknown", () => {
  const ids = rows.map(({ id }) => id);
  const known = (Object.keys(counts) as (keyof typeof counts)[]).flatMap(idsOf);
  expect(ids.toSorted()).toEqual(known.toSorted());
});

describe.each(rows)("$id", ({ id, files }) => {
  test(`[${id}] some test carries the requirement's id`, () => {
    expect(testFiles.filter((file) => idsIn(file).includes(id)).length).toBeGreaterThan(0);
  });

  test.each(files)(`[${id}] is proven where SPEC.md says: %s`, (file) => {
    expect(existsSync(join(project, file)), "the file exists").toBe(true);
    expect(idsIn(join(project, file)), "a title in it begins with the id").toContain(id);
  });
});
