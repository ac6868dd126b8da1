/** Photos that come inside an export: recognised by their first bytes, never by their name. */
import type { DraftPhoto } from "../../draft.ts";

/** The picture's type, or null when the bytes are no picture a browser shows. */
export function imageType(bytes: Uint8Array): string | null {
  const starts = (...wanted: readonly number[]): boolean => wanted.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (starts(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return "image/webp";
  const isBoxed = bytes[4] === 0x66 && bytes[5] === 0x74 && bytes[6] === 0x79 && bytes[7] === 0x70;
  return isBoxed && bytes[8] === 0x61 && bytes[9] === 0x76 ? "image/avif" : null;
}

export function photoFromBytes(bytes: Uint8Array): DraftPhoto | null {
  const mime = imageType(bytes);
  return mime === null ? null : { mime, bytes };
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Map(Array.from(alphabet).map((char, value) => [char.charCodeAt(0), value]));

/** Base64 to bytes; null when the text is none. White space and missing padding are fine. */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/\s+/g, "").replace(/=+$/, "").replace(/-/g, "+").replace(/_/g, "/");
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < bare.length; index += 1) {
    const value = values.get(bare.charCodeAt(index));
    if (value === undefined) return null;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
