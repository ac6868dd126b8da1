/** What goes into the packaged desktop app, and which of Electron's fuses are blown in it. No side effects here. */
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import type { FuseV1Config } from "@electron/fuses";
import type { HookFunctionArgs, Options } from "@electron/packager";

/**
 * Main, preload and renderer carry their libraries inside, so the app is out/ and package.json; no source, test,
 * or node_modules goes along. `path` is from the top of the project, with a slash before it.
 */
export function isLeftOut(path: string): boolean {
  const kept =
    path === "" ||
    path === "/package.json" ||
    path === "/LICENSE" ||
    /^\/out(\/(main|preload|renderer)(\/|$)|$)/.test(path);
  return !kept || path.endsWith(".map");
}

/** Every fuse is named, so that one added by a later Electron stops the packaging until somebody has decided. */
export const fuses: FuseV1Config = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  // The program must not serve as a Node that other software can drive in our name.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only the archive that was packaged runs, and only unchanged (checked on macOS and Windows).
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The program inside an unpacked Electron. */
export function programIn(folder: string, platform: string): string {
  if (platform === "darwin" || platform === "mas") return join(folder, "Electron.app");
  return join(folder, platform === "win32" ? "electron.exe" : "electron");
}

/** Before the app is copied in and signed, because blowing a fuse changes the program. */
async function blowFuses({ buildPath, platform }: HookFunctionArgs): Promise<void> {
  await flipFuses(programIn(buildPath, platform), fuses);
}

export function packagingOptions(projectFolder: string): Options {
  return {
    dir: projectFolder,
    out: join(projectFolder, "dist"),
    name: "Potluck",
    executableName: "potluck",
    appBundleId: "org.potluck.desktop",
    appCategoryType: "public.app-category.food-and-drink",
    asar: true,
    // Nothing of node_modules is kept, so there is nothing to prune.
    prune: false,
    ignore: isLeftOut,
    afterExtract: [blowFuses],
    overwrite: true,
  };
}
