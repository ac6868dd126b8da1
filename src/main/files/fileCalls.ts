/** The calls around files: choosing, reading a page at a time, saving. Paths stay on this side. */
import { basename, extname } from "node:path";
import { dialog } from "electron";
import type { BrowserWindow, FileFilter as DialogFilter, OpenDialogOptions, SaveDialogOptions } from "electron";
import type { FileFilter, SavedFile } from "../../domain/ipc.ts";
import { fail, ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import type { Handlers } from "../ipc/handlers.ts";
import { writeFileAtomically } from "./atomicWrite.ts";
import { listChosen, listFolder } from "./listFiles.ts";
import { createSelections } from "./selections.ts";

type FileHandlers = Pick<Handlers, "chooseFiles" | "readFiles" | "releaseFiles" | "saveFile">;

export function createFileCalls(): FileHandlers {
  const selections = createSelections();
  return {
    async chooseFiles({ kind, filters }, { window }) {
      const chosen = await choosePaths(window, {
        properties: kind === "folder" ? ["openDirectory"] : ["openFile", "multiSelections"],
        ...(kind === "files" && { filters: dialogFilters(filters) }),
      });
      if (!chosen.ok) return chosen;
      const [first = ""] = chosen.value;
      const listed =
        kind === "folder" ? await listFolder(first, extensionsOf(filters)) : await listChosen(chosen.value);
      if (!listed.ok) return listed;
      return ok(selections.keep(chosen.value.length === 1 ? basename(first) : "", listed.value));
    },
    readFiles: async ({ selectionId, from }) => selections.readPage(selectionId, from),
    async releaseFiles({ selectionId }) {
      selections.release(selectionId);
      return ok(null);
    },
    async saveFile({ suggestedName, bytes, filters }, { window }) {
      return saveThroughDialog(window, { suggestedName, filters }, async () => ok(bytes));
    },
  };
}

/** Errors: cancelled. */
export async function choosePaths(window: BrowserWindow | null, options: OpenDialogOptions): Promise<Result<string[]>> {
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  if (answer.canceled || answer.filePaths.length === 0) return fail("cancelled", "Nothing was chosen.");
  return ok(answer.filePaths);
}

/** Asks where to, then makes the bytes and writes them. Errors: cancelled, storage_full, storage_failed, and `make`'s. */
export async function saveThroughDialog(
  window: BrowserWindow | null,
  { suggestedName, filters }: { readonly suggestedName: string; readonly filters: readonly FileFilter[] },
  make: () => Promise<Result<Uint8Array>>,
): Promise<Result<SavedFile>> {
  const options: SaveDialogOptions = { defaultPath: suggestedName, filters: dialogFilters(filters) };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (answer.canceled || answer.filePath === "") return fail("cancelled", "Nothing was saved.");
  const made = await make();
  if (!made.ok) return made;
  // Some Linux dialogs leave the extension off.
  const path = extname(answer.filePath) === "" ? answer.filePath + extname(suggestedName) : answer.filePath;
  const written = await writeFileAtomically(path, made.value);
  return written.ok ? ok({ name: basename(path), size: written.value.size }) : written;
}

function dialogFilters(filters: readonly FileFilter[]): DialogFilter[] {
  return filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}

function extensionsOf(filters: readonly FileFilter[]): ReadonlySet<string> {
  const extensions = filters.flatMap((filter) => filter.extensions.map((extension) => extension.toLowerCase()));
  return new Set(extensions.includes("*") ? [] : extensions);
}
