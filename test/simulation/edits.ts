/** What people write in a simulation, with the product's own commands; every edit leaves one word. */
import type * as Y from "yjs";
import { addToCookbook, removeFromCookbook, setCookbookText } from "../../src/domain/cookbooks/document.ts";
import {
  putContributions,
  removeContributions,
  setChecked,
  setListTitle,
} from "../../src/domain/groceries/document.ts";
import type { ItemId, ItemType } from "../../src/domain/items/types.ts";
import { addPlanEntry, planWeekId, setPlanTitle, writePlan } from "../../src/domain/plans/document.ts";
import { addSteps, setRecipeText } from "../../src/domain/recipes/commands.ts";
import type { Result } from "../../src/domain/result.ts";
import { addColumn, addRows, setTableText } from "../../src/domain/tables/document.ts";
import type { Item } from "../../src/renderer/data/items.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import type { DeviceApp } from "./deviceApp.ts";

export const rootTypes = ["list", "recipe", "plan", "table", "cookbook"] as const;
type RootType = (typeof rootTypes)[number];
/** A word to write, and where to say whether it is durable. */
export interface WordToWrite {
  readonly text: string;
  readonly isWritten: (ok: boolean) => void;
}

const mondays = ["2026-11-02", "2026-11-09"] as const;

/** Ids of the live items on a device, parts left out. */
export async function itemsOn(
  device: DeviceApp,
  onlyOwn: boolean,
): Promise<{ id: ItemId; type: ItemType; trashedAt: number }[]> {
  const records = await device.kitchen.collections.items.find({ selector: { parentId: "" } }).exec();
  return records
    .filter((record) => !onlyOwn || record.ownerId === "" || record.ownerId === device.personId)
    .map(({ id, type, trashedAt }) => ({ id, type, trashedAt }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Creates an item of any type; answers its id at once. */
export function create(device: DeviceApp, random: SeededRandom, word: WordToWrite): ItemId {
  const type = random.pick(rootTypes);
  const id = device.kitchen.items.newId() as ItemId;
  const item = { type, id, init: (doc: Y.Doc) => fill(type, doc, word.text) };
  return track(device, id, device.kitchen.items.create(word.text, item), word);
}

function fill(type: RootType, doc: Y.Doc, word: string): void {
  if (type === "list") setListTitle(doc, word);
  else if (type === "recipe") setRecipeText(doc, "title", word);
  else if (type === "plan") writePlan(doc, word, []);
  else if (type === "table") setTableText(doc, "title", word);
  else setCookbookText(doc, "title", word);
}

/** One edit of something on the device, whether the person may edit it or not; answers its id, null where there is nothing. */
export async function edit(device: DeviceApp, random: SeededRandom, word: WordToWrite): Promise<ItemId | null> {
  const items = await itemsOn(device, false);
  if (items.length === 0) return null;
  const { id, type } = random.pick(items);
  const { kitchen } = device;
  const item = await kitchen.items.get(type, id);
  if (!item) return null;
  if (type === "plan" && random.next() < 0.7) return editWeek(device, id, random, word);
  if (type === "table" && random.next() < 0.7) return editRows(device, id, random, word);
  const command = commandFor(item, word.text, random, kitchen.items.newId);
  return track(device, id, kitchen.items.edit(id, word.text, command), word);
}

function commandFor(item: Item, word: string, random: SeededRandom, newId: () => string): (doc: Y.Doc) => void {
  // As it is when the edit is made: several may be under way.
  const titled = (doc: Y.Doc): string => `${doc.getText("title").toString()} ${word}`;
  switch (item.type) {
    case "list":
      return random.next() < 0.2
        ? (doc) => setListTitle(doc, titled(doc))
        : (doc) => putContributions(doc, [food(word, newId())]);
    case "recipe":
      return random.next() < 0.5
        ? (doc) => setRecipeText(doc, "title", titled(doc))
        : (doc) => void addSteps(doc, [word], newId);
    case "plan":
      return (doc) => setPlanTitle(doc, titled(doc));
    case "table":
      return random.next() < 0.5
        ? (doc) => setTableText(doc, "title", titled(doc))
        : (doc) => void addColumn(doc, { name: word, type: "text" }, newId);
    default:
      return (doc) => setCookbookText(doc, "title", titled(doc));
  }
}

function food(word: string, id: string): Parameters<typeof putContributions>[1][number] {
  return {
    id,
    text: word,
    foodKey: word,
    quantity: null,
    quantityMax: null,
    unit: null,
    food: word,
    note: "",
    source: { kind: "hand" },
    addedAt: 1,
    checkedAt: null,
  };
}

function editWeek(device: DeviceApp, planId: ItemId, random: SeededRandom, word: WordToWrite): ItemId {
  const monday = random.pick(mondays);
  const id = planWeekId(planId, monday);
  const entry = { date: monday, slotId: "", kind: "note", recipeId: null, text: word.text, servings: null } as const;
  const { items } = device.kitchen;
  const made = items.editPart({ id, type: "planWeek", parentId: planId, sortKey: monday }, word.text, (doc) => {
    addPlanEntry(doc, entry, items.newId);
  });
  return track(device, id, made, word);
}

async function editRows(device: DeviceApp, tableId: ItemId, random: SeededRandom, word: WordToWrite): Promise<ItemId> {
  const { items } = device.kitchen;
  const blocks = await items.parts("rows", tableId);
  const isNew = blocks.length === 0 || (blocks.length < 3 && random.next() < 0.2);
  const id = isNew ? (`${tableId}.${items.newId()}` as ItemId) : random.pick(blocks).id;
  const addRow = (doc: Y.Doc): void => void addRows(doc, [{ cells: { column: word.text } }], items.newId);
  const made = isNew
    ? items.create(word.text, { type: "rows", id, parentId: tableId, sortKey: `a${blocks.length}`, init: addRow })
    : items.edit(id, word.text, addRow);
  return track(device, id, made, word);
}

/** Checks or takes away something of a list, so that deletions travel too; answers what was taken away, null where there is no list. */
export async function touchList(device: DeviceApp, random: SeededRandom): Promise<string | null> {
  const lists = await device.kitchen.items.list("list");
  const list = lists.find((candidate) => candidate.fields.contributions.length > 0);
  if (!list) return null;
  const contribution = random.pick(list.fields.contributions);
  const removes = random.next() < 0.5;
  const made = device.kitchen.items.edit(list.id, "touch", (doc) => {
    if (removes) removeContributions(doc, [contribution.id]);
    else setChecked(doc, [contribution.id], contribution.checkedAt === null ? 5 : null);
  });
  return track(device, removes ? contribution.text : "", made, { text: "", isWritten: () => undefined });
}

/** Puts something into a cookbook or takes it out; answers what and where, null where there is nothing to. */
export async function placeInCookbook(
  device: DeviceApp,
  random: SeededRandom,
  takesOut: boolean,
): Promise<string | null> {
  const cookbooks = (await device.kitchen.items.list("cookbook")).filter(
    ({ fields }) => !takesOut || fields.entries.length > 0,
  );
  if (cookbooks.length === 0) return null;
  const { id, fields } = random.pick(cookbooks);
  // Mostly one's own, which one may give to others.
  const others = (await itemsOn(device, random.next() < 0.8)).filter(
    (item) => item.id !== id && item.type !== "cookbook",
  );
  if (!takesOut && others.length === 0) return null;
  const itemId = takesOut ? random.pick(fields.entries) : random.pick(others).id;
  const made = device.kitchen.items.edit(id, "place", (doc) => {
    if (takesOut) removeFromCookbook(doc, [itemId]);
    else addToCookbook(doc, [itemId]);
  });
  return track(device, `${itemId} in ${id}`, made, { text: "", isWritten: () => undefined });
}

/** Remembers an edit until it is durable, and passes on what it is about. */
function track<Value>(device: DeviceApp, about: Value, made: Promise<Result<unknown>>, word: WordToWrite): Value {
  const written = made.then((result) => word.isWritten(result.ok));
  device.edits.add(written);
  void written.finally(() => device.edits.delete(written));
  return about;
}
