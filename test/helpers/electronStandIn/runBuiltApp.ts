/** Runs the built main and preload of out/ on the stand-in, as Node loads them, without any test tool in between. */
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ipcCalls } from "../../../src/domain/ipc.ts";
import type { DesktopBridge } from "../../../src/domain/ipc.ts";
import type * as electronModule from "./electron.ts";
import { projectFolder } from "../../../scripts/build.ts";

export type StandInElectron = typeof electronModule;

const standInFile = join(import.meta.dirname, "electron.ts");

export interface BuiltApp {
  readonly electron: StandInElectron;
  readonly bridge: DesktopBridge;
}

/** Starts main, then loads the preload as a window would. Once per test file. */
export async function runBuiltApp(): Promise<BuiltApp> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "electron"
        ? { url: pathToFileURL(standInFile).href, shortCircuit: true }
        : next(specifier, context),
  });
  const load = createRequire(import.meta.url);
  const electron: StandInElectron = load(standInFile);
  load(join(projectFolder, "out/main/index.js"));
  await windowShown(electron);
  load(join(projectFolder, "out/preload/index.cjs"));
  const bridge = electron.standIn.exposed.get("potluck");
  if (!isBridge(bridge)) throw new Error("The preload exposed no bridge.");
  return { electron, bridge };
}

/** Main starts on its own; it is ready once its window has been shown. */
async function windowShown({ standIn }: StandInElectron): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!standIn.windows[0]?.shown) {
    if (performance.now() > deadline) throw new Error("Main opened no window within 10 s.");
    await new Promise((next) => setImmediate(next));
  }
}

function isBridge(value: unknown): value is DesktopBridge {
  return typeof value === "object" && value !== null && "appInfo" in value && "backups" in value;
}

export const contractChannels: readonly string[] = Object.values(ipcCalls).map(({ channel }) => channel);
