/**
 * A short sum of a state vector. Somebody's first words in a document build on nothing, so a device that missed others before
 * them can apply them without noticing the hole; with the sum it notices and asks for the whole document.
 */
import * as Y from "yjs";

/** 32 bits over the clients and clocks of an encoded state vector, in whatever order they come. */
export function vectorCheck(vector: Uint8Array): number {
  let sum = 0;
  for (const [client, clock] of Y.decodeStateVector(vector)) {
    let mixed = Math.imul(client ^ 0x9e3779b9, 0x85ebca6b);
    mixed = Math.imul((mixed ^ (mixed >>> 13)) + clock, 0xc2b2ae35);
    sum = (sum + (mixed ^ (mixed >>> 16))) >>> 0;
  }
  return sum;
}
