/** Where this device stands in the kitchen: the list, plan and shop in use, remembered aisles, how weeks and amounts are shown. */
import { z } from "zod";
import type { SettingKey } from "../settings.ts";

const id = z.string().max(100);

/** The grocery list last opened; adding from elsewhere goes there. */
export const currentListKey: SettingKey<string> = { id: "kitchen.currentList", schema: id, initial: "" };
export const currentPlanKey: SettingKey<string> = { id: "kitchen.currentPlan", schema: id, initial: "" };

/** foodKey → aisle id: corrections made on any list, used on lists that say nothing themselves. */
export const aisleMemoryKey: SettingKey<Record<string, string>> = {
  id: "groceries.aisleMemory",
  schema: z.record(z.string().max(500), z.string().max(100)),
  initial: {},
};

/** List id → the shop this device is shopping in. */
export const currentShopsKey: SettingKey<Record<string, string>> = {
  id: "groceries.currentShops",
  schema: z.record(id, id),
  initial: {},
};

export const hidesBasketKey: SettingKey<boolean> = { id: "groceries.hidesBasket", schema: z.boolean(), initial: false };

/** What was typed onto lists by hand lately, newest first: suggestions. */
export const typedBeforeKey: SettingKey<string[]> = {
  id: "groceries.typedBefore",
  schema: z.array(z.string().max(200)).max(500),
  initial: [],
};
