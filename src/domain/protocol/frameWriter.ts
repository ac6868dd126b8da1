/**
 * Writes one frame into one piece of memory. A page of items has two hundred thousand short texts in it, so those are written
 * letter by letter: calling the platform's encoder takes longer than the text.
 */
import { largestInteger, valueKinds } from "./valueKinds.ts";

const utf8 = new TextEncoder();
/** Longest text written letter by letter, in UTF-16 code units. Its length takes one byte. */
const shortText = 100;
/** Most bytes of a number that says how many follow. */
const mostLengthBytes = 5;

/** At least as many bytes as the value takes in a frame. */
export function mostBytes(value: unknown): number {
  if (typeof value === "string") return mostTextBytes(value);
  if (typeof value !== "object" || value === null) return 9;
  if (value instanceof Uint8Array) return 1 + mostLengthBytes + value.byteLength;
  let sum = 1 + mostLengthBytes;
  if (Array.isArray(value)) for (const one of value) sum += mostBytes(one);
  else for (const [key, one] of Object.entries(value)) sum += mostTextBytes(key) + mostBytes(one);
  return sum;
}

function mostTextBytes(text: string): number {
  return 1 + mostLengthBytes + 3 * text.length;
}

export class FrameWriter {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  /** `size`: what `mostBytes` said of the value. */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  value(value: unknown): void {
    switch (typeof value) {
      case "string":
        this.#byte(valueKinds.text);
        return this.#text(value);
      case "number":
        return this.#number(value);
      case "boolean":
        return this.#byte(value ? valueKinds.true : valueKinds.false);
      case "object":
        return this.#object(value);
      default:
        return this.#byte(valueKinds.nothing);
    }
  }

  #object(value: object | null): void {
    if (value === null) return this.#byte(valueKinds.null);
    if (value instanceof Uint8Array) {
      this.#byte(valueKinds.bytes);
      this.#count(value.byteLength);
      this.#bytes.set(value, this.#at);
      this.#at += value.byteLength;
    } else if (Array.isArray(value)) {
      this.#byte(valueKinds.array);
      this.#count(value.length);
      for (const one of value) this.value(one);
    } else {
      const entries = Object.entries(value);
      this.#byte(valueKinds.object);
      this.#count(entries.length);
      for (const [key, one] of entries) {
        this.#text(key);
        this.value(one);
      }
    }
    return undefined;
  }

  #number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= largestInteger) {
      this.#byte(valueKinds.integer);
      const rest = Math.abs(value);
      this.#byte((rest > 63 ? 128 : 0) | (value < 0 || Object.is(value, -0) ? 64 : 0) | (rest & 63));
      if (rest > 63) this.#count(rest >>> 6);
    } else if (Math.fround(value) === value) {
      this.#byte(valueKinds.float32);
      this.#view.setFloat32(this.#at, value);
      this.#at += 4;
    } else {
      this.#byte(valueKinds.float64);
      this.#view.setFloat64(this.#at, value);
      this.#at += 8;
    }
  }

  #text(text: string): void {
    if (text.length > shortText || !this.#plainText(text)) {
      const encoded = utf8.encode(text);
      this.#count(encoded.byteLength);
      this.#bytes.set(encoded, this.#at);
      this.#at += encoded.byteLength;
    }
  }

  /** Writes a text of plain Latin letters; false, and nothing written, where it has others. */
  #plainText(text: string): boolean {
    const start = this.#at + 1;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127) return false;
      this.#bytes[start + index] = code;
    }
    this.#bytes[this.#at] = text.length;
    this.#at = start + text.length;
    return true;
  }

  #count(count: number): void {
    let rest = count;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#byte(128 | (rest & 127));
    this.#byte(rest);
  }

  #byte(byte: number): void {
    this.#bytes[this.#at++] = byte;
  }
}
