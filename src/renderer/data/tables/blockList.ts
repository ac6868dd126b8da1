/** A table's blocks of rows in memory, in order, and which rows changed when a block did. */
import type { ItemId } from "../../../domain/items/types.ts";
import type { Row } from "../../../domain/tables/fields.ts";
import { sameCells, type TableRow } from "./tableRow.ts";

export interface Block {
  readonly id: ItemId;
  readonly sortKey: string;
  /** The array the rows were made from: a block whose array is the same has not changed. */
  readonly source: readonly Row[];
  readonly rows: readonly TableRow[];
}

export interface BlockSource {
  readonly id: ItemId;
  readonly sortKey: string;
  readonly rows: readonly Row[];
}

export interface RowChanges {
  readonly gone: ReadonlySet<TableRow>;
  readonly fresh: readonly TableRow[];
}

export class BlockList {
  #blocks: Block[] = [];
  #all: readonly TableRow[] | undefined;

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** Every row in its natural order. */
  get all(): readonly TableRow[] {
    this.#all ??= this.#blocks.flatMap((block) => block.rows as TableRow[]);
    return this.#all;
  }

  /** Takes the blocks as they are stored now; answers what changed, or null where nothing did. */
  replace(sources: readonly BlockSource[]): RowChanges | null {
    const before = new Map(this.#blocks.map((block) => [block.id, block]));
    const gone = new Set<TableRow>();
    const fresh: TableRow[] = [];
    let moved = sources.length !== this.#blocks.length;
    this.#blocks = sources.map((source, index) => {
      const old = before.get(source.id);
      before.delete(source.id);
      moved ||= this.#blocks[index]?.id !== source.id;
      return this.#next(old, source, gone, fresh);
    });
    for (const block of before.values()) for (const row of block.rows) gone.add(row);
    return this.#changed(gone, fresh, moved);
  }

  /** Takes one block as it was just edited; a block that is not known yet comes with the next `replace`. */
  put(id: ItemId, rows: readonly Row[]): RowChanges | null {
    const index = this.#blocks.findIndex((block) => block.id === id);
    const old = this.#blocks[index];
    if (!old) return null;
    const gone = new Set<TableRow>();
    const fresh: TableRow[] = [];
    const next = this.#next(old, { id, sortKey: old.sortKey, rows }, gone, fresh);
    const moved = next.rows.length !== old.rows.length || next.rows.some((row, at) => row.id !== old.rows[at]?.id);
    this.#blocks[index] = next;
    return this.#changed(gone, fresh, moved);
  }

  #changed(gone: Set<TableRow>, fresh: TableRow[], moved: boolean): RowChanges | null {
    if (gone.size === 0 && fresh.length === 0 && !moved) return null;
    this.#all = undefined;
    return { gone, fresh };
  }

  /** Rows that say the same stay the same objects, so that nothing that shows them is drawn again. */
  #next(old: Block | undefined, source: BlockSource, gone: Set<TableRow>, fresh: TableRow[]): Block {
    if (old && old.source === source.rows && old.sortKey === source.sortKey) return old;
    const known = new Map(old?.rows.map((row) => [row.id, row]));
    const rows = source.rows.map((row): TableRow => {
      const same = known.get(row.id);
      if (same && sameCells(same.cells, row.cells)) {
        known.delete(row.id);
        return same;
      }
      const next = { id: row.id, blockId: source.id, cells: row.cells };
      fresh.push(next);
      return next;
    });
    for (const row of known.values()) gone.add(row);
    return { id: source.id, sortKey: source.sortKey, source: source.rows, rows };
  }
}
