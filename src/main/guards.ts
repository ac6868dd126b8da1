/**
 * What the page may never do, whatever gets into it: go elsewhere, open windows, embed other contents, or use the
 * machine's devices. Everything is refused unless it is named here.
 */
import type { App, Session } from "electron";
import { isOwnAddress } from "./origin.ts";
import type { Origin } from "./origin.ts";
import { openLink } from "./links.ts";

/** Copying, keeping the database through disk cleaning, and a screen that stays on while cooking. */
const allowedPermissions: ReadonlySet<string> = new Set([
  "clipboard-sanitized-write",
  "persistent-storage",
  "screen-wake-lock",
]);

export function guardContents(app: App, origin: Origin): void {
  app.on("web-contents-created", (_created, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url);
      return { action: "deny" };
    });
    contents.on("will-navigate", (event) => {
      if (!isOwnAddress(event.url, origin)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => {
      if (!isOwnAddress(event.url, origin)) event.preventDefault();
    });
    // A kept page copy sits in a frame; its links must not load other sites into the app.
    contents.on("will-frame-navigate", (event) => {
      if (!isOwnAddress(event.url, origin) && event.url !== "about:srcdoc") event.preventDefault();
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

export function guardPermissions(session: Session, origin: Origin): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowedPermissions.has(permission) && isOwnAddress(contents.getURL(), origin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return allowedPermissions.has(permission) && isOwnAddress(requestingOrigin, origin);
  });
  session.setDevicePermissionHandler(() => false);
}
