/**
 * The one way in for files of any kind: finds out what a file is and reads the recipes in it, one step at a time, so that
 * ten thousand of them come with progress, can be stopped, and never lie in memory together. It must not do I/O.
 */
import type { DraftPhoto, RecipeDraft } from "../draft.ts";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import type { UnpackBudget } from "./archive/inflate.ts";
import { gzipStatement, unpackStated } from "./archive/inflate.ts";
import { photoFromBytes } from "./archive/photos.ts";
import type { ZipEntry } from "./archive/zip.ts";
import { listZip, readZipEntry } from "./archive/zip.ts";
import type { ImportLimits } from "./limits.ts";
import { importLimits, inMegabytes } from "./limits.ts";
import { addWarnings, readPageBytes } from "./page/readPage.ts";
import { readText } from "./readText.ts";
import { decodeText } from "./text/decodeText.ts";

export interface SourceFile {
  /** Its name, with folders where it has some: "My Recipes/Soup.paprikarecipe". */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportedFile {
  /** The file, and within an archive the entry: "export.zip › Soup/recipe.json". */
  readonly file: string;
  readonly result: Result<RecipeDraft[]>;
}

export interface ReadOptions {
  readonly limits?: ImportLimits;
  /** Keep a safe copy of pages and texts in the drafts (default true). */
  readonly withCopy?: boolean;
  /** Where a page came from. */
  readonly url?: string;
}

/** File endings Potluck reads recipes from, for file dialogs. */
export const importableEndings: readonly string[] = [
  "html",
  "htm",
  "xhtml",
  "json",
  "jsonld",
  "txt",
  "text",
  "md",
  "markdown",
  "cook",
  "paprikarecipe",
  "paprikarecipes",
  "zip",
  "gz",
];

/** Whether the file's name says it may hold recipes. Files that programs put beside them do not count. */
export function isImportable(name: string): boolean {
  const base = name.split("/").at(-1) ?? "";
  if (base.startsWith(".") || name.startsWith("__MACOSX/")) return false;
  return importableEndings.includes(base.toLowerCase().split(".").at(-1) ?? "");
}

/** Reads the file lazily: one recipe file or archive entry a step; stop iterating to cancel. A damaged entry does not stop the others. (K.2) */
export function* detectAndRead(
  source: SourceFile,
  options: ReadOptions = {},
): Generator<ImportedFile, void, undefined> {
  const limits = options.limits ?? importLimits;
  yield* readFile(source, {
    options,
    limits,
    depth: 0,
    budget: { remainingBytes: limits.maxUnpackedBytes },
    photos: () => [],
  });
}

interface Context {
  readonly options: ReadOptions;
  readonly limits: ImportLimits;
  readonly depth: number;
  readonly budget: UnpackBudget;
  /** Photos that lie beside the file in its archive. */
  readonly photos: () => DraftPhoto[];
}

function* readFile(source: SourceFile, context: Context): Generator<ImportedFile, void, undefined> {
  const { name, bytes } = source;
  const { limits } = context;
  const kind = kindOf(bytes);
  const maxBytes = kind === "text" ? limits.maxPageBytes : limits.maxArchiveBytes;
  if (bytes.length > maxBytes) {
    const what = kind === "text" ? "files of recipe text" : "archives";
    yield failure(
      name,
      fail(
        "file_too_large",
        `This file is ${inMegabytes(bytes.length)} large; Potluck reads ${what} up to ${inMegabytes(maxBytes)}. Import it in parts.`,
      ),
    );
  } else if (kind === "text") yield { file: name, result: withPhotos(readTextFile(source, context), context.photos) };
  else if (context.depth >= limits.maxArchiveDepth)
    yield failure(
      name,
      fail(
        "archive_too_large",
        "This archive lies in an archive in an archive. Unpack the outer ones and import it by itself.",
      ),
    );
  else if (kind === "gzip") yield* readGzip(source, context);
  else yield* readZip(source, context);
}

function failure(file: string, result: Result<never>): ImportedFile {
  return { file, result };
}

/** By the first bytes: names lie. */
function kindOf(bytes: Uint8Array): "zip" | "gzip" | "text" {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) ? "zip" : "text";
}

