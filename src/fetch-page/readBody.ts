/** Reads an answer's body, unpacked, with the size watched both before and after unpacking. */
import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { inMegabytes } from "../domain/recipes/import/limits.ts";
import type { Result } from "../domain/result.ts";
import { fail, ok } from "../domain/result.ts";

class TooLarge extends Error {}

/** Errors: file_too_large; a broken stream rejects. */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  const tooLarge = fail(
    "file_too_large",
    `This page is larger than ${inMegabytes(maxBytes)}, as no recipe is. Copy the recipe's text and import that instead.`,
  );
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) {
    response.destroy();
    return tooLarge;
  }
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    await pipeline(
      response,
      unpacker(response.headers["content-encoding"]),
      async (source: AsyncIterable<Buffer>) => {
        for await (const piece of source) {
          size += piece.length;
          if (size > maxBytes) throw new TooLarge();
          pieces.push(piece);
        }
      },
      { signal },
    );
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge;
    throw error;
  }
  return ok(new Uint8Array(Buffer.concat(pieces)));
}

function unpacker(encoding: string | undefined): Transform {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  return encoding === "deflate" ? createInflate() : new PassThrough();
}
