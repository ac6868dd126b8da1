/** The system's own notifications, shown for the window; pressing one brings the window up and opens what it is about. */
import { Notification } from "electron";
import { menuChannel, type MenuEvent } from "../domain/ipc.ts";
import { ok } from "../domain/result.ts";
import type { Handlers } from "./ipc/handlers.ts";

export function createNotifyCalls(showWindow: () => void): Pick<Handlers, "notify"> {
  /** Held while they are on the screen: one that is collected forgets what pressing it does. */
  const shown = new Set<Notification>();
  return {
    async notify({ title, body, path }, { contents }) {
      if (!Notification.isSupported()) return ok({ isShown: false });
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.on("close", () => shown.delete(notification));
      notification.on("click", () => {
        shown.delete(notification);
        if (contents.isDestroyed()) return;
        showWindow();
        contents.send(menuChannel, { type: "open", path } satisfies MenuEvent);
      });
      notification.show();
      return ok({ isShown: true });
    },
  };
}
