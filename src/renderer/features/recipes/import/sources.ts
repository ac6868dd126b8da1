/** Where files come from: the desktop's dialogs, the browser's, a drop. All become the same short list of things to read. */
import { importableEndings, isImportable } from "../../../../domain/recipes/import/detectAndRead.ts";
import { importLimits, inMegabytes } from "../../../../domain/recipes/import/limits.ts";
import type { DesktopBridge } from "../../../../domain/ipc.ts";
import { fail, ok, type Result } from "../../../../domain/result.ts";

export interface SourceFile {
  /** With its folders. */
  readonly name: string;
  readonly read: () => Promise<Result<Uint8Array>>;
}

export interface Source {
  /** Shown while reading: the folder's name, "3 files". */
  readonly label: string;
  /** How many files; null while unknown. */
  readonly total: number | null;
  readonly files: () => AsyncGenerator<SourceFile>;
}

const archiveEnding = /\.(?:zip|gz|paprikarecipes?)$/i;

/** A file that is too large is refused by its size, before a byte of it is read. */
export function refusalBySize(name: string, sizeBytes: number): Result<null> {
  const maxBytes = archiveEnding.test(name) ? importLimits.maxArchiveBytes : importLimits.maxPageBytes;
  if (sizeBytes <= maxBytes) return ok(null);
  return fail(
    "file_too_large",
    `This file is ${inMegabytes(sizeBytes)} large; Potluck reads ${archiveEnding.test(name) ? "archives" : "pages and texts"} up to ${inMegabytes(maxBytes)}. Import it in parts, or copy the recipe’s text.`,
  );
}

function sourceFile(file: File, path: string): SourceFile {
  return {
    name: path,
    read: async () => {
      const refusal = refusalBySize(path, file.size);
      if (!refusal.ok) return refusal;
      try {
        return ok(new Uint8Array(await file.arrayBuffer()));
      } catch {
        return fail(
          "file_unreadable",
          "This file could not be read. It may have been moved, or lie on a drive that is not connected: put it back and try again.",
        );
      }
    },
  };
}

/** Files of a browser dialog or a drop. Out of a folder only what may hold recipes is taken. */
export function sourceOfFiles(files: readonly { file: File; path: string }[], isFolder: boolean): Source {
  const wanted = isFolder ? files.filter(({ path }) => isImportable(path)) : files;
  const [first] = wanted;
  const label =
    wanted.length === 1 && first
      ? first.path
      : isFolder && first
        ? (first.path.split("/")[0] ?? "")
        : `${wanted.length} files`;
  return {
    label,
    total: wanted.length,
    files: async function* () {
      for (const { file, path } of wanted) yield sourceFile(file, path);
    },
  };
}

/** Pasted text as a source like any other. */
export function sourceOfText(name: string, text: string): Source {
  return {
    label: name,
    total: 1,
    files: async function* () {
      yield { name, read: () => Promise.resolve(ok(new TextEncoder().encode(text))) };
    },
  };
}

export function filesOfInput(list: FileList | null): { file: File; path: string }[] {
  return [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** The system's dialog on the desktop; read in pages, so that a folder of any size fits. */
export async function sourceFromDesktop(bridge: DesktopBridge, kind: "files" | "folder"): Promise<Result<Source>> {
  const chosen = await bridge.chooseFiles({
    kind,
    filters: kind === "files" ? [{ name: "Recipes", extensions: [...importableEndings] }] : [],
  });
  if (!chosen.ok) return chosen;
  const { selectionId, label, total } = chosen.value;
  return ok({
    label,
    total,
    files: async function* () {
      try {
        let from: number | null = 0;
        while (from !== null) {
          const page: Awaited<ReturnType<DesktopBridge["readFiles"]>> = await bridge.readFiles({ selectionId, from });
          if (!page.ok) {
            const failure = page;
            yield { name: label, read: () => Promise.resolve(failure) };
            return;
          }
          for (const file of page.value.files) {
            const name = file.path || file.name;
            if (kind === "folder" && !isImportable(name)) continue;
            const refusal = refusalBySize(name, file.size);
            const content = refusal.ok ? file.content : refusal;
            yield { name, read: () => Promise.resolve(content) };
          }
          from = page.value.next;
        }
      } finally {
        await bridge.releaseFiles({ selectionId });
      }
    },
  });
}

/** Everything dropped, folders opened. Must be called in the drop's own turn: later the list is empty. */
export async function filesOfDrop(
  data: DataTransfer,
): Promise<{ files: { file: File; path: string }[]; isFolder: boolean }> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0)
    return { files: [...data.files].map((file) => ({ file, path: file.name })), isFolder: false };
  const files: { file: File; path: string }[] = [];
  for (const entry of entries) await collect(entry, files);
  return { files, isFolder: entries.some((entry) => entry.isDirectory) };
}

/** More files than anybody has recipes: somebody dropped a drive. */
const maxFiles = 100_000;

async function collect(entry: FileSystemEntry, into: { file: File; path: string }[]): Promise<void> {
  if (into.length >= maxFiles) return;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    if (file) into.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (entries.length === 0) return;
    for (const inner of entries) await collect(inner, into);
  }
}
