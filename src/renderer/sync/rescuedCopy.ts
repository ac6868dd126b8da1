/**
 * A rescued version as new items of its author's. A part cannot stand alone: a week gets a plan around it, a block of rows a
 * table with the same columns, or, where the table is gone, with columns made from what the rows hold.
 */
import { fromBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { materialize, titleOf } from "../../domain/items/materialize.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import { initialOrder } from "../../domain/items/order.ts";
import { setText } from "../../domain/items/text.ts";
import type { ItemId } from "../../domain/items/types.ts";
import { planWeekId, writePlan, defaultSlots } from "../../domain/plans/document.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { addColumn } from "../../domain/tables/document.ts";
import type { RowsFields } from "../../domain/tables/fields.ts";
import type { Kitchen, NewItem } from "../data/index.ts";
import type { StoredRescue } from "../data/collections.ts";

const unreadable = fail("item_invalid", "This version cannot be read any more, so it cannot be copied.");

/** The new items, the one to open first. */
export async function copyOf(kitchen: Kitchen, rescue: StoredRescue): Promise<Result<NewItem[]>> {
  const id = kitchen.items.newId() as ItemId;
  switch (rescue.type) {
    case "planWeek":
      return copyWeek(kitchen, rescue, id);
    case "rows":
      return copyRows(kitchen, rescue, id);
    case "recipe":
    case "plan":
    case "list":
    case "cookbook":
    case "table": {
      const whole = encodedFrom(rescue.type, rescue.state, (doc) =>
        setText(doc.getText("title"), copyTitle(doc.getText("title").toString() || rescue.title)),
      );
      return whole ? ok([{ type: rescue.type, id, init: () => undefined, encoded: whole }]) : unreadable;
    }
    default:
      return rescue.type satisfies never;
  }
}

/** "This week (my copy)", once. */
export function copyTitle(title: string): string {
  const ending = " (my copy)";
  return title.endsWith(ending) ? title : `${title.slice(0, 480)}${ending}`;
}

type Encoded = NonNullable<NewItem["encoded"]>;

function encodedFrom(type: NewItem["type"], state: string, change: (doc: Y.Doc) => void): Encoded | null {
  const doc = newDocument();
  if (state !== "") Y.applyUpdate(doc, fromBase64(state));
  doc.transact(() => change(doc));
  const derived = materialize(type, doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return derived.ok ? { update, derived: derived.value } : null;
}

async function copyWeek(kitchen: Kitchen, rescue: StoredRescue, id: ItemId): Promise<Result<NewItem[]>> {
  const plan = await kitchen.collections.items.findOne(rescue.parentId).exec();
  const week = encodedFrom("planWeek", rescue.state, () => undefined);
  const monday = rescue.id.slice(rescue.parentId.length + 1);
  if (!week) return unreadable;
  const around: NewItem = plan
    ? copyRecord("plan", plan.state, id)
    : { type: "plan", id, init: (doc) => writePlan(doc, copyTitle("Meal plan"), defaultSlots) };
  return ok([
    around,
    {
      type: "planWeek",
      id: planWeekId(id, monday),
      parentId: id,
      sortKey: monday,
      init: () => undefined,
      encoded: week,
    },
  ]);
}

async function copyRows(kitchen: Kitchen, rescue: StoredRescue, id: ItemId): Promise<Result<NewItem[]>> {
  const { items } = kitchen.collections;
  const table = await items.findOne(rescue.parentId).exec();
  const rows = encodedFrom("rows", rescue.state, () => undefined);
  if (!rows) return unreadable;
  const part = (encoded: Encoded, sortKey: string): NewItem => ({
    type: "rows",
    id: `${id}.${kitchen.items.newId()}` as ItemId,
    parentId: id,
    sortKey,
    init: () => undefined,
    encoded,
  });
  if (!table) {
    const { rows: found } = rows.derived as RowsFields;
    const columnIds = [...new Set(found.flatMap((row) => Object.keys(row.cells)))];
    const init = (doc: Y.Doc): void => {
      setText(doc.getText("title"), copyTitle("Rows"));
      columnIds.forEach((columnId, at) =>
        addColumn(doc, { name: `Column ${at + 1}`, type: "text" }, kitchen.items.newId, undefined, columnId),
      );
    };
    return ok([{ type: "table", id, init }, part(rows, initialOrder(1)[0] ?? "")]);
  }
  const blocks = await items
    .find({ selector: { parentId: table.id }, sort: [{ parentId: "asc" }, { sortKey: "asc" }] })
    .exec();
  const copies = blocks.flatMap((block) => {
    const states =
      block.id === rescue.id
        ? encodedFrom("rows", block.state, (doc) => Y.applyUpdate(doc, fromBase64(rescue.state)))
        : encodedFrom("rows", block.state, () => undefined);
    return states ? [part(states, block.sortKey)] : [];
  });
  const isThere = blocks.some((block) => block.id === rescue.id);
  return ok([
    copyRecord("table", table.state, id),
    ...copies,
    ...(isThere ? [] : [part(rows, `${blocks.at(-1)?.sortKey ?? "a0"}V`)]),
  ]);
}

function copyRecord(type: "plan" | "table", state: string, id: ItemId): NewItem {
  const encoded = encodedFrom(type, state, (doc) =>
    setText(doc.getText("title"), copyTitle(doc.getText("title").toString())),
  );
  return encoded && titleOf(encoded.derived) !== ""
    ? { type, id, init: () => undefined, encoded }
    : { type, id, init: (doc) => setText(doc.getText("title"), copyTitle("Untitled")) };
}
