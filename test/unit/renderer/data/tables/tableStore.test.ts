import { describe, expect, onTestFinished, test } from "vitest";
import type { ItemId } from "../../../../../src/domain/items/types.ts";
import type { CellContext } from "../../../../../src/domain/tables/cellText.ts";
import { addColumn, setTableText } from "../../../../../src/domain/tables/document.ts";
import { maxRowsPerBlock, type CellValue } from "../../../../../src/domain/tables/fields.ts";
import type { Kitchen } from "../../../../../src/renderer/data/kitchen.ts";
import { appendManyRows } from "../../../../../src/renderer/data/tables/importRows.ts";
import { TableStore } from "../../../../../src/renderer/data/tables/tableStore.ts";
import { testKitchen } from "../../../../helpers/kitchen.ts";

const context: CellContext = {
  locale: "en",
  today: "2026-11-21",
  titleOf: () => undefined,
  itemByTitle: () => undefined,
};

async function createTable(kitchen: Kitchen, rowCount: number): Promise<ItemId> {
  const created = await kitchen.items.create("New table", {
    type: "table",
    init: (doc) => {
      setTableText(doc, "title", "Stock");
      addColumn(doc, { name: "Name", type: "text" }, kitchen.items.newId, undefined, "name");
      addColumn(doc, { name: "Count", type: "number" }, kitchen.items.newId, undefined, "count");
    },
  });
  if (!created.ok) throw new Error(created.error.message);
  const rows = Array.from({ length: rowCount }, (_, index) => ({ name: `n${index}`, count: index }));
  const done = await appendManyRows(kitchen, kitchen.undo.group("Import"), created.value, null, rows);
  expect(done).toEqual({ ok: true, value: rowCount });
  return created.value;
}

async function openStore(kitchen: Kitchen, tableId: ItemId): Promise<TableStore> {
  const store = new TableStore(kitchen, tableId);
  store.open();
  onTestFinished(() => store.close());
  await expect.poll(() => store.getState().phase).toBe("ready");
  const table = await kitchen.items.get("table", tableId);
  if (!table) throw new Error("no table");
  store.arrange(table.fields, context);
  return store;
}

const counts = (store: TableStore): (CellValue | undefined)[] => store.getState().rows.map((row) => row.cells.count);
const names = (store: TableStore): (CellValue | undefined)[] => store.getState().rows.map((row) => row.cells.name);

async function blockSizes(kitchen: Kitchen, tableId: ItemId): Promise<number[]> {
  const blocks = await kitchen.items.parts("rows", tableId);
  return blocks.filter((block) => block.trashedAt === 0).map((block) => block.fields.rows.length);
}

