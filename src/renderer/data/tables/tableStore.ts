/**
 * A table open on a screen: its rows from all blocks as plain values, filtered and sorted, and the commands on them. Opening
 * reads derived rows only; a document is made only of a block that is edited. Every command is one undo step, however
 * many blocks it touches. It decides nothing about types or order; src/domain/tables does.
 */
import type { Subscription } from "rxjs";
import type { ItemId } from "../../../domain/items/types.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Cells } from "../../../domain/tables/arrange.ts";
import { planInsert } from "../../../domain/tables/blocks.ts";
import type { CellContext } from "../../../domain/tables/cellText.ts";
import { addRows, removeRows, setCells, type CellChanges } from "../../../domain/tables/document.ts";
import type { Column, FilterRule, RowsFields, SortRule } from "../../../domain/tables/fields.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";
import { nextTurn } from "../nextTurn.ts";
import { Arrangement } from "./arrangement.ts";
import { BlockList, type RowChanges } from "./blockList.ts";
import { turnsOf } from "./sortInTurns.ts";
import type { CellChange, TableRow } from "./tableRow.ts";

export interface TableState {
  /** `opening` until the rows are read. */
  readonly phase: "opening" | "ready";
  /** Rows to show, filtered and sorted. */
  readonly rows: readonly TableRow[];
  /** Rows in all. */
  readonly total: number;
}

/** Blocks written at the same time: more would only queue in the database and hold their documents in memory. */
const blocksAtOnce = 8;

/** What the arrangement of rows depends on. */
interface Rules {
  readonly sort: readonly SortRule[];
  readonly filters: readonly FilterRule[];
  readonly columns: readonly Column[];
}

export type Step = string | UndoGroup;

export class TableStore {
  readonly tableId: ItemId;
  readonly #kitchen: Kitchen;
  readonly #list = new BlockList();
  readonly #arrangement = new Arrangement();
  readonly #listeners = new Set<() => void>();
  readonly #subscriptions: Subscription[] = [];
  #state: TableState = { phase: "opening", rows: [], total: 0 };
  #isReady = false;
  /** While a command of many blocks runs, what it changes is taken in at its end: one redraw, not one per block. */
  #holds = 0;
  #heldChanges = false;
  #rules: Rules | undefined;
  /** Counts full arrangements: one that takes its time is given up for the next. */
  #arranged = 0;
  #isArranging = false;

  constructor(kitchen: Kitchen, tableId: ItemId) {
    this.#kitchen = kitchen;
    this.tableId = tableId;
  }

