import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { maxBytesPerPage, maxFilesPerPage } from "../../../src/domain/ipc.ts";
import { listChosen, listFolder } from "../../../src/main/files/listFiles.ts";
import { createSelections } from "../../../src/main/files/selections.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const all: ReadonlySet<string> = new Set();

test("[C.1] a folder is listed with everything in it, without hidden files and without following links", async () => {
  const outside = await temporaryFolder({ "secret.html": "secret" });
  const folder = await temporaryFolder({ "b.html": "b", "sub/deep/a.HTML": "a", ".git/x.html": "x", "c.jpg": "c" });
  await symlink(outside, join(folder, "linked"));
  await symlink(join(outside, "secret.html"), join(folder, "linked.html"));
  const listed = await listFolder(folder, new Set(["html"]));
  expect(listed.ok && listed.value.map((file) => file.path)).toEqual(["b.html", "sub/deep/a.HTML"]);
});

test("[C.1] a folder with too many files is refused with a sentence", async () => {
  const folder = await temporaryFolder({ "1": "", "2": "", "3": "" });
  expect(await listFolder(folder, all, 2)).toMatchObject({ ok: false, error: { code: "file_too_large" } });
  expect(await listFolder(folder, all, 3)).toMatchObject({ ok: true });
});

test("[C.1] a folder or file that is not there is a sentence", async () => {
  expect(await listFolder("/no/such/folder", all)).toMatchObject({ ok: false, error: { code: "file_unreadable" } });
  expect(await listChosen(["/no/such/file.html"])).toMatchObject({ ok: false, error: { code: "file_unreadable" } });
});

test("[C.1] 10,000 files come in bounded pages, each once and in order", async () => {
  const folder = await temporaryFolder();
  const names = Array.from({ length: 10_000 }, (_, index) => `${String(index).padStart(5, "0")}.html`);
  await Promise.all(names.map((name) => writeFile(join(folder, name), name)));
  const listed = await listFolder(folder, all);
  if (!listed.ok) throw new Error(listed.error.message);
  const selections = createSelections();
  const { selectionId, total } = selections.keep("", listed.value);
  expect(total).toBe(10_000);
  const read: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await selections.readPage(selectionId, from);
    if (!page.ok) throw new Error(page.error.message);
    expect(page.value.files.length).toBeLessThanOrEqual(maxFilesPerPage);
    for (const file of page.value.files) if (file.content.ok) read.push(new TextDecoder().decode(file.content.value));
    from = page.value.next;
  }
  expect(read).toEqual(names);
});

test("[C.1] a page is bounded by bytes too, and a file larger than a page comes alone", async () => {
  const folder = await temporaryFolder({
    "a.bin": new Uint8Array(10),
    "b.bin": new Uint8Array(maxBytesPerPage + 1),
    "c.bin": new Uint8Array(10),
  });
  const listed = await listFolder(folder, all);
  if (!listed.ok) throw new Error(listed.error.message);
  const selections = createSelections();
  const { selectionId } = selections.keep("", listed.value);
  const sizes = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await selections.readPage(selectionId, from);
    if (!page.ok) throw new Error(page.error.message);
    sizes.push(page.value.files.length);
    from = page.value.next;
  }
  expect(sizes).toEqual([1, 1, 1]);
});

test("[C.1] a file past the limit, or gone, is named in its place; the others still come", async () => {
  const folder = await temporaryFolder({ "a.html": "a", "big.html": "0123456789", "c.html": "c" });
  const listed = await listFolder(folder, all);
  if (!listed.ok) throw new Error(listed.error.message);
  const gone = { ...listed.value[0]!, absolutePath: join(folder, "gone.html"), path: "gone.html" };
  const selections = createSelections({ maxFileBytes: 5 });
  const { selectionId } = selections.keep("", [...listed.value, gone]);
  const page = await selections.readPage(selectionId, 0);
  const outcomes = page.ok && page.value.files.map((file) => (file.content.ok ? "read" : file.content.error.code));
  expect(outcomes).toEqual(["read", "file_too_large", "read", "file_unreadable"]);
});

test("[C.1] reading stops in the middle when the choice is released, and old choices are forgotten", async () => {
  const folder = await temporaryFolder({ "a.html": "a", "b.html": "b" });
  const listed = await listFolder(folder, all);
  if (!listed.ok) throw new Error(listed.error.message);
  const selections = createSelections();
  const first = selections.keep("", listed.value).selectionId;
  const reading = selections.readPage(first, 0);
  selections.release(first);
  expect(await reading).toMatchObject({ ok: false, error: { code: "cancelled" } });

  const old = selections.keep("", listed.value).selectionId;
  for (let count = 0; count < 8; count += 1) selections.keep("", listed.value);
  expect(await selections.readPage(old, 0)).toMatchObject({ ok: false, error: { code: "file_unreadable" } });
});
