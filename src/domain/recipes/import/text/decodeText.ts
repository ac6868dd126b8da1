/** Bytes to text: byte order mark, then what the sender or the page says, then UTF-8, then windows-1252 – a guess that is flagged. */
import type { ImportWarning } from "../../draft.ts";
import type { Result } from "../../../result.ts";
import { fail, ok } from "../../../result.ts";
import { decoderFor } from "../../webPlatform.ts";

export interface DecodedText {
  readonly text: string;
  /** The encoding used, as the platform labels it. */
  readonly encoding: string;
  /** Not empty when the encoding had to be guessed or did not fit. */
  readonly warnings: readonly ImportWarning[];
}

/** Browsers look for the page's own statement only this far. */
const declarationBytes = 4096;
/** Text has no zero bytes; pictures and programs do, early. */
const sampleBytes = 4096;

/** Decodes text of unknown encoding. Errors: page_unreadable for bytes that are no text. */
export function decodeText(bytes: Uint8Array, contentType = ""): Result<DecodedText> {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return ok({ text: decode(bytes, mark), encoding: mark, warnings: [] });
  if (looksBinary(bytes))
    return fail(
      "page_unreadable",
      "This file holds no readable text. Save the page as HTML, or copy the recipe's text and import that.",
    );
  const declared = declaredEncoding(contentType, bytes);
  if (declared !== null) {
    const strict = decodeStrictly(bytes, declared);
    if (strict !== null) return ok({ text: strict, encoding: declared, warnings: [] });
  }
  const utf8 = decodeStrictly(bytes, "utf-8");
  if (utf8 !== null) {
    const warnings =
      declared === null || declared === "utf-8"
        ? []
        : [guessed(`The file says it is written in ${declared}, but it is UTF-8.`)];
    return ok({ text: utf8, encoding: "utf-8", warnings });
  }
  // A few broken characters in a page that says it is UTF-8 are damage, not another encoding.
  const loose = decode(bytes, "utf-8");
  if (declared === "utf-8" && countBroken(loose) <= Math.max(3, loose.length / 1000))
    return ok({
      text: loose,
      encoding: "utf-8",
      warnings: [guessed("Some characters of the file are damaged and show as \uFFFD.")],
    });
  const fallback = declared !== null && declared !== "utf-8" ? declared : "windows-1252";
  return ok({
    text: decode(bytes, fallback),
    encoding: fallback,
    warnings: [
      guessed(
        `The file does not say how its letters are encoded; ${fallback} was guessed. Check accents and special characters.`,
      ),
    ],
  });
}

function guessed(message: string): ImportWarning {
  return { field: "source", message };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, sampleBytes).includes(0);
}

/** The charset in the header, or in the page's `<meta>` or XML declaration; null when unknown or not stated. */
function declaredEncoding(contentType: string, bytes: Uint8Array): string | null {
  const head = decode(bytes.subarray(0, declarationBytes), "windows-1252");
  const stated =
    /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(head)?.[1];
  if (stated === undefined) return null;
  const label = stated.toLowerCase() === "utf8" ? "utf-8" : stated.toLowerCase();
  // A page that could be read this far is not UTF-16, whatever it says (as browsers decide, too).
  const usable = label.startsWith("utf-16") ? "utf-8" : label;
  return decoderFor(usable, false) === null ? null : usable;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  const decoder = decoderFor(encoding, true);
  if (decoder === null) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    // TypeError: the bytes are not in this encoding.
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return decoderFor(encoding, false)?.decode(bytes) ?? "";
}

function countBroken(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\uFFFD"); at !== -1; at = text.indexOf("\uFFFD", at + 1)) count += 1;
  return count;
}
