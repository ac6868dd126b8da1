/** Whether this device shows news through its system while the window is not looked at. */
import { z } from "zod";
import type { SettingKey } from "../data/index.ts";

export const systemNotificationsKey: SettingKey<boolean> = {
  id: "notifications.system",
  schema: z.boolean(),
  // A desktop app is expected to; a browser asks first, and only when the person wants it.
  initial: window.potluck !== undefined,
};

/** Asks the browser where it has to be asked; false where it was refused or cannot. The desktop app needs no asking. */
export async function mayNotify(): Promise<boolean> {
  if (window.potluck) return true;
  if (!("Notification" in window)) return false;
  return (await Notification.requestPermission()) === "granted";
}
