/** The layer check must be able to fail: each tree here holds exactly one forbidden import. */
import { expect, test } from "vitest";
import { layerViolations } from "../../../scripts/layers.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

test("[C.1] a tree that keeps the layers passes, and was really read", async () => {
  const root = await temporaryFolder({
    "src/domain/a.ts": "export const a = 1;\n",
    "src/main/b.ts": 'import { a } from "../domain/a.ts";\nimport "node:fs";\nexport const b = a;\n',
  });
  expect(layerViolations(root)).toMatchObject({ violations: [] });
});

test.each([
  ["the domain importing the renderer", "src/domain/a.ts", "../renderer/x.ts", "src/renderer/x.ts"],
  ["the preload importing more than the contract", "src/preload/a.ts", "../domain/x.ts", "src/domain/x.ts"],
  ["the main process importing the renderer", "src/main/a.ts", "../renderer/x.ts", "src/renderer/x.ts"],
  ["the server importing the main process", "sync-server/a.ts", "../src/main/x.ts", "src/main/x.ts"],
  ["a feature importing another", "src/renderer/features/a/a.tsx", "../b/x.ts", "src/renderer/features/b/x.ts"],
  [
    "the data layer importing a feature",
    "src/renderer/data/a.ts",
    "../features/b/x.ts",
    "src/renderer/features/b/x.ts",
  ],
  ["the product importing a test", "src/main/a.ts", "../../test/x.ts", "test/x.ts"],
])("[C.1] reports %s", async (_title, from, specifier, to) => {
  const root = await temporaryFolder({
    [from]: `import type { X } from "${specifier}";\nexport const x: X = 1;\n`,
    [to]: "export type X = number;\n",
  });
  const { violations } = layerViolations(root);
  expect(violations.join("\n")).toContain(`${from} → ${to}`);
});

test("[C.1] reports Node's own modules in the domain", async () => {
  const root = await temporaryFolder({
    "src/domain/a.ts": 'import { readFileSync } from "node:fs";\nexport { readFileSync };\n',
  });
  const { violations } = layerViolations(root);
  expect(violations).toEqual(["src/domain may not use Node's own modules: src/domain/a.ts → node:fs"]);
});

test("[C.1] reports a package that only one folder may use", async () => {
  const root = await temporaryFolder({
    "src/renderer/features/a/a.ts": 'import { createRxDatabase } from "rxdb";\nexport { createRxDatabase };\n',
  });
  const { violations } = layerViolations(root);
  expect(violations.join("\n")).toContain(
    "only src/renderer/data, src/renderer/sync may import rxdb: src/renderer/features/a/a.ts",
  );
});

test("[C.1] reports a cycle, also one of types alone", async () => {
  const root = await temporaryFolder({
    "src/domain/a.ts": 'import type { B } from "./b.ts";\nexport type A = B;\n',
    "src/domain/b.ts": 'import type { A } from "./a.ts";\nexport type B = A;\n',
  });
  const { violations } = layerViolations(root);
  expect(violations.join("\n")).toContain("no cycles: src/domain/a.ts → src/domain/b.ts → src/domain/a.ts");
});

test("[C.1] a check of nothing is an error, not a pass", async () => {
  const root = await temporaryFolder({ "README.md": "nothing\n" });
  expect(() => layerViolations(root)).toThrow("Nothing to check");
});

test("[C.1] a package that package.json does not name, and an import that is not there, are reported", async () => {
  const root = await temporaryFolder({
    "package.json": '{ "dependencies": { "yjs": "1" } }',
    "src/domain/a.ts": 'export * from "yjs";\nexport { z } from "zod";\nexport const b = () => import("./gone.ts");\n',
  });
  const { violations } = layerViolations(root);
  expect(violations).toEqual([
    "a package must be in package.json: src/domain/a.ts → zod",
    "the import must exist: src/domain/a.ts → src/domain/gone.ts",
  ]);
});

test("[C.1] workers and dynamic imports count, and newer syntax is read", async () => {
  const root = await temporaryFolder({
    "src/renderer/data/a.ts":
      'using file = open();\nnew Worker(new URL("../features/b/worker.ts", import.meta.url));\nawait import("../../main/x.ts");\n',
    "src/renderer/features/b/worker.ts": "export {};\n",
    "src/main/x.ts": "export {};\n",
  });
  const { violations } = layerViolations(root);
  expect(violations.map((violation) => violation.split(": ")[1])).toEqual([
    "src/renderer/data/a.ts → src/main/x.ts",
    "src/renderer/data/a.ts → src/renderer/features/b/worker.ts",
  ]);
});

test("[C.1] a file that cannot be parsed is an error, not a pass", async () => {
  const root = await temporaryFolder({ "src/domain/a.ts": "import { from;\n" });
  expect(() => layerViolations(root)).toThrow("src/domain/a.ts cannot be parsed");
});
