import type { Kitchen } from "./kitchen.ts";

/** Whether there is nothing at all in this kitchen, the trash included. */
export async function isEmptyKitchen(kitchen: Kitchen): Promise<boolean> {
  return (await kitchen.collections.items.findOne().exec()) === null;
}
