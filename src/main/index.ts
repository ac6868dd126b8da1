/**
 * Composition root of the desktop app: one instance, one guarded window, and the calls it may make. Nothing here decides
 * anything about recipes; nothing outside this folder touches files, windows or the network.
 */
import { join } from "node:path";
import { BrowserWindow, app, ipcMain, protocol, safeStorage, session } from "electron";
import { ok } from "../domain/result.ts";
import { fetchPage } from "../fetch-page/fetchPage.ts";
import { createProtocolHandler, schemePrivileges } from "./appProtocol.ts";
import { createBackupCalls } from "./backups/backupCalls.ts";
import { createBackups } from "./backups/backups.ts";
import { createFetchCalls } from "./fetchCalls.ts";
import { createFileCalls } from "./files/fileCalls.ts";
import { guardContents, guardPermissions } from "./guards.ts";
import { registerCalls } from "./ipc/registerCalls.ts";
import { openLink } from "./links.ts";
import { createNotifyCalls } from "./notifyCalls.ts";
import { appAddress, appScheme, originFor, packagedOrigin } from "./origin.ts";
import { printCalls } from "./printCalls.ts";
import { createSecretCalls } from "./secrets/secretCalls.ts";
import { applyTheme, installMenu } from "./theme.ts";
import { openMainWindow } from "./window/mainWindow.ts";

const outFolder = join(import.meta.dirname, "..");
const developmentAddress = process.env.ELECTRON_RENDERER_URL;
const origin = originFor(developmentAddress, app.isPackaged);

async function openWindow(): Promise<void> {
  await openMainWindow({
    address: origin === packagedOrigin ? appAddress : (developmentAddress ?? appAddress),
    preloadFile: join(outFolder, "preload/index.cjs"),
    stateFile: join(app.getPath("userData"), "window.json"),
    isPackaged: app.isPackaged,
  });
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function registerAllCalls(): void {
  const userData = app.getPath("userData");
  const backups = createBackups({
    defaultFolder: join(userData, "backups"),
    settingsFile: join(userData, "backup-settings.json"),
    now: () => new Date(),
  });
  registerCalls(ipcMain, origin, {
    appInfo: async () =>
      ok({ name: "Potluck", version: app.getVersion(), platform: process.platform, packaged: app.isPackaged }),
    async setTheme({ theme }) {
      applyTheme(theme);
      return ok(null);
    },
    openLink: ({ url }) => openLink(url),
    ...createFileCalls(),
    ...createFetchCalls(fetchPage),
    ...printCalls,
    ...createNotifyCalls(showWindow),
    ...createBackupCalls(backups),
    ...createSecretCalls(join(userData, "sign-in.bin"), safeStorage),
  });
}

async function start(): Promise<void> {
  await app.whenReady();
  protocol.handle(appScheme, createProtocolHandler(join(outFolder, "renderer")));
  guardPermissions(session.defaultSession, origin);
  registerAllCalls();
  installMenu();
  await openWindow();
}

app.enableSandbox();
protocol.registerSchemesAsPrivileged([schemePrivileges]);
guardContents(app, origin);
app.on("window-all-closed", () => {
  if (process.platform !== "darwin") app.quit();
});
app.on("activate", () => {
  if (BrowserWindow.getAllWindows().length === 0) void openWindow();
});
app.on("second-instance", showWindow);

// Two instances would write the same database; the second one shows the first one's window instead.
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    console.error("Potluck could not start.", error);
    app.exit(1);
  });
} else {
  app.quit();
}
