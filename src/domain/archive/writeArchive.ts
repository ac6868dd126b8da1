/** Writing of an export, a piece at a time, so that the window stays alive and the work can be cancelled. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { archiveVersion, type ArchivedBlob, type ArchivedItem, type ArchivedSetting } from "./format.ts";

/** Text is collected to about this many characters before it is compressed. */
const chunkCharacters = 1_000_000;

export class ArchiveWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip: Zip;
  readonly #files = new Map<string, { stream: ZipDeflate; buffer: string }>();
  readonly #counts = { items: 0, blobs: 0, settings: 0 };
  #failure: Error | null = null;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failure = error;
      else this.#chunks.push(chunk);
    });
  }

  item(item: ArchivedItem): void {
    this.#counts.items++;
    this.#line("items.jsonl", item);
  }

  setting(setting: ArchivedSetting): void {
    this.#counts.settings++;
    this.#line("settings.jsonl", setting);
  }

  blob(blob: Omit<ArchivedBlob, "file">, bytes: Uint8Array): void {
    this.#counts.blobs++;
    const file = `blobs/${blob.id}.${extensionOf(blob.mime)}`;
    this.#line("blobs.jsonl", { ...blob, file });
    // Photos are compressed already; page copies are stored compressed.
    const entry = new ZipPassThrough(file);
    this.#zip.add(entry);
    entry.push(bytes, true);
  }

  /** One more readable file, of any JSON. */
  document(name: string, value: unknown): void {
    const entry = new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    entry.push(strToU8(JSON.stringify(value, null, 1)), true);
  }

  #line(name: string, value: unknown): void {
    let file = this.#files.get(name);
    if (!file) {
      file = { stream: new ZipDeflate(name, { level: 6 }), buffer: "" };
      this.#zip.add(file.stream);
      this.#files.set(name, file);
    }
    file.buffer += `${JSON.stringify(value)}\n`;
    if (file.buffer.length < chunkCharacters) return;
    file.stream.push(strToU8(file.buffer));
    file.buffer = "";
  }

  /** Ends the file and returns its bytes. `createdAt` in milliseconds since 1970. */
  finish(createdAt: number): Uint8Array {
    for (const file of this.#files.values()) file.stream.push(strToU8(file.buffer), true);
    this.document("potluck.json", { format: "potluck-export", version: archiveVersion, createdAt, ...this.#counts });
    this.#zip.end();
    if (this.#failure) throw this.#failure;
    const bytes = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.byteLength;
    }
    return bytes;
  }
}

function extensionOf(mime: string): string {
  const known: Readonly<Record<string, string>> = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/gif": "gif",
    "text/html": "html",
    "text/plain": "txt",
    "application/json": "json",
    "application/gzip": "gz",
  };
  return known[mime] ?? "bin";
}
