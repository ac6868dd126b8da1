/** Keeps the system's parts (title bar, menu, dialogs) and the page in the same theme, whichever of them chose it. */
import { BrowserWindow, Menu, app, nativeTheme } from "electron";
import { menuChannel } from "../domain/ipc.ts";
import type { MenuEvent, Theme } from "../domain/ipc.ts";
import { menuTemplate } from "./menu.ts";

export function sendToWindow(event: MenuEvent): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  window?.webContents.send(menuChannel, event);
}

/** From the page: it already shows the theme. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
  installMenu();
}

export function installMenu(): void {
  const template = menuTemplate({
    isMac: process.platform === "darwin",
    isPackaged: app.isPackaged,
    theme: nativeTheme.themeSource,
    send: sendToWindow,
    chooseTheme: (theme) => {
      applyTheme(theme);
      sendToWindow({ type: "theme", theme });
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
