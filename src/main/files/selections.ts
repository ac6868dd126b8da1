/**
 * What the person chose in the open dialog, kept here so that the window can read only that, a page at a time, and never
 * sees a path. It reads; it never writes.
 */
import { randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { maxBytesPerPage, maxFileBytes, maxFilesPerPage } from "../../domain/ipc.ts";
import type { ChosenFiles, FilesPage, OpenedFile } from "../../domain/ipc.ts";
import { fail, ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import type { ListedFile } from "./listFiles.ts";
import { ownBytes } from "./ownBytes.ts";
import { errorCodeOf } from "./systemErrors.ts";

/** Choosing again and again must not collect lists for ever; the oldest choice is forgotten. */
const maxSelections = 8;

export interface Selections {
  keep(label: string, files: readonly ListedFile[]): ChosenFiles;
  readPage(selectionId: string, from: number): Promise<Result<FilesPage>>;
  release(selectionId: string): void;
}

export function createSelections(limits: { readonly maxFileBytes: number } = { maxFileBytes }): Selections {
  const selections = new Map<string, readonly ListedFile[]>();
  return {
    keep(label, files) {
      const selectionId = randomUUID();
      selections.set(selectionId, files);
      const oldest = selections.keys().next();
      if (selections.size > maxSelections && !oldest.done) selections.delete(oldest.value);
      const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
      return { selectionId, label, total: files.length, totalBytes };
    },
    async readPage(selectionId, from) {
      const files = selections.get(selectionId);
      if (files === undefined) return fail("file_unreadable", "These files are not open any more. Choose them again.");
      const page = pageOf(files, from);
      const read: OpenedFile[] = [];
      for (const file of page) {
        // Cancelled in the middle: the rest is not read for nobody.
        if (!selections.has(selectionId)) return fail("cancelled", "Reading was stopped.");
        read.push(await readOne(file, limits.maxFileBytes));
      }
      const next = from + page.length;
      return ok({ files: read, next: next < files.length ? next : null, total: files.length });
    },
    release(selectionId) {
      selections.delete(selectionId);
    },
  };
}

/** The files from number `from` that fit one page; a file larger than a page comes alone. */
function pageOf(files: readonly ListedFile[], from: number): readonly ListedFile[] {
  let bytes = 0;
  const page: ListedFile[] = [];
  for (const file of files.slice(from, from + maxFilesPerPage)) {
    bytes += file.sizeBytes;
    if (page.length > 0 && bytes > maxBytesPerPage) break;
    page.push(file);
  }
  return page;
}

async function readOne(file: ListedFile, maxBytes: number): Promise<OpenedFile> {
  const content = await readBounded(file, maxBytes);
  return { name: file.name, path: file.path, size: file.sizeBytes, modifiedAt: file.modifiedAt, content };
}

async function readBounded(file: ListedFile, maxBytes: number): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(file.absolutePath, "r");
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return fail("file_unreadable", `“${file.path}” is not a file.`);
      if (stat.size > maxBytes) {
        const limit = Math.floor(maxBytes / 1024 / 1024);
        return fail("file_too_large", `“${file.path}” is larger than ${limit} MB and was left out.`);
      }
      return ok(ownBytes(await handle.readFile()));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail("file_unreadable", `“${file.path}” could not be read (${errorCodeOf(error)}).`);
  }
}