function readTextFile({ name, bytes }: SourceFile, context: Context): Result<RecipeDraft[]> {
  const { options, limits } = context;
  if (bytes.length === 0) return fail("file_unreadable", "This file is empty. Export or save it again.");
  const pageOptions = { ...options, limits };
  if (/\.x?html?$/i.test(name)) return readPageBytes(bytes, pageOptions);
  if (/\.(?:zip|paprikarecipes?|gz)$/i.test(name))
    return fail(
      "archive_broken",
      "This archive is damaged or was not downloaded to its end. Export it again from the program it comes from.",
    );
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    return fail(
      "file_unreadable",
      `Potluck does not know this kind of file. It reads: ${importableEndings.join(", ")}.`,
    );
  return addWarnings(readText(decoded.value.text, { ...pageOptions, name }), decoded.value.warnings);
}

function withPhotos(result: Result<RecipeDraft[]>, photos: () => DraftPhoto[]): Result<RecipeDraft[]> {
  if (!result.ok || result.value.length !== 1) return result;
  return ok(result.value.map((draft) => (draft.photos.length > 0 ? draft : { ...draft, photos: photos() })));
}

function* readGzip(source: SourceFile, context: Context): Generator<ImportedFile, void, undefined> {
  const unpacked = unpackStated(source.bytes, "gzip", gzipStatement(source.bytes), context.limits, context.budget);
  if (!unpacked.ok) yield failure(source.name, unpacked);
  else {
    const inner = {
      name: source.name.replace(/\.gz$/i, "").replace(/\.paprikarecipe$/i, ".paprikarecipe.json"),
      bytes: unpacked.value,
    };
    for (const read of readFile(inner, { ...context, depth: context.depth + 1 }))
      yield { ...read, file: source.name + read.file.slice(inner.name.length) };
  }
}

function* readZip(source: SourceFile, context: Context): Generator<ImportedFile, void, undefined> {
  const listed = listZip(source.bytes, context.limits);
  if (!listed.ok) {
    yield failure(source.name, listed);
    return;
  }
  const wanted = listed.value.filter((entry) => isImportable(entry.name));
  if (wanted.length === 0) {
    yield failure(
      source.name,
      fail(
        "page_without_recipe",
        "There is no file with recipes in this archive. Potluck reads exports of Paprika, Mealie, Nextcloud Cookbook, Tandoor and RecipeSage, and archives of pages and texts.",
      ),
    );
    return;
  }
  const covers = photosByFolder(listed.value);
  for (const entry of wanted) {
    const file = `${source.name} › ${entry.name}`;
    if (context.budget.remainingBytes <= 0) {
      yield failure(
        file,
        fail(
          "archive_too_large",
          `This archive unpacks to more than ${inMegabytes(context.limits.maxUnpackedBytes)}. The rest of it was left out: import it in parts.`,
        ),
      );
      return;
    }
    const bytes = readZipEntry(source.bytes, entry, context.limits, context.budget);
    if (!bytes.ok) yield failure(file, bytes);
    else {
      const photos = (): DraftPhoto[] =>
        readPhoto(covers.get(entry.name.slice(0, entry.name.lastIndexOf("/") + 1)), source.bytes, context);
      yield* readFile({ name: file, bytes: bytes.value }, { ...context, depth: context.depth + 1, photos });
    }
  }
}

/** Best first: Nextcloud keeps `full.jpg`, Mealie `images/original.webp`, Tandoor `image.jpg` beside the recipe. */
const photoNames = [/^(.*\/|)full\.\w+$/i, /^(.*\/|)images\/original\.\w+$/i, /^(.*\/|)image\.\w+$/i];

/** The cover photo's entry by the folder of the recipe it belongs to. */
function photosByFolder(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (const pattern of photoNames) {
    for (const entry of entries) {
      const folder = pattern.exec(entry.name)?.[1];
      if (folder !== undefined && !found.has(folder)) found.set(folder, entry);
    }
  }
  return found;
}

function readPhoto(entry: ZipEntry | undefined, archive: Uint8Array, context: Context): DraftPhoto[] {
  const bytes = entry === undefined ? null : readZipEntry(archive, entry, context.limits, context.budget);
  const photo = bytes?.ok === true ? photoFromBytes(bytes.value) : null;
  return photo === null ? [] : [photo];
}
