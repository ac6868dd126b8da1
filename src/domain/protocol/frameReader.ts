/**
 * Reads one frame that somebody sent. Nothing is made before it is counted and nothing is read past the end, so a frame costs no
 * more than its bounds, whatever it claims to hold. What is wrong with it is thrown as a RangeError.
 */
import { largestInteger, valueKinds } from "./valueKinds.ts";

/** Damaged text is refused, not mended. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Longest text read letter by letter, in bytes: below it, calling the platform's decoder takes longer. */
const shortText = 24;

export class FrameReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Names of fields, which come again with every row. */
  readonly #names = new Map<number, string>();
  #at = 0;
  #valuesLeft: number;

  constructor(bytes: Uint8Array, maxValues: number) {
    // Not somebody's subclass of it (a Buffer's pieces take longer to make).
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#valuesLeft = maxValues;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.byteLength;
  }

  value(depthLeft: number): unknown {
    if (--this.#valuesLeft < 0) throw new RangeError("too many values");
    if (depthLeft === 0) throw new RangeError("too deep");
    const kind = this.#byte();
    switch (kind) {
      case valueKinds.nothing:
        return undefined;
      case valueKinds.null:
        return null;
      case valueKinds.false:
        return false;
      case valueKinds.true:
        return true;
      case valueKinds.integer:
        return this.#integer();
      case valueKinds.float32:
        return this.#view.getFloat32(this.#skip(4));
      case valueKinds.float64:
        return this.#view.getFloat64(this.#skip(8));
      case valueKinds.text:
        return this.#text(this.#skip(this.#count()));
      case valueKinds.bytes:
        return this.#piece();
      case valueKinds.array:
        return this.#array(depthLeft);
      case valueKinds.object:
        return this.#object(depthLeft);
      default:
        throw new RangeError(`no value begins with ${kind}`);
    }
  }

  #array(depthLeft: number): unknown[] {
    const values: unknown[] = [];
    for (let count = this.#count(); count > 0; count--) values.push(this.value(depthLeft - 1));
    return values;
  }

  #object(depthLeft: number): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (let count = this.#count(); count > 0; count--) {
      const name = this.#name();
      // It would not become a field but what all fields are looked up in.
      if (name === "__proto__") throw new RangeError("no field of ours");
      fields[name] = this.value(depthLeft - 1);
    }
    return fields;
  }

  /** The same text as before where it came before: nothing is made of it again. */
  #name(): string {
    const length = this.#count();
    const start = this.#skip(length);
    let sum = length;
    for (let at = start; at < this.#at; at++) sum = (Math.imul(sum, 31) + (this.#bytes[at] ?? 0)) | 0;
    const known = this.#names.get(sum);
    if (known !== undefined && known.length === length && this.#holds(known, start)) return known;
    const name = this.#text(start);
    this.#names.set(sum, name);
    return name;
  }

  #holds(text: string, start: number): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.#bytes[start + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** The text from `start` to where reading has come to. */
  #text(start: number): string {
    if (this.#at - start > shortText) return utf8.decode(this.#bytes.subarray(start, this.#at));
    let text = "";
    for (let at = start; at < this.#at; at++) {
      const byte = this.#bytes[at] ?? 0;
      if (byte > 127) return utf8.decode(this.#bytes.subarray(start, this.#at));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #integer(): number {
    const first = this.#byte();
    const rest = first & 128 ? this.#count() * 64 : 0;
    const value = rest + (first & 63);
    if (value > largestInteger) throw new RangeError("too large");
    return first & 64 ? -value : value;
  }

  #count(): number {
    let count = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#byte();
      count += (byte & 127) * unit;
      if (count > largestInteger) throw new RangeError("too large");
      if (byte < 128) return count;
    }
  }

  #piece(): Uint8Array {
    const length = this.#count();
    const start = this.#skip(length);
    return this.#bytes.subarray(start, start + length);
  }

  #byte(): number {
    return this.#bytes[this.#skip(1)] ?? 0;
  }

  /** Steps over `count` bytes, which are there; answers where they begin. */
  #skip(count: number): number {
    const start = this.#at;
    if (start + count > this.#bytes.byteLength) throw new RangeError("it ends too early");
    this.#at = start + count;
    return start;
  }
}
