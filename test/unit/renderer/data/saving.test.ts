import { firstValueFrom, filter, skip } from "rxjs";
import { expect, test } from "vitest";
import { setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { storageOn, testKitchen } from "../../../helpers/kitchen.ts";

async function oneRecipe(kitchen: Kitchen): Promise<ItemId> {
  const created = await kitchen.items.create("New", {
    type: "recipe",
    init: (doc) => setRecipeText(doc, "title", "Soup"),
  });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

test("[C.2] on a full disk an edit is kept in the window, said to be unsaved, and written once there is space", async () => {
  const disk = { full: false };
  const kitchen = await testKitchen({ storage: storageOn(disk) });
  const id = await oneRecipe(kitchen);
  expect(kitchen.saves.state.kind).toBe("saved");
  disk.full = true;
  const shown = firstValueFrom(kitchen.items.watch("recipe", id).pipe(skip(1)));
  const refused = await kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "Leek soup"));
  expect(refused).toMatchObject({ ok: false, error: { code: "storage_full" } });
  expect(kitchen.saves.state).toMatchObject({ kind: "failed", pending: 1, failure: { code: "storage_full" } });
  expect((await shown)?.title).toBe("Leek soup");
  const stored = await kitchen.collections.items.findOne(id).exec();
  expect(stored?.title).toBe("Soup");
  disk.full = false;
  await kitchen.retrySaves();
  expect(kitchen.saves.state.kind).toBe("saved");
  expect((await kitchen.collections.items.findOne(id).exec())?.title).toBe("Leek soup");
});

test("[C.2] creating on a full disk fails with a sentence and leaves nothing behind", async () => {
  const disk = { full: false };
  const kitchen = await testKitchen({ storage: storageOn(disk) });
  disk.full = true;
  const refused = await kitchen.items.create("New", {
    type: "recipe",
    init: (doc) => setRecipeText(doc, "title", "Soup"),
  });
  expect(refused).toMatchObject({ ok: false, error: { code: "storage_full" } });
  expect(await kitchen.items.list("recipe")).toEqual([]);
  disk.full = false;
  await oneRecipe(kitchen);
  expect(await kitchen.items.list("recipe")).toHaveLength(1);
});

test("[C.2] it never says saved while a write is under way", async () => {
  const kitchen = await testKitchen();
  const id = await oneRecipe(kitchen);
  const saving = firstValueFrom(kitchen.saves.state$.pipe(filter((state) => state.kind === "saving")));
  const edit = kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "Leek soup"));
  expect((await saving).kind).toBe("saving");
  await edit;
  expect(kitchen.saves.state.kind).toBe("saved");
});

test("[C.2] nothing is called saved from the moment a change is made, also while what it changes is being read", async () => {
  const kitchen = await testKitchen();
  const id = await oneRecipe(kitchen);
  const edit = kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "Leek soup"));
  expect(kitchen.saves.state.kind).toBe("saving");
  await edit;
  expect(kitchen.saves.state.kind).toBe("saved");
  const part = { id: "plan-week" as ItemId, type: "planWeek", parentId: id, sortKey: "2026-W48" } as const;
  const first = kitchen.items.editPart(part, "Plan", () => undefined);
  expect(kitchen.saves.state.kind).toBe("saving");
  await first;
  expect(kitchen.saves.state.kind).toBe("saved");
});
