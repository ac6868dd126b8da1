import { mkdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isBuildStale } from "../../../scripts/build.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const earlier = new Date(2026, 0, 1);
const built = new Date(2026, 0, 2);
const later = new Date(2026, 0, 3);

async function project(): Promise<string> {
  const folder = await temporaryFolder({
    "src/main/index.ts": "",
    "src/renderer/old.ts": "",
    "package.json": "{}",
    "out/.built": "",
    "README.md": "",
  });
  for (const path of ["src/main/index.ts", "src/renderer/old.ts", "src/main", "src/renderer", "src", "package.json"]) {
    await utimes(join(folder, path), earlier, earlier);
  }
  await utimes(join(folder, "out/.built"), built, built);
  return folder;
}

test("[C.1] what is built from these sources is not built again", async () => {
  const folder = await project();
  await writeFile(join(folder, "README.md"), "changed");
  expect(isBuildStale(folder)).toBe(false);
});

test("[C.1] a changed, added or removed source, or a missing mark, means building", async () => {
  const changed = await project();
  await utimes(join(changed, "src/main/index.ts"), later, later);
  expect(isBuildStale(changed)).toBe(true);

  const added = await project();
  await mkdir(join(added, "src/domain"));
  expect(isBuildStale(added)).toBe(true);

  const removed = await project();
  await rm(join(removed, "src/renderer/old.ts"));
  expect(isBuildStale(removed)).toBe(true);

  const unmarked = await project();
  await rm(join(unmarked, "out/.built"));
  expect(isBuildStale(unmarked)).toBe(true);

  const updated = await project();
  await utimes(join(updated, "package.json"), later, later);
  expect(isBuildStale(updated)).toBe(true);
});
