/**
 * Writes a file so that it is complete or absent, never half written: into a temporary file beside it, flushed to the
 * disk, then renamed over it. A full disk or a killed process leaves the earlier file as it was.
 */
import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import { errorCodeOf } from "./systemErrors.ts";

type Open = (path: string, flags: string) => Promise<FileHandle>;

/** Resolves once the bytes are on the disk under `path`. Errors: storage_full, storage_failed. */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  openFile: Open = open,
): Promise<Result<{ readonly size: number }>> {
  const target = await throughLink(path);
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await openFile(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    await flushFolder(folder);
    return ok({ size: typeof bytes === "string" ? Buffer.byteLength(bytes) : bytes.byteLength });
  } catch (error) {
    await rm(temporary, { force: true });
    return writeFailure(error, basename(target));
  }
}

/** The file a link points to, so that saving over a link keeps the link. */
async function throughLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    // Not there yet, which is usual; anything else wrong with it shows when writing, in a sentence.
    if (errorCodeOf(error) !== "ENOENT") console.warn("A save went past a link it could not follow.", error);
    return path;
  }
}

/** The rename itself must survive a power cut. Windows cannot open folders and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function writeFailure(error: unknown, name: string): Result<never> {
  switch (errorCodeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return fail("storage_full", `There is no room on the disk for “${name}”. Free some space and save again.`);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return fail("storage_failed", `“${name}” may not be written in that folder. Choose another folder.`);
    case "ENOENT":
    case "ENOTDIR":
      return fail("storage_failed", `The folder for “${name}” is not there any more. Choose another folder.`);
    default:
      return fail("storage_failed", `“${name}” could not be written (${errorCodeOf(error)}). Try another folder.`);
  }
}