describe("table store", () => {
  test("[K.8] rows are kept in blocks of 200, in order", async () => {
    const kitchen = await testKitchen();
    const id = await createTable(kitchen, 450);
    const store = await openStore(kitchen, id);
    expect(await blockSizes(kitchen, id)).toEqual([200, 200, 50]);
    expect(counts(store)).toEqual(Array.from({ length: 450 }, (_, index) => index));
  });

  test("[K.8] a paste over several blocks is one step: undo takes all of it back, redo puts it on again", async () => {
    const kitchen = await testKitchen();
    const store = await openStore(kitchen, await createTable(kitchen, 450));
    const changes = store
      .getState()
      .rows.slice(150, 420)
      .map((row) => ({ row, columnId: "name", value: "pasted" }));
    expect(await store.setCells("Paste 270 cells", changes)).toEqual({ ok: true, value: null });
    expect(names(store).filter((name) => name === "pasted")).toHaveLength(270);
    expect(await kitchen.undo.undo()).toBe("Paste 270 cells");
    await expect.poll(() => names(store).filter((name) => name === "pasted").length).toBe(0);
    expect(names(store)[419]).toBe("n419");
    await kitchen.undo.redo();
    await expect.poll(() => names(store).filter((name) => name === "pasted").length).toBe(270);
  });

  test("[K.8] a step over more blocks than are kept open can be taken back whole", async () => {
    const kitchen = await testKitchen();
    const store = await openStore(kitchen, await createTable(kitchen, 20_000));
    const changes = store.allRows.map((row) => ({ row, columnId: "count", value: -1 }));
    expect((await store.setCells("Fill", changes)).ok).toBe(true);
    expect(counts(store).every((count) => count === -1)).toBe(true);
    await kitchen.undo.undo();
    await expect.poll(() => counts(store).every((count, index) => count === index), { timeout: 10_000 }).toBe(true);
  }, 60_000);

  test("[K.8] insertion: into the block, by a new block at the end, by splitting a full one", async () => {
    const kitchen = await testKitchen();
    const id = await createTable(kitchen, 200);
    const store = await openStore(kitchen, id);
    const row = (index: number) => store.getState().rows[index] ?? null;
    await store.insertRows("Insert", row(10), [{ cells: { name: "middle" } }]);
    await expect.poll(() => names(store)[10]).toBe("middle");
    await store.insertRows("Append", null, [{ cells: { name: "last" } }]);
    await expect.poll(() => names(store).at(-1)).toBe("last");
    expect(await blockSizes(kitchen, id)).toEqual([201, 1]);
    const many = Array.from({ length: 500 }, (_, index) => ({ cells: { name: `m${index}` } }));
    const before = [...names(store)];
    expect((await store.insertRows("Insert 500", row(100), many)).ok).toBe(true);
    const expected = [...before.slice(0, 100), ...many.map((row) => row.cells.name), ...before.slice(100)];
    await expect.poll(() => names(store)).toEqual(expected);
    expect(Math.max(...(await blockSizes(kitchen, id)))).toBeLessThanOrEqual(maxRowsPerBlock);
    await kitchen.undo.undo();
    await expect.poll(() => names(store)).toEqual(before);
  });

  test("[K.8] rows that are not touched stay the same objects", async () => {
    const kitchen = await testKitchen();
    const store = await openStore(kitchen, await createTable(kitchen, 300));
    const before = store.getState().rows;
    const target = before[5]!;
    await store.setCells("Edit", [{ row: target, columnId: "name", value: "new" }]);
    const after = store.getState().rows;
    expect(after[5]).not.toBe(target);
    expect(after.every((row, index) => index === 5 || row === before[index])).toBe(true);
  });

  test("[K.8] an edit shows before it is on the disk", async () => {
    const kitchen = await testKitchen();
    const store = await openStore(kitchen, await createTable(kitchen, 3));
    await store.setCells("Open the document", [{ row: store.getState().rows[0]!, columnId: "name", value: "x" }]);
    const edit = store.setCells("Edit", [{ row: store.getState().rows[0]!, columnId: "name", value: "y" }]);
    await Promise.resolve();
    await Promise.resolve();
    expect(names(store)[0]).toBe("y");
    expect(kitchen.saves.state.kind).toBe("saving");
    expect(await edit).toEqual({ ok: true, value: null });
  });

  test("[K.8] sorted and filtered rows follow edits, and are what a full sort would give", async () => {
    const kitchen = await testKitchen();
    const id = await createTable(kitchen, 400);
    const store = await openStore(kitchen, id);
    const table = await kitchen.items.get("table", id);
    const fields = {
      ...table!.fields,
      sort: [{ columnId: "count", direction: "descending" as const }],
      filters: [{ columnId: "count", operator: "greater" as const, value: "99" }],
    };
    store.arrange(fields, context);
    expect(counts(store)).toEqual(Array.from({ length: 300 }, (_, index) => 399 - index));
    await store.setCells("Edit", [
      { row: store.getState().rows[0]!, columnId: "count", value: 250.5 },
      { row: store.getState().rows[10]!, columnId: "count", value: 5 },
      { row: store.allRows[3]!, columnId: "count", value: 1_000 },
    ]);
    const shown = counts(store) as number[];
    expect(shown).toHaveLength(300);
    expect(shown[0]).toBe(1_000);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(shown).toContain(250.5);
    await store.removeRows("Delete", store.getState().rows.slice(0, 2));
    expect(counts(store)[0]).toBe(397);
  });

  test("[K.8] what is out of bounds is refused with a code and the cell stays as it was", async () => {
    const kitchen = await testKitchen();
    const store = await openStore(kitchen, await createTable(kitchen, 3));
    const refused = await store.setCells("Edit", [
      { row: store.getState().rows[1]!, columnId: "name", value: "x".repeat(20_001) },
    ]);
    expect(refused).toMatchObject({ ok: false, error: { code: "item_invalid" } });
    expect(names(store)[1]).toBe("n1");
  });

  test("[K.8] two windows on one table stay in step", async () => {
    const name = `two-windows-${crypto.randomUUID()}`;
    const one = await testKitchen({ name, multiInstance: true, ignoreDuplicate: true });
    const two = await testKitchen({ name, multiInstance: true, ignoreDuplicate: true });
    const id = await createTable(one, 250);
    const [a, b] = [await openStore(one, id), await openStore(two, id)];
    await expect.poll(() => names(b).length).toBe(250);
    await Promise.all([
      a.setCells("A", [{ row: a.getState().rows[3]!, columnId: "name", value: "from a" }]),
      b.setCells("B", [{ row: b.getState().rows[3]!, columnId: "count", value: 77 }]),
      b.insertRows("B adds", null, [{ cells: { name: "b's row" } }]),
    ]);
    for (const store of [a, b]) {
      await expect.poll(() => store.getState().rows[3]?.cells).toEqual({ name: "from a", count: 77 });
      await expect.poll(() => names(store).at(-1)).toBe("b's row");
    }
    await a.removeRows("A removes", [a.getState().rows[0]!]);
    await expect.poll(() => names(b)[0]).toBe("n1");
  });

  test("[K.8] an import can be stopped, and what it wrote is taken back as one step", async () => {
    const kitchen = await testKitchen();
    const id = await createTable(kitchen, 10);
    const store = await openStore(kitchen, id);
    const group = kitchen.undo.group("Add rows from file");
    let writes = 0;
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ count: index }));
    const lastKey = (await kitchen.items.parts("rows", id)).at(-1)!.sortKey;
    const stopped = await appendManyRows(kitchen, group, id, lastKey, rows, {
      onProgress: () => writes++,
      isCancelled: () => writes === 2,
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: "cancelled" } });
    await expect.poll(() => store.getState().total).toBe(4_010);
    expect(await kitchen.undo.undo()).toBe("Add rows from file");
    await expect.poll(() => store.getState().total).toBe(10);
  });

  test("[K.8] a large table is sorted and filtered with pauses, and an edit meanwhile is not lost", async () => {
    const kitchen = await testKitchen();
    const tableId = await createTable(kitchen, 6_000);
    const store = await openStore(kitchen, tableId);
    const table = await kitchen.items.get("table", tableId);
    const first = store.allRows[0];
    if (!table || !first) throw new Error("no table");
    const before = store.getState().rows;
    store.arrange({ ...table.fields, sort: [{ columnId: "count", direction: "descending" }] }, context);
    expect(store.getState().rows).toBe(before);
    await store.setCells("Count", [{ row: first, columnId: "count", value: 1_000_000 }]);
    await expect.poll(() => store.getState().rows[0]?.cells["count"]).toBe(1_000_000);
    expect(store.getState().rows[1]?.cells["count"]).toBe(5_999);
    expect(store.getState().rows).toHaveLength(6_000);
  });
});
