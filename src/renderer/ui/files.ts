/** Files out and in, on the desktop through its own dialogs and in a browser through the browser's. */
import { fail, ok, type Result } from "../../domain/result.ts";
import type { FileFilter } from "../../domain/ipc.ts";

export interface FileToSave {
  /** Name with its ending, without a folder. */
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly filters?: readonly FileFilter[];
}

/** Largest file read into memory, in bytes. */
const maxReadBytes = 512 * 1024 * 1024;

/** Saves a file where the person says; resolves to its name. `cancelled` when they close the dialog. */
export async function saveFile({ suggestedName, bytes, mime, filters = [] }: FileToSave): Promise<Result<string>> {
  // oxlint-disable-next-line no-control-regex -- naming the control characters is how they are left out
  const name = suggestedName.replace(/[/\\:*?"<>|\u0000-\u001f]/g, " ").slice(0, 180);
  if (window.potluck) {
    const saved = await window.potluck.saveFile({ suggestedName: name, bytes, filters: [...filters] });
    return saved.ok ? ok(saved.value.name) : saved;
  }
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return ok(name);
}

/** Lets the person choose one file; `cancelled` when they change their mind. `accept` as in HTML: ".zip,application/zip". */
export function chooseFile(accept: string): Promise<Result<File>> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      resolve(file ? ok(file) : fail("cancelled", "No file was chosen."));
    });
    input.addEventListener("cancel", () => resolve(fail("cancelled", "No file was chosen.")));
    input.click();
  });
}

/** The bytes of a chosen file, bounded. */
export async function readBytes(file: File): Promise<Result<Uint8Array>> {
  if (file.size > maxReadBytes)
    return fail("file_too_large", `“${file.name}” is larger than 512 MB and was not opened.`);
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    // The file was moved or its disk taken away between choosing and reading.
    console.error("A chosen file could not be read.", error);
    return fail(
      "file_unreadable",
      `“${file.name}” could not be read. Check that it is still there and choose it again.`,
    );
  }
}
