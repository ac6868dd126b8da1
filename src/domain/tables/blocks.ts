/** Where inserted rows go: which block takes them, when a block is split, and where new blocks stand among the others. */
import { generateNKeysBetween } from "fractional-indexing";
import { maxRowsPerBlock, rowsPerBlock } from "./fields.ts";

export interface BlockPlace {
  readonly sortKey: string;
  readonly rowCount: number;
}

export interface InsertPlan {
  /** The existing block that takes the first `count` rows at `index`; null where none does. */
  readonly into: { readonly block: number; readonly index: number; readonly count: number } | null;
  /** Rows of a block from `index` on that move to a new block after the inserted ones, because it would grow too long. */
  readonly split: { readonly block: number; readonly index: number; readonly sortKey: string } | null;
  /** New blocks in order, each with its place and how many of the rows it takes. */
  readonly created: readonly { readonly sortKey: string; readonly count: number }[];
}

/**
 * Plans the insertion of `count` rows before row `index` of block `block` (blocks sorted; `index` = its row count appends).
 * An insertion in the middle may fill a block to `maxRowsPerBlock`; one at the end only to `rowsPerBlock`.
 */
export function planInsert(blocks: readonly BlockPlace[], block: number, index: number, count: number): InsertPlan {
  const here = blocks[block];
  if (!here) return { into: null, split: null, created: newBlocks(null, null, count) };
  const atEnd = index >= here.rowCount;
  const room = (atEnd ? rowsPerBlock : maxRowsPerBlock) - here.rowCount;
  if (count <= room) return { into: { block, index, count }, split: null, created: [] };
  const next = nextKey(blocks, block);
  if (index <= 0) {
    return { into: null, split: null, created: newBlocks(blocks[block - 1]?.sortKey ?? null, here.sortKey, count) };
  }
  const first = atEnd ? Math.max(0, room) : Math.max(0, Math.min(count, rowsPerBlock - index));
  const into = first > 0 ? { block, index, count: first } : null;
  if (atEnd) return { into, split: null, created: newBlocks(here.sortKey, next, count - first) };
  const sizes = sizesOf(count - first);
  const keys = generateNKeysBetween(here.sortKey, next, sizes.length + 1);
  return {
    into,
    split: { block, index, sortKey: keys[sizes.length] ?? "" },
    created: sizes.map((size, at) => ({ sortKey: keys[at] ?? "", count: size })),
  };
}

/** Places for new blocks at the end of a table, `count` rows in all. */
export function planAppend(
  lastKey: string | null,
  count: number,
): { readonly sortKey: string; readonly count: number }[] {
  return newBlocks(lastKey, null, count);
}

function newBlocks(after: string | null, before: string | null, count: number): { sortKey: string; count: number }[] {
  const sizes = sizesOf(count);
  // Two windows may have given two blocks one key: nothing fits between equal keys, so the new ones stand after both.
  const upper = after !== null && before !== null && before <= after ? null : before;
  const keys = generateNKeysBetween(after, upper, sizes.length);
  return sizes.map((size, at) => ({ sortKey: keys[at] ?? "", count: size }));
}

function nextKey(blocks: readonly BlockPlace[], block: number): string | null {
  const key = blocks[block]?.sortKey ?? "";
  return blocks.slice(block + 1).find((other) => other.sortKey > key)?.sortKey ?? null;
}

function sizesOf(count: number): number[] {
  const sizes: number[] = [];
  for (let left = count; left > 0; left -= rowsPerBlock) sizes.push(Math.min(left, rowsPerBlock));
  return sizes;
}
