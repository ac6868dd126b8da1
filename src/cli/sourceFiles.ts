/** Finds and reads the files named on the command line; sizes are checked before anything is read. */
import type { Dirent } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isImportable } from "../domain/recipes/import/detectAndRead.ts";
import { importLimits, inMegabytes } from "../domain/recipes/import/limits.ts";
import type { Result } from "../domain/result.ts";
import { fail, ok } from "../domain/result.ts";

export interface Sources {
  readonly paths: readonly string[];
  /** Several files or a folder were named: one line each. */
  readonly isBatch: boolean;
}

/** The files to read, folders opened, in a stable order. Errors: file_unreadable. */
export async function listSources(inputs: readonly string[]): Promise<Result<Sources>> {
  const paths: string[] = [];
  let isBatch = inputs.length > 1;
  for (const input of inputs) {
    const info = await stat(input).catch(() => null);
    if (info === null) return fail("file_unreadable", `There is no file or folder "${input}".`);
    if (!info.isDirectory()) paths.push(input);
    else {
      isBatch = true;
      paths.push(...(await filesIn(input)));
    }
  }
  return ok({ paths, isBatch });
}

async function filesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isImportable(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A file's bytes. Errors: file_unreadable, file_too_large. */
export async function readSource(path: string): Promise<Result<Uint8Array>> {
  let file: FileHandle | null = null;
  try {
    file = await open(path);
    const { size } = await file.stat();
    const head = Buffer.alloc(2);
    await file.read(head, 0, 2, 0);
    const isPacked = head.toString("latin1") === "PK" || (head[0] === 0x1f && head[1] === 0x8b);
    const maxBytes = isPacked ? importLimits.maxArchiveBytes : importLimits.maxPageBytes;
    if (size > maxBytes)
      return fail(
        "file_too_large",
        `This file is ${inMegabytes(size)} large; Potluck reads ${isPacked ? "archives" : "files of recipe text"} up to ${inMegabytes(maxBytes)}. Import it in parts.`,
      );
    return ok(await file.readFile());
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return fail(
      "file_unreadable",
      `The file "${path}" cannot be read (${reason}). Check that it is there and that you may open it.`,
    );
  } finally {
    await file?.close();
  }
}
