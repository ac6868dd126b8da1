import { expect, test } from "vitest";
import { setPhotos, setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { emptyDraft } from "../../../../src/domain/recipes/draft.ts";
import { writeRecipeDraft } from "../../../../src/domain/recipes/document.ts";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const day = 86_400_000;

async function photo(kitchen: Kitchen, byte: number): Promise<string> {
  const stored = await kitchen.blobs.put({
    kind: "photo",
    mime: "image/jpeg",
    bytes: new Uint8Array([byte]),
    thumbnail: "",
  });
  if (!stored.ok) throw new Error(stored.error.message);
  return stored.value;
}

async function recipe(
  kitchen: Kitchen,
  photoIds: readonly string[],
  pageCopyId: string | null = null,
): Promise<ItemId> {
  const created = await kitchen.items.create("New recipe", {
    type: "recipe",
    init: (doc) =>
      writeRecipeDraft(doc, { ...emptyDraft, title: "Soup" }, { photoIds, pageCopyId }, kitchen.items.newId),
  });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

/** Everything the store holds of the blobs, also what is only marked as deleted. */
async function onDisk(kitchen: Kitchen): Promise<string[]> {
  const found = await kitchen.collections.blobs.storageInstance.findDocumentsById(known, true);
  return found.map(({ id }) => id).toSorted();
}
let known: string[] = [];

test("[C.2] deleting for ever takes photos and page copies along, but none that anything else refers to", async () => {
  const kitchen = await testKitchen();
  const [own, shared, trashed, rescued, page] = await Promise.all([1, 2, 3, 4, 5].map((byte) => photo(kitchen, byte)));
  if (!own || !shared || !trashed || !rescued || !page) throw new Error("five were stored");
  known = [own, shared, trashed, rescued, page];
  const gone = await recipe(kitchen, [own, shared, trashed, rescued], page);
  await recipe(kitchen, [shared]);
  await kitchen.items.trash("Delete", [gone, await recipe(kitchen, [trashed])]);
  await kitchen.collections.rescues.insert({
    id: "refused",
    type: "recipe",
    parentId: "",
    title: "",
    code: "",
    message: "",
    state: "",
    base: "",
    derived: { photoIds: [rescued], pageCopyId: null },
    refusedAt: 0,
    requestedAt: 0,
  });
  expect((await kitchen.items.deleteForever([gone])).ok).toBe(true);
  await kitchen.sweep.idle();
  expect((await kitchen.blobs.ids()).toSorted()).toEqual([shared, trashed, rescued].toSorted());
  expect(await onDisk(kitchen)).toEqual([shared, trashed, rescued].toSorted());
  // The same picture again, after it was gone.
  expect(await photo(kitchen, 1)).toBe(own);
  expect((await kitchen.blobs.get(own))?.bytes).toEqual(new Uint8Array([1]));
});

test("[C.2] what an undo may bring back, and what has just come in, stays", async () => {
  let nowMs = Date.now() - 3 * day;
  const kitchen = await testKitchen({ now: () => nowMs });
  const removed = await photo(kitchen, 1);
  const loose = await photo(kitchen, 2);
  const edited = await recipe(kitchen, [removed]);
  await kitchen.items.edit(edited, "Remove photo", (doc) => setPhotos(doc, []));
  nowMs += 2 * day;
  const young = await photo(kitchen, 3);
  known = [removed, loose, young];
  const deletePair = async (): Promise<void> => {
    await kitchen.items.deleteForever([await recipe(kitchen, []), await recipe(kitchen, [])]);
    await kitchen.sweep.idle();
  };
  await deletePair();
  expect((await kitchen.blobs.ids()).toSorted()).toEqual([removed, young].toSorted());
  expect(await kitchen.undo.undo()).toBe("Remove photo");
  expect((await kitchen.items.get("recipe", edited))?.fields.photoIds).toEqual([removed]);
  await kitchen.items.edit(edited, "Title", (doc) => setRecipeText(doc, "title", "Stew"));
  await kitchen.items.deleteForever([edited]);
  await kitchen.sweep.idle();
  expect(await kitchen.blobs.ids()).toEqual([young]);
  nowMs += day;
  await deletePair();
  expect(await onDisk(kitchen)).toEqual([]);
});
