import { z } from "zod";
import { isEmptyKitchen, type Kitchen, type SettingKey } from "../../data/index.ts";

/** Whether this person has been welcomed on this device. */
export const welcomedKey: SettingKey<boolean> = { id: "welcome.done", schema: z.boolean(), initial: false };

/** Whether to welcome: never done here, and nothing in the kitchen (a restored or synced one needs no welcome). */
export async function needsWelcome(kitchen: Kitchen): Promise<boolean> {
  if (await kitchen.settings.get(welcomedKey)) return false;
  return isEmptyKitchen(kitchen);
}
