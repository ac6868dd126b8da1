import { open, readdir, readFile, symlink, lstat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFileAtomically } from "../../../src/main/files/atomicWrite.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

/** An opener whose files fail with this system error after half of the bytes. */
function failingOpen(code: string) {
  return async (path: string, flags: string) => {
    const file = await open(path, flags);
    const write = file.write.bind(file);
    file.writeFile = async (data) => {
      const bytes = Buffer.from(data as Uint8Array);
      await write(bytes.subarray(0, bytes.length / 2));
      throw Object.assign(new Error(`${code}: in the middle of ${path}`), { code });
    };
    return file;
  };
}

test("[K.9] the file is there, complete, and nothing beside it", async () => {
  const folder = await temporaryFolder({ "all.zip": "earlier" });
  const written = await writeFileAtomically(join(folder, "all.zip"), new TextEncoder().encode("later"));
  expect(written).toEqual({ ok: true, value: { size: 5 } });
  expect(await readFile(join(folder, "all.zip"), "utf8")).toBe("later");
  expect(await readdir(folder)).toEqual(["all.zip"]);
});

test("[K.9] a full disk leaves the earlier file and says what to do", async () => {
  const folder = await temporaryFolder({ "all.zip": "earlier" });
  const written = await writeFileAtomically(join(folder, "all.zip"), Buffer.from("later"), failingOpen("ENOSPC"));
  expect(written).toMatchObject({ ok: false, error: { code: "storage_full" } });
  expect(written.ok || written.error.message).toContain("Free some space");
  expect(await readFile(join(folder, "all.zip"), "utf8")).toBe("earlier");
  expect(await readdir(folder)).toEqual(["all.zip"]);
});

test.each([
  ["EACCES", "may not be written"],
  ["EROFS", "may not be written"],
  ["EIO", "could not be written (EIO)"],
])("[K.9] %s is a sentence without the path", async (code, words) => {
  const folder = await temporaryFolder();
  const written = await writeFileAtomically(join(folder, "all.zip"), Buffer.from("later"), failingOpen(code));
  expect(written).toMatchObject({ ok: false, error: { code: "storage_failed" } });
  expect(written.ok || written.error.message).toContain(words);
  expect(written.ok || written.error.message).not.toContain(folder);
});

test("[K.9] a folder that has gone is a sentence", async () => {
  const folder = await temporaryFolder();
  const written = await writeFileAtomically(join(folder, "gone", "all.zip"), "x");
  expect(written).toMatchObject({ ok: false, error: { code: "storage_failed" } });
});

test("[K.9] saving over a link changes the file it points to and keeps the link", async () => {
  const folder = await temporaryFolder({ "real.zip": "earlier" });
  await symlink(join(folder, "real.zip"), join(folder, "link.zip"));
  await writeFileAtomically(join(folder, "link.zip"), "later");
  expect(await readFile(join(folder, "real.zip"), "utf8")).toBe("later");
  expect((await lstat(join(folder, "link.zip"))).isSymbolicLink()).toBe(true);
});
