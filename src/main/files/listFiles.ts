/** Lists what a person chose: files as they are, a folder with everything in it, but never through a link. */
import { lstat, readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { maxFilesPerFolder } from "../../domain/ipc.ts";
import { fail, ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import { errorCodeOf } from "./systemErrors.ts";

export interface ListedFile {
  readonly absolutePath: string;
  /** Inside the chosen folder, with forward slashes. */
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: number;
}

/** The chosen files themselves; one that has gone in the meantime is an error, because the person named it. */
export async function listChosen(paths: readonly string[]): Promise<Result<ListedFile[]>> {
  const files: ListedFile[] = [];
  for (const path of paths) {
    const file = await describe(path, basename(path));
    if (file === null) return fail("file_unreadable", `“${basename(path)}” could not be opened. Is it still there?`);
    files.push(file);
  }
  return ok(files);
}

/**
 * Every ordinary file under `folder` with one of the extensions (all where the list is empty), by path. Hidden files
 * and folders are left out. Errors: file_unreadable, file_too_large (more than `maxFiles`).
 */
export async function listFolder(
  folder: string,
  extensions: ReadonlySet<string>,
  maxFiles: number = maxFilesPerFolder,
): Promise<Result<ListedFile[]>> {
  const files: ListedFile[] = [];
  const waiting: { readonly absolute: string; readonly inside: string }[] = [{ absolute: folder, inside: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await entriesOf(next.absolute);
    // A folder inside that may not be read is skipped; the chosen one itself must be readable.
    if (entries === null && next.inside === "") {
      return fail("file_unreadable", `The folder “${basename(folder)}” could not be read. Are you allowed to open it?`);
    }
    for (const entry of entries ?? []) {
      if (entry.name.startsWith(".")) continue;
      const absolute = join(next.absolute, entry.name);
      const inside = next.inside === "" ? entry.name : `${next.inside}/${entry.name}`;
      if (entry.isDirectory()) waiting.push({ absolute, inside });
      else if (entry.isFile() && hasExtension(entry.name, extensions)) {
        const file = await describe(absolute, inside);
        if (file !== null) files.push(file);
        if (files.length > maxFiles) {
          return fail(
            "file_too_large",
            `The folder “${basename(folder)}” holds more than ${maxFiles.toLocaleString("en")} files. Choose the folder with the recipes in it.`,
          );
        }
      }
    }
  }
  return ok(files.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
}

function hasExtension(name: string, extensions: ReadonlySet<string>): boolean {
  return extensions.size === 0 || extensions.has(extname(name).slice(1).toLowerCase());
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    console.warn("A folder could not be read:", errorCodeOf(error));
    return null;
  }
}

async function describe(absolutePath: string, path: string): Promise<ListedFile | null> {
  try {
    const stat = await lstat(absolutePath);
    if (!stat.isFile() && !stat.isSymbolicLink()) return null;
    const modifiedAt = Math.max(0, Math.trunc(stat.mtimeMs));
    return { absolutePath, path, name: basename(absolutePath), sizeBytes: stat.size, modifiedAt };
  } catch (error) {
    console.warn("A file could not be looked at:", errorCodeOf(error));
    return null;
  }
}
