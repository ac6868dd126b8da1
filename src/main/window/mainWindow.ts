/** The one window: sandboxed, isolated, without Node, showing only the app's own pages. */
import { BrowserWindow, nativeTheme, screen } from "electron";
import { readWindowState, saveWindowState, smallestWindow } from "./windowState.ts";

export interface MainWindowParts {
  readonly address: string;
  readonly preloadFile: string;
  readonly stateFile: string;
  readonly isPackaged: boolean;
}

/** A page that dies again this soon would only die for ever; then it is left as it is. */
const crashPauseMs = 10_000;
/** The page's own paper colours, so that nothing flashes before it has painted. */
const paper = { light: "#fdfbf9", dark: "#171412" } as const;

export async function openMainWindow(parts: MainWindowParts): Promise<BrowserWindow> {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, maximized } = await readWindowState(parts.stateFile, workAreas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: "Potluck",
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: parts.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: !parts.isPackaged,
      // Outside macOS Chromium fetches its dictionaries from the network; this app asks the network for nothing.
      spellcheck: process.platform === "darwin",
    },
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    saveWindowState(parts.stateFile, window.getNormalBounds(), window.isMaximized());
  });
  reloadAfterCrash(window);
  await window.loadURL(parts.address);
  return window;
}

/** Everything typed is in the database by then, so a page whose process died can simply be loaded again. */
function reloadAfterCrash(window: BrowserWindow): void {
  let lastCrashMs = -crashPauseMs;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    const again = performance.now() - lastCrashMs < crashPauseMs;
    lastCrashMs = performance.now();
    console.error(`The page's process ended (${reason}).`);
    if (reason !== "clean-exit" && !again) window.webContents.reload();
  });
}
