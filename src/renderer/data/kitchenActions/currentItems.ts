/** The list and plan that adding from anywhere goes to; made on first use. Their ids are random, because two devices may both start offline. */
import { defaultSlots, writePlan } from "../../../domain/plans/document.ts";
import { addShop, setListTitle } from "../../../domain/groceries/document.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { ok, type Result } from "../../../domain/result.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";
import { currentListKey, currentPlanKey, currentShopsKey } from "./settings.ts";

const making = {
  list: new WeakMap<Kitchen, Promise<Result<ItemId>>>(),
  plan: new WeakMap<Kitchen, Promise<Result<ItemId>>>(),
};

/** The list in use on this device, else the oldest one, else a new one. Making one is part of `step`. */
export function ensureDefaultList(kitchen: Kitchen, step: string | UndoGroup = "New list"): Promise<Result<ItemId>> {
  return ensure(kitchen, "list", () => createList(kitchen, "Groceries", step));
}

/** The plan in use on this device, else the oldest one, else a new one with breakfast, lunch and dinner. */
export function ensureDefaultPlan(kitchen: Kitchen, step: string | UndoGroup = "New plan"): Promise<Result<ItemId>> {
  return ensure(kitchen, "plan", () => createPlan(kitchen, "Meals", step));
}

/** Asked twice at once, it still makes only one. */
function ensure(kitchen: Kitchen, type: "list" | "plan", make: () => Promise<Result<ItemId>>): Promise<Result<ItemId>> {
  const running = making[type].get(kitchen);
  if (running) return running;
  const found = (async () => {
    const existing = await currentOf(kitchen, type);
    return existing ? ok(existing) : make();
  })().finally(() => making[type].delete(kitchen));
  making[type].set(kitchen, found);
  return found;
}

/** The current list or plan, if there is any at all. */
export async function currentOf(kitchen: Kitchen, type: "list" | "plan"): Promise<ItemId | undefined> {
  const [chosen, all] = await Promise.all([
    kitchen.settings.get(type === "list" ? currentListKey : currentPlanKey),
    kitchen.items.list(type),
  ]);
  return pickCurrent(all, chosen);
}

/** Which of these is the current one: the chosen one while it lives, else the oldest. */
export function pickCurrent(all: readonly { id: ItemId; createdAt: number }[], chosen: string): ItemId | undefined {
  const known = all.find((item) => item.id === chosen);
  const [oldest] = [...all].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return (known ?? oldest)?.id;
}

/** Makes a list and the current one; it takes over the shops of `like`, because people keep going to the same shops. */
export async function createList(
  kitchen: Kitchen,
  title: string,
  step: string | UndoGroup = "New list",
  like?: ItemId,
): Promise<Result<ItemId>> {
  const model = like === undefined ? undefined : await kitchen.items.get("list", like);
  const chosen = model ? (await kitchen.settings.get(currentShopsKey))[model.id] : undefined;
  let sameShop: string | undefined;
  const created = await kitchen.items.create(step, {
    type: "list",
    init: (doc) => {
      setListTitle(doc, title);
      for (const shop of model?.fields.shops ?? []) {
        const id = addShop(doc, shop.name, shop.aisleOrder, kitchen.items.newId);
        if (shop.id === chosen) sameShop = id;
      }
    },
  });
  if (!created.ok) return created;
  const shop = sameShop;
  if (shop !== undefined) {
    await kitchen.settings.update(currentShopsKey, (shops) => ({ ...shops, [created.value]: shop }));
  }
  const chosenNow = await kitchen.settings.set(currentListKey, created.value);
  return chosenNow.ok ? created : chosenNow;
}

/** Makes a plan with breakfast, lunch and dinner, and makes it the current one. */
export async function createPlan(
  kitchen: Kitchen,
  title: string,
  step: string | UndoGroup = "New plan",
): Promise<Result<ItemId>> {
  const created = await kitchen.items.create(step, {
    type: "plan",
    init: (doc) => writePlan(doc, title, defaultSlots),
  });
  if (!created.ok) return created;
  const chosen = await kitchen.settings.set(currentPlanKey, created.value);
  return chosen.ok ? created : chosen;
}