  /** Starts reading; call `close` when the screen goes. */
  open(): void {
    const prefix = `${this.tableId}.`;
    this.#subscriptions.push(
      this.#kitchen.items.watchParts("rows", this.tableId).subscribe((blocks) => {
        const live = blocks.filter((block) => block.trashedAt === 0);
        this.#isReady = true;
        this.#take(this.#list.replace(live.map(({ id, sortKey, fields }) => ({ id, sortKey, rows: fields.rows }))));
      }),
      this.#kitchen.items.edits$.subscribe(({ id, type, fields }) => {
        if (type === "rows" && id.startsWith(prefix)) this.#take(this.#list.put(id, (fields as RowsFields).rows));
      }),
    );
  }

  close(): void {
    this.#arranged++;
    this.#isArranging = false;
    for (const subscription of this.#subscriptions.splice(0)) subscription.unsubscribe();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): TableState => this.#state;

  /** Every row in its natural order. */
  get allRows(): readonly TableRow[] {
    return this.#list.all;
  }

  /** Sets what is shown and in which order. Cheap when nothing of it changed. */
  arrange(fields: Rules, context: CellContext): void {
    const last = this.#rules;
    const { sort, filters, columns } = fields;
    if (last && same(last.sort, sort) && same(last.filters, filters) && same(relevant(last), relevant(fields))) return;
    this.#rules = { sort, filters, columns };
    this.#arrangement.configure(sort, filters, columns, context);
    this.#arrangeAll();
  }

  /** Filters and sorts everything: at once, or with pauses where that would freeze the window. */
  #arrangeAll(): void {
    const all = this.#list.all;
    const run = ++this.#arranged;
    this.#isArranging = this.#arrangement.isLong(all, all.length);
    if (!this.#isArranging) {
      this.#arrangement.arrangeAll(all);
      this.#publish();
      return;
    }
    const turns = turnsOf(
      nextTurn,
      () => this.#arranged === run,
      () => performance.now(),
    );
    this.#arrangement.arrangeInTurns(all, turns).then(
      (isDone) => {
        if (!isDone) return;
        this.#isArranging = false;
        this.#publish();
      },
      (error: unknown) => console.error("The rows could not be arranged.", error),
    );
  }

  #take(changes: RowChanges | null): void {
    if (this.#holds > 0) {
      this.#heldChanges ||= changes !== null;
      return;
    }
    if (changes && (this.#isArranging || this.#arrangement.isLong(this.#list.all, changes.fresh.length))) {
      this.#arrangeAll();
      return;
    }
    if (changes) this.#arrangement.update(this.#list.all, changes.gone, changes.fresh);
    if (changes || (this.#isReady && this.#state.phase === "opening")) this.#publish();
  }

  async #holding<T>(run: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await run();
    } finally {
      this.#holds--;
      if (this.#holds === 0 && this.#heldChanges) {
        this.#heldChanges = false;
        this.#arrangeAll();
      }
    }
  }

  #publish(): void {
    const all = this.#list.all;
    this.#state = { phase: this.#isReady ? "ready" : "opening", rows: this.#arrangement.shown, total: all.length };
    for (const listener of this.#listeners) listener();
  }

  /** A step that several commands can share. */
  group(label: string): UndoGroup {
    return this.#kitchen.undo.group(label);
  }

  /** Writes cells, wherever their rows are, as one step. Resolves when all are durable; the first failure is answered. */
  async setCells(step: Step, changes: readonly CellChange[]): Promise<Result<null>> {
    const byBlock = new Map<ItemId, Map<string, Record<string, CellChanges[string]>>>();
    for (const { row, columnId, value } of changes) {
      let rows = byBlock.get(row.blockId);
      if (!rows) byBlock.set(row.blockId, (rows = new Map()));
      let cells = rows.get(row.id);
      if (!cells) rows.set(row.id, (cells = {}));
      cells[columnId] = value;
    }
    return this.#inBlocks(
      step,
      [...byBlock],
      (rows) => (doc) =>
        setCells(
          doc,
          [...rows].map(([rowId, cells]) => ({ rowId, cells })),
        ),
    );
  }

  /** Deletes rows as one step. */
  async removeRows(step: Step, rows: readonly TableRow[]): Promise<Result<null>> {
    const byBlock = new Map<ItemId, string[]>();
    for (const row of rows) {
      const ids = byBlock.get(row.blockId);
      if (ids) ids.push(row.id);
      else byBlock.set(row.blockId, [row.id]);
    }
    return this.#inBlocks(step, [...byBlock], (ids) => (doc) => removeRows(doc, ids));
  }

  /** Runs one command per block, a few at a time, as one step. */
  async #inBlocks<T>(
    step: Step,
    work: readonly (readonly [ItemId, T])[],
    command: (input: T) => Parameters<Kitchen["items"]["edit"]>[2],
  ): Promise<Result<null>> {
    const group = typeof step === "string" ? this.group(step) : step;
    const { items } = this.#kitchen;
    const [only] = work;
    if (work.length === 1 && only) return items.edit(only[0], group, command(only[1]));
    return this.#holding(async () => {
      let failure: Result<never> | undefined;
      for (let start = 0; start < work.length; start += blocksAtOnce) {
        const results = await Promise.all(
          work.slice(start, start + blocksAtOnce).map(([id, input]) => items.edit(id, group, command(input))),
        );
        for (const result of results) if (!result.ok) failure ??= result;
      }
      return failure ?? ok(null);
    });
  }

  /**
   * Inserts rows before `before` (null = at the end) in the natural order, as one step; answers their ids (given ones, or new). A block that would grow too
   * long is split, and many rows get blocks of their own.
   */
  async insertRows(
    step: Step,
    before: TableRow | null,
    rows: readonly { readonly id?: string; readonly cells: Cells }[],
  ): Promise<Result<string[]>> {
    const { items } = this.#kitchen;
    const group = typeof step === "string" ? this.group(step) : step;
    const blocks = this.#list.blocks;
    const block = before ? blocks.findIndex((one) => one.id === before.blockId) : blocks.length - 1;
    const index = before
      ? (blocks[block]?.rows.findIndex((row) => row.id === before.id) ?? 0)
      : (blocks[block]?.rows.length ?? 0);
    if (before && (block < 0 || index < 0))
      return fail("item_not_found", "The row to insert beside no longer exists. Nothing was added.");
    const plan = planInsert(
      blocks.map(({ sortKey, rows }) => ({ sortKey, rowCount: rows.length })),
      block,
      index,
      rows.length,
    );
    const here = blocks[block];
    const entries = rows.map(({ id, cells }) => ({ id: id ?? items.newId(), cells }));
    const ids = entries.map((entry) => entry.id);
    if (here && plan.into?.count === rows.length) {
      // The usual case shows at once, before it is durable.
      const done = await items.edit(here.id, group, (doc) => void addRows(doc, entries, items.newId, plan.into?.index));
      return done.ok ? ok(ids) : done;
    }
    return this.#holding(async () => {
      let next = 0;
      const put = (sortKey: string, added: readonly { id: string; cells: Cells }[]): Promise<Result<null>> =>
        items.editPart(
          { id: `${this.tableId}.${items.newId()}` as ItemId, type: "rows", parentId: this.tableId, sortKey },
          group,
          (doc) => void addRows(doc, added, items.newId),
        );
      const { split, into } = plan;
      if (split && here) {
        const tail = here.rows.slice(split.index);
        const moved = await put(split.sortKey, tail);
        if (!moved.ok) return moved;
        const removed = await items.edit(here.id, group, (doc) =>
          removeRows(
            doc,
            tail.map((row) => row.id),
          ),
        );
        if (!removed.ok) return removed;
      }
      if (into && here) {
        const added = entries.slice(0, into.count);
        next = into.count;
        const done = await items.edit(here.id, group, (doc) => void addRows(doc, added, items.newId, into.index));
        if (!done.ok) return done;
      }
      for (const created of plan.created) {
        const done = await put(created.sortKey, entries.slice(next, next + created.count));
        if (!done.ok) return done;
        next += created.count;
      }
      return ok(ids);
    });
  }
}

/** Only what sorting and filtering read: a column's width or name does not reorder rows. */
function relevant(rules: Rules): unknown {
  const used = new Set([...rules.sort, ...rules.filters].map((rule) => rule.columnId));
  return rules.columns
    .filter((column) => used.has(column.id))
    .map(({ id, type, choices, suffix, decimals }) => ({ id, type, choices, suffix, decimals }));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
