/** The start and server commands as processes: the line they print, the app behind it, and a clean end. */
import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { projectFolder } from "../../scripts/build.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Without a display, as on a server, whatever the machine has. */
function run(script: string, ...args: string[]): Child {
  return runWith({ DISPLAY: "", WAYLAND_DISPLAY: "" }, script, ...args);
}

function runWith(environment: Record<string, string>, script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [join(projectFolder, script), ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function linesUntilAddress(child: Child): Promise<{ readonly lines: string[]; readonly address: string }> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return { lines, address };
  }
  throw new Error(`No address among: ${lines.join(" | ")}`);
}

test.runIf(process.platform === "linux")(
  "[C.1] without a display npm start says so in one line and serves the app; Ctrl-C ends it cleanly",
  async () => {
    const child = run("scripts/start.ts", "--port", "0");
    const { lines, address } = await linesUntilAddress(child);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("Potluck runs in your browser instead: there is no display here.");
    expect(await (await fetch(address)).text()).toContain('<div id="root">');
    const closed = once(child, "close");
    child.kill("SIGINT");
    expect(await closed).toEqual([0, null]);
  },
);

/** A folder with a program in the place of Electron's, which writes down how it was called. */
async function standInProgram(script: string): Promise<string> {
  const folder = await temporaryFolder({ electron: `#!/bin/sh\n${script}\n` });
  await chmod(join(folder, "electron"), 0o755);
  return folder;
}

describe.runIf(process.platform === "linux")("with a display", () => {
  const display = { DISPLAY: ":0" };

  test("[C.1] npm start runs the desktop program on the project and ends as it ends", async () => {
    const folder = await standInProgram('echo "opened $1"');
    const child = runWith({ ...display, ELECTRON_OVERRIDE_DIST_PATH: folder }, "scripts/start.ts");
    const said = child.stdout.toArray();
    expect(await once(child, "close")).toEqual([0, null]);
    expect(Buffer.concat(await said).toString()).toContain(`opened ${projectFolder}`);
  });

  test.each([
    ["is not there", "", "ELECTRON_OVERRIDE_DIST_PATH holds no Electron program"],
    ["ends at once", "exit 1", "the desktop program ended before it showed anything"],
  ])("[C.1] where the program %s, npm start says so in one line and serves the app", async (_what, script, reason) => {
    const folder = script === "" ? await temporaryFolder() : await standInProgram(script);
    const environment = { ...display, ELECTRON_OVERRIDE_DIST_PATH: folder };
    const child = runWith(environment, "scripts/start.ts", "--port", "0");
    const { lines, address } = await linesUntilAddress(child);
    expect(lines[0]).toBe(`Potluck runs in your browser instead: ${reason}.`);
    expect((await fetch(address)).status).toBe(200);
  });
});

test.each(["SIGTERM", "SIGINT"] as const)("[C.6] the server ends cleanly on %s", async (signal) => {
  const child = run("sync-server/index.ts", "--port", "0", "--data", await temporaryFolder());
  const { address } = await linesUntilAddress(child);
  expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ status: "ok" });
  const closed = once(child, "close");
  child.kill(signal);
  expect(await closed).toEqual([0, null]);
});

test("[C.6] a server that cannot be configured says why and ends with 2", async () => {
  const child = run("sync-server/index.ts", "--port", "x");
  let errors = "";
  child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
  expect(await once(child, "close")).toEqual([2, null]);
  expect(errors).toBe('--port is "x": it must be a number from 0 to 65535.\n');
});
