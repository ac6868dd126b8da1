/**
 * The rows a person sees: filtered and sorted. Kept up to date by what changed instead of being made anew, because sorting
 * 100,000 rows after every keystroke would be felt.
 */
import { compileFilter, compileSort, type Cells, type RowSort, type SortKey } from "../../../domain/tables/arrange.ts";
import type { CellContext } from "../../../domain/tables/cellText.ts";
import type { Column, FilterRule, SortRule } from "../../../domain/tables/fields.ts";
import { sortInTurns, type Turns } from "./sortInTurns.ts";
import type { TableRow } from "./tableRow.ts";

/** Beyond this share of changed rows a full sort is quicker than placing each. */
const placedShare = 0.05;
/** More rows than this are arranged with pauses; fewer are done within a frame. */
const maxRowsAtOnce = 4_000;
/** Rows filtered before the clock is looked at. */
const rowsPerLook = 1_000;

export class Arrangement {
  #filter: ((cells: Cells) => boolean) | null = null;
  #sort: RowSort = { isActive: false, keysOf: () => [], compare: () => 0 };
  /** Sort keys by row, forgotten with the row. */
  #keys = new WeakMap<TableRow, SortKey[]>();
  #shown: readonly TableRow[] = [];
  /** Natural place of each row, for stable ties; only kept while sorting. */
  #place = new Map<string, number>();

  get shown(): readonly TableRow[] {
    return this.#shown;
  }

  /** Takes new rules; what is shown follows them with the next `arrangeAll` or `arrangeInTurns`. */
  configure(
    sort: readonly SortRule[],
    filters: readonly FilterRule[],
    columns: readonly Column[],
    context: CellContext,
  ): void {
    this.#filter = compileFilter(filters, columns, context);
    this.#sort = compileSort(sort, columns, context);
    this.#keys = new WeakMap();
  }

  /** Whether arranging so many changes would be felt: `arrangeInTurns` is to be used. */
  isLong(all: readonly TableRow[], freshCount: number): boolean {
    if (all.length <= maxRowsAtOnce || (!this.#filter && !this.#sort.isActive)) return false;
    return !this.#sort.isActive || freshCount > all.length * placedShare;
  }

  /** Arranges everything with pauses; what is shown stays as it is until the end. False when it was no longer wanted. */
  async arrangeInTurns(all: readonly TableRow[], turns: Turns): Promise<boolean> {
    const filter = this.#filter;
    const kept: TableRow[] = [];
    for (let start = 0; start < all.length; start += rowsPerLook) {
      for (const row of all.slice(start, start + rowsPerLook)) if (!filter || filter(row.cells)) kept.push(row);
      if (!(await turns.next())) return false;
    }
    if (this.#sort.isActive) {
      this.#rememberPlaces(all);
      const sorted = await sortInTurns(kept, (a, b) => this.#compare(a, b), turns);
      if (!sorted) return false;
      this.#shown = sorted;
    } else {
      this.#shown = kept;
    }
    return true;
  }

  arrangeAll(all: readonly TableRow[]): void {
    const filter = this.#filter;
    const kept = filter ? all.filter((row) => filter(row.cells)) : all;
    if (!this.#sort.isActive) {
      this.#shown = kept;
      return;
    }
    this.#rememberPlaces(all);
    this.#shown = [...kept].sort((a, b) => this.#compare(a, b));
  }

  /** Brings the result up to date: `gone` are rows that are no longer as they were, `fresh` what is there instead. */
  update(all: readonly TableRow[], gone: ReadonlySet<TableRow>, fresh: readonly TableRow[]): void {
    if (!this.#sort.isActive || fresh.length > all.length * placedShare) {
      this.arrangeAll(all);
      return;
    }
    this.#rememberPlaces(all);
    const filter = this.#filter;
    const added = fresh.filter((row) => !filter || filter(row.cells)).sort((a, b) => this.#compare(a, b));
    const rest = gone.size === 0 ? this.#shown : this.#shown.filter((row) => !gone.has(row));
    this.#shown = this.#merge(rest, added);
  }

  /** Merges few sorted rows into many: their places by bisection, the stretches between copied whole. */
  #merge(rest: readonly TableRow[], added: readonly TableRow[]): TableRow[] {
    const merged: TableRow[] = [];
    let from = 0;
    for (const row of added) {
      let low = from;
      let high = rest.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = rest[middle];
        if (other && this.#compare(other, row) <= 0) low = middle + 1;
        else high = middle;
      }
      for (let index = from; index < low; index++) {
        const kept = rest[index];
        if (kept) merged.push(kept);
      }
      merged.push(row);
      from = low;
    }
    for (let index = from; index < rest.length; index++) {
      const kept = rest[index];
      if (kept) merged.push(kept);
    }
    return merged;
  }

  #rememberPlaces(all: readonly TableRow[]): void {
    this.#place = new Map(all.map((row, index) => [row.id, index]));
  }

  #compare(a: TableRow, b: TableRow): number {
    return (
      this.#sort.compare(this.#keysOf(a), this.#keysOf(b)) ||
      (this.#place.get(a.id) ?? 0) - (this.#place.get(b.id) ?? 0)
    );
  }

  #keysOf(row: TableRow): SortKey[] {
    let keys = this.#keys.get(row);
    if (!keys) {
      keys = this.#sort.keysOf(row.cells);
      this.#keys.set(row, keys);
    }
    return keys;
  }
}
