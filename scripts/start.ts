/**
 * `npm start`: builds what is out of date and opens the desktop app; where that cannot be, says why in one line and
 * serves the same app to the browser. Ctrl-C ends it.
 */
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { buildIfStale, isBuildStale, projectFolder } from "./build.ts";
import { findElectron } from "./electronProgram.ts";
import { serveApp } from "./serveApp.ts";
import { canOpenBrowser, noWindowReason, openBrowser } from "./surroundings.ts";

const help = `Starts Potluck.

  npm start                      the desktop app, or the browser where there is none
  npm start -- --browser         always the browser
  npm start -- --port 8080       the browser's port (7685)
`;

interface Wishes {
  readonly port: number | null;
  readonly browser: boolean;
  readonly help: boolean;
}

/** What was asked for, or a sentence about what is wrong with it. */
function readWishes(args: string[]): Wishes | string {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: "string" }, browser: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(/^\d{1,5}$/.test(values.port ?? "") && port <= 65_535)) {
      return `--port is "${values.port}": it must be a number from 0 to 65535.`;
    }
    return { port, browser: values.browser ?? false, help: values.help ?? false };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    return `${reason}. Run npm start -- --help to see the options.`;
  }
}

/** A program that ends with an error this soon has not shown anything yet. */
const earlyEndMs = 10_000;

type DesktopEnd = { readonly code: number } | { readonly neverOpened: string };

async function openDesktop(program: string): Promise<DesktopEnd> {
  const startedAt = performance.now();
  const child = spawn(program, [projectFolder], { stdio: "inherit" });
  let asked = false;
  const pass = (signal: NodeJS.Signals): void => {
    asked = true;
    child.kill(signal);
  };
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  const end = await new Promise<DesktopEnd>((done) => {
    child.once("error", () => done({ neverOpened: "the desktop program could not be run" }));
    child.once("close", (code) => {
      const early = performance.now() - startedAt < earlyEndMs;
      if (asked || code === 0 || !early) done({ code: asked ? 0 : (code ?? 1) });
      // As root on Linux, for one, or where a system library is missing; its own lines above say which.
      else done({ neverOpened: "the desktop program ended before it showed anything" });
    });
  });
  process.off("SIGINT", pass);
  process.off("SIGTERM", pass);
  return end;
}

async function openInBrowser(port: number | null, reason: string | null): Promise<number> {
  if (reason !== null) console.log(`Potluck runs in your browser instead: ${reason}.`);
  const served = await serveApp(port);
  if (!served.ok) {
    console.error(served.error.message);
    return 2;
  }
  const { address, alreadyRunning, note, close } = served.value;
  if (note !== null) console.log(note);
  console.log(
    alreadyRunning ? `Potluck is already running at ${address}` : `Potluck is at ${address} (Ctrl-C ends it)`,
  );
  if (canOpenBrowser(process.platform, process.env, process.stdout.isTTY)) openBrowser(address);
  if (alreadyRunning) return 0;
  await new Promise((stop) => {
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
  await close();
  return 0;
}

async function main(): Promise<number> {
  const wishes = readWishes(process.argv.slice(2));
  if (typeof wishes === "string") {
    console.error(wishes);
    return 2;
  }
  if (wishes.help) {
    console.log(help);
    return 0;
  }
  if (isBuildStale()) console.log("Building Potluck…");
  if (!(await buildIfStale({ loud: false }))) {
    console.error("Potluck could not be built; the lines above say why. After an update, npm install may help.");
    return 1;
  }
  if (wishes.browser) return openInBrowser(wishes.port, null);
  const noWindow = noWindowReason(process.platform, process.env);
  if (noWindow !== null) return openInBrowser(wishes.port, noWindow);
  const electron = await findElectron((line) => console.log(line));
  if (!electron.ok) return openInBrowser(wishes.port, electron.error.message);
  const end = await openDesktop(electron.value);
  return "code" in end ? end.code : openInBrowser(wishes.port, end.neverOpened);
}

process.exitCode = await main();
