/**
 * The worker's entry: reads files and pages into drafts off the thread that draws. It hands a few over and waits to be asked for
 * more, so that an archive of ten thousand recipes neither piles up here nor there.
 */
import { z } from "zod";
import { detectAndRead, type ImportedFile } from "../../../../domain/recipes/import/detectAndRead.ts";
import { readPageBytes } from "../../../../domain/recipes/import/page/readPage.ts";
import { readText } from "../../../../domain/recipes/import/readText.ts";
import type { ReadingReply, ReadingRequest } from "./readingMessages.ts";

// The content policy forbids eval here too.
z.config({ jitless: true });

/** Recipes, and bytes of photos in them, handed over at once. */
const recipesPerReply = 100;
const photoBytesPerReply = 4_000_000;

const running = new Map<number, Iterator<ImportedFile>>();

function* once(file: ImportedFile): Generator<ImportedFile> {
  yield file;
}

/** A file may hold thousands of recipes in one piece: they come a parcel at a time all the same. */
function* sliced(files: Iterable<ImportedFile>): Generator<ImportedFile> {
  for (const { file, result } of files) {
    if (!result.ok || result.value.length <= recipesPerReply) yield { file, result };
    else
      for (let from = 0; from < result.value.length; from += recipesPerReply)
        yield { file, result: { ok: true, value: result.value.slice(from, from + recipesPerReply) } };
  }
}

function begin(request: Exclude<ReadingRequest, { kind: "more" }>): Iterator<ImportedFile> {
  switch (request.kind) {
    case "file":
      return sliced(
        detectAndRead(
          { name: request.name, bytes: request.bytes },
          request.url === undefined ? {} : { url: request.url },
        ),
      );
    case "page":
      return once({
        file: request.url,
        result: readPageBytes(request.bytes, { url: request.url, contentType: request.contentType }),
      });
    case "text":
      return once({ file: "Pasted text", result: readText(request.text, {}) });
  }
}

function sizeOf(file: ImportedFile): number {
  if (!file.result.ok) return 0;
  return file.result.value.reduce(
    (sum, draft) =>
      sum + draft.photos.reduce((bytes, photo) => bytes + photo.bytes.byteLength, 0) + (draft.pageCopy?.length ?? 0),
    0,
  );
}

addEventListener("message", (event: MessageEvent<ReadingRequest>) => {
  const request = event.data;
  const reading = request.kind === "more" ? running.get(request.number) : begin(request);
  if (!reading) return;
  running.set(request.number, reading);
  const files: ImportedFile[] = [];
  let recipes = 0;
  let bytes = 0;
  let isEnd = false;
  while (recipes < recipesPerReply && bytes < photoBytesPerReply) {
    const step = reading.next();
    if (step.done === true) {
      isEnd = true;
      running.delete(request.number);
      break;
    }
    files.push(step.value);
    recipes += step.value.result.ok ? Math.max(1, step.value.result.value.length) : 1;
    bytes += sizeOf(step.value);
  }
  const reply: ReadingReply = { number: request.number, files, isEnd };
  postMessage(reply);
});
