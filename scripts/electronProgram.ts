/**
 * Finds the Electron program, fetching it once where it is missing. The npm package holds only a script; the program
 * comes from GitHub at the first launch, which offices and build machines often cannot reach.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, ok } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import { projectFolder } from "./build.ts";

const packageFolder = join(projectFolder, "node_modules/electron");
/** About 110 MB; on a line where that takes longer, the browser is the better start. */
const fetchTimeoutMs = 5 * 60_000;

const programNames: Readonly<Record<string, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** The program as it lies on this machine now, or null. `ELECTRON_OVERRIDE_DIST_PATH` names an unpacked one. */
export function presentElectron(environment: NodeJS.ProcessEnv = process.env): string | null {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  const program = programNames[process.platform] ?? "electron";
  if (override !== undefined && override !== "") {
    const place = join(override, program);
    return existsSync(place) ? place : null;
  }
  const note = join(packageFolder, "path.txt");
  if (!existsSync(note)) return null;
  const place = join(packageFolder, "dist", readFileSync(note, "utf8"));
  return existsSync(place) ? place : null;
}

/** The program, fetched if need be. Errors: not_available_here, with the reason in one sentence. */
export async function findElectron(say: (line: string) => void): Promise<Result<string>> {
  const present = presentElectron();
  if (present !== null) return ok(present);
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return fail("not_available_here", "ELECTRON_OVERRIDE_DIST_PATH holds no Electron program");
  }
  if (process.stdout.isTTY) say("Fetching the desktop program, about 110 MB, this once…");
  const problem = await runInstaller();
  const fetched = presentElectron();
  return fetched === null ? fail("not_available_here", problem) : ok(fetched);
}

/** Runs the package's own installer, quietly; resolves with what went wrong, for the case that nothing came. */
async function runInstaller(): Promise<string> {
  const child = spawn(process.execPath, [join(packageFolder, "install.js")], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "ignore"],
    timeout: fetchTimeoutMs,
  });
  return new Promise((done) => {
    child.once("error", () => done("the desktop program's installer could not be run"));
    child.once("close", (_code, signal) => {
      done(
        signal === null
          ? "the desktop program could not be fetched from GitHub"
          : "fetching the desktop program took too long",
      );
    });
  });
}
