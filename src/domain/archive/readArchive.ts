/** Reading of an export: checked as a whole before the first record is used, so that a broken file changes nothing. */
import { strFromU8, unzipSync } from "fflate";
import type { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import {
  archiveBounds,
  archivedBlobSchema,
  archivedItemSchema,
  archivedSettingSchema,
  archiveVersion,
  manifestSchema,
  type ArchivedBlob,
  type ArchivedItem,
  type ArchivedSetting,
  type ArchiveManifest,
} from "./format.ts";

export interface ArchiveContent {
  readonly manifest: ArchiveManifest;
  readonly items: readonly ArchivedItem[];
  readonly blobs: readonly { readonly blob: ArchivedBlob; readonly bytes: Uint8Array }[];
  readonly settings: readonly ArchivedSetting[];
}

const notOurs =
  "This is not a Potluck export. Choose a file that was made with “Export everything” or an automatic backup.";
const damaged = "This export is damaged or incomplete, so nothing was changed. Try another backup.";

/**
 * Unpacks and checks an export. Failures: `export_unreadable` (not ours, damaged, incomplete), `export_newer` (made by a
 * later Potluck), `archive_too_large`.
 */
export function readArchive(bytes: Uint8Array): Result<ArchiveContent> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const files = unpacked.value;
  const manifest = readManifest(files["potluck.json"]);
  if (!manifest.ok) return manifest;
  const items = readLines(files["items.jsonl"], archivedItemSchema);
  const blobLines = readLines(files["blobs.jsonl"], archivedBlobSchema);
  const settings = readLines(files["settings.jsonl"], archivedSettingSchema);
  if (!items || !blobLines || !settings) return fail("export_unreadable", damaged);
  const { value } = manifest;
  if (items.length !== value.items || blobLines.length !== value.blobs || settings.length !== value.settings) {
    return fail("export_unreadable", damaged);
  }
  const blobs: { blob: ArchivedBlob; bytes: Uint8Array }[] = [];
  for (const blob of blobLines) {
    const content = files[blob.file];
    if (!content) return fail("export_unreadable", damaged);
    blobs.push({ blob, bytes: content });
  }
  return ok({ manifest: value, items, blobs, settings });
}

function unpack(bytes: Uint8Array): Result<Record<string, Uint8Array>> {
  let total = 0;
  let entries = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      // Unpacking never writes past the size an entry declares, so the declared sizes bound the memory.
      filter: ({ originalSize }) => {
        total += originalSize;
        entries++;
        tooLarge ||= total > archiveBounds.totalBytes || entries > archiveBounds.entries;
        return !tooLarge;
      },
    });
    if (tooLarge) return fail("archive_too_large", "This export unpacks to more than 2 GB and was not opened.");
    return ok(Object.assign(Object.create(null) as Record<string, Uint8Array>, files));
  } catch {
    // The zip reader has no failure values: whatever it throws means that this is no (whole) zip.
    return fail("export_unreadable", notOurs);
  }
}

function readManifest(bytes: Uint8Array | undefined): Result<ArchiveManifest> {
  const json = bytes ? parseJson(strFromU8(bytes)) : undefined;
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return fail("export_unreadable", notOurs);
  if (parsed.data.version > archiveVersion) {
    return fail("export_newer", "This export was made by a newer Potluck. Update this app, then import it again.");
  }
  return ok(parsed.data);
}

/** Every line decoded, or undefined as soon as one does not fit. An absent file has no lines. */
function readLines<T>(bytes: Uint8Array | undefined, schema: z.ZodType<T>): T[] | undefined {
  const values: T[] = [];
  if (!bytes) return values;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const stop = end === -1 ? bytes.length : end;
    if (stop - start > archiveBounds.lineBytes) return undefined;
    const parsed = schema.safeParse(parseJson(strFromU8(bytes.subarray(start, stop))));
    if (!parsed.success) return undefined;
    values.push(parsed.data);
    start = stop + 1;
  }
  return values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse has no other way to say "not JSON"; the schema then refuses undefined.
    return undefined;
  }
}
