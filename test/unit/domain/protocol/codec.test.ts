import { createEncoder, toUint8Array, writeAny } from "lib0/encoding";
import { createDecoder, readAny } from "lib0/decoding";
import { describe, expect, test } from "vitest";
import { decodeFrame, encodeFrame } from "../../../../src/domain/protocol/codec.ts";
import { seededRandom, type SeededRandom } from "../../../helpers/seededRandom.ts";

type Plain = Parameters<typeof writeAny>[1];

function byLib0(value: Plain): Uint8Array {
  const encoder = createEncoder();
  writeAny(encoder, value);
  return toUint8Array(encoder);
}

const texts = [
  "",
  "id",
  "crème fraîche",
  "x".repeat(99) + "é",
  "🥕",
  "y".repeat(20_000),
  "a".repeat(127),
  "ü".repeat(64),
];
const numbers = [
  0,
  -0,
  1,
  -1,
  63,
  64,
  -64,
  127,
  128,
  8_191,
  8_192,
  2 ** 31 - 1,
  1 - 2 ** 31,
  2 ** 31,
  1.5,
  -0.1,
  1.8e12,
];
const others = [undefined, null, true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER];

function anything(random: SeededRandom, depth: number): Plain {
  const pick = <T>(list: readonly T[]): T => list[random.whole(0, list.length - 1)] as T;
  const kind = depth === 0 ? random.next() * 0.6 : random.next();
  if (kind < 0.25) return pick(texts);
  if (kind < 0.45) return pick(numbers);
  if (kind < 0.55) return pick(others);
  if (kind < 0.65) return Uint8Array.from({ length: random.whole(0, 300) }, () => random.whole(0, 255));
  const length = random.whole(0, 5);
  if (kind < 0.8) return Array.from({ length }, () => anything(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [pick(["id", "naïve", `field${index}`]), anything(random, depth - 1)]),
  );
}

describe("[C.4] frames of the records plane", () => {
  test("are lib0's, byte by byte, and read as what was written", () => {
    const random = seededRandom(11);
    const values = [...texts, ...numbers, ...others, ...Array.from({ length: 400 }, () => anything(random, 5))];
    for (const value of values) {
      const frame = encodeFrame(value);
      expect(Buffer.compare(frame, byLib0(value))).toBe(0);
      expect(decodeFrame(frame)).toEqual(readAny(createDecoder(frame)));
      expect(decodeFrame(Buffer.from(frame))).toEqual(value);
    }
  });

  test("cut short anywhere, or with something behind, are not read", () => {
    const frame = encodeFrame({
      t: "pull",
      n: 70,
      at: 1.8e12,
      half: 0.5,
      name: "crème",
      rows: [{ update: new Uint8Array(5) }],
    });
    expect(decodeFrame(frame)).toMatchObject({ t: "pull", n: 70 });
    for (let end = 0; end < frame.byteLength; end++) expect(decodeFrame(frame.subarray(0, end))).toBeUndefined();
    expect(decodeFrame(Uint8Array.of(...frame, 126))).toBeUndefined();
  });

  test("of any bytes at all are read or refused, never thrown", () => {
    const random = seededRandom(12);
    const whole = encodeFrame(Array.from({ length: 20 }, () => anything(random, 4)));
    let refused = 0;
    for (let round = 0; round < 2_000; round++) {
      const damaged = Uint8Array.from(whole.subarray(0, 200));
      for (let hit = 0; hit < 3; hit++) damaged[random.whole(0, damaged.length - 1)] = random.whole(0, 255);
      if (decodeFrame(damaged) === undefined) refused++;
    }
    expect(refused).toBeGreaterThan(1_000);
  });

  test("say nothing about lengths, texts and fields that could not be", () => {
    const text = (...bytes: number[]): Uint8Array => Uint8Array.of(119, bytes.length, ...bytes);
    expect(decodeFrame(text(0x63, 0xc3, 0xa9))).toBe("cé");
    // Broken UTF-8; a length beyond the frame; one beyond all numbers; a field that would change what all fields are.
    expect(decodeFrame(text(0x63, 0xc3))).toBeUndefined();
    expect(decodeFrame(Uint8Array.of(116, 255, 255, 255, 127))).toBeUndefined();
    expect(decodeFrame(Uint8Array.of(117, ...Array.from({ length: 400 }, () => 255)))).toBeUndefined();
    const field = (name: string): Uint8Array => Uint8Array.of(118, 1, name.length, ...Buffer.from(name), 118, 0);
    expect(decodeFrame(field("proto"))).toEqual({ proto: {} });
    expect(decodeFrame(field("__proto__"))).toBeUndefined();
  });

  test("with names of one sum keep them apart", () => {
    // "Aa" and "BB" have the same sum of the kind that is kept per name.
    const rows = { Aa: 1, BB: 2, list: [{ BB: 3, Aa: 4 }] };
    expect(decodeFrame(encodeFrame(rows))).toEqual(rows);
  });
});
