/**
 * Keystrokes: updates in which one client adds letters to a text after something, and nothing else. Almost everything that is ever sent
 * is such, so they are read here without making Yjs's structs of them, and a run of them is joined into the one struct that Yjs would
 * merge them into. The bytes are those of Yjs's update format, version 1. Nothing is decided here.
 */
import * as Y from "yjs";
import { createDecoder, readUint8, readVarString, readVarUint, type Decoder } from "lib0/decoding";
import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint, type Encoder } from "lib0/encoding";

/** A place in a document: the letter with this number of this client. */
export interface Place {
  readonly client: number;
  readonly clock: number;
}

export interface Keystroke {
  readonly client: number;
  /** Number of the first letter. */
  readonly clock: number;
  /** The letter it was typed after. */
  readonly after: Place;
  /** The letter it was typed before; null at the end of its text. */
  readonly before: Place | null;
  readonly letters: string;
}

/** The first byte of a struct: what it holds, and which of its neighbours it names. */
const holdsString = 4;
const namesAfter = 0x80;
const namesBefore = 0x40;

/** The keystroke an update is; undefined where it is anything else, or damaged. */
export function readKeystroke(update: Uint8Array): Keystroke | undefined {
  try {
    const decoder = createDecoder(update);
    // One client, with one struct.
    if (readVarUint(decoder) !== 1 || readVarUint(decoder) !== 1) return undefined;
    const client = readVarUint(decoder);
    const clock = readVarUint(decoder);
    const head = readUint8(decoder);
    if ((head & ~namesBefore) !== (holdsString | namesAfter)) return undefined;
    const after = readPlace(decoder);
    const before = (head & namesBefore) === 0 ? null : readPlace(decoder);
    const letters = readVarString(decoder);
    // No deletions, and nothing behind.
    if (letters === "" || readVarUint(decoder) !== 0 || decoder.pos !== update.byteLength) return undefined;
    return { client, clock, after, before, letters };
  } catch {
    // Only the decoder throws, at whatever it stumbles on; what is damaged is told by who reads the update as a whole.
    return undefined;
  }
}

function readPlace(decoder: Decoder): Place {
  return { client: readVarUint(decoder), clock: readVarUint(decoder) };
}

/** Whether `next` was typed by the same client right behind `at`, the letter before it, with `before` still behind it. */
export function continues(next: Keystroke, { client, clock }: Place, before: Place | null): boolean {
  return (
    next.client === client &&
    next.clock === clock + 1 &&
    next.after.client === client &&
    next.after.clock === clock &&
    next.before?.client === before?.client &&
    next.before?.clock === before?.clock
  );
}

/** Several updates as one; a run of keystrokes at the cost of writing it. Throws where one of them is damaged. */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (only && updates.length === 1) return only;
  return joinKeystrokes(updates) ?? Y.mergeUpdates([...updates]);
}

/** Keystrokes that each continue the one before, as one update; undefined where they do not. */
export function joinKeystrokes(updates: readonly Uint8Array[]): Uint8Array | undefined {
  let first: Keystroke | undefined;
  let letters = "";
  for (const update of updates) {
    const next = readKeystroke(update);
    if (next === undefined) return undefined;
    first ??= next;
    const last = { client: first.client, clock: first.clock + letters.length - 1 };
    if (next !== first && !continues(next, last, first.before)) return undefined;
    letters += next.letters;
  }
  return first && writeKeystroke({ ...first, letters });
}

function writeKeystroke({ client, clock, after, before, letters }: Keystroke): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 1);
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeUint8(encoder, holdsString | namesAfter | (before === null ? 0 : namesBefore));
  writePlace(encoder, after);
  if (before !== null) writePlace(encoder, before);
  writeVarString(encoder, letters);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function writePlace(encoder: Encoder, { client, clock }: Place): void {
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
}
