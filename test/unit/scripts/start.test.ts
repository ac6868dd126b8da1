/** `npm start` as a person sees it: what it prints, how it ends. No display is given, so it serves to the browser. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { serveApp } from "../../../scripts/serveApp.ts";
import { canOpenBrowser, noWindowReason } from "../../../scripts/surroundings.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const startScript = join(import.meta.dirname, "../../../scripts/start.ts");

test.each([
  ["--port", "eighty", '--port is "eighty": it must be a number from 0 to 65535.'],
  ["--port", "65536", '--port is "65536": it must be a number from 0 to 65535.'],
  ["--prot", "80", "Unknown option '--prot'."],
])("[C.1] npm start -- %s %s ends with one sentence and code 2", async (flag, value, sentence) => {
  const child = spawn(process.execPath, [startScript, flag, value], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
  const code = await new Promise((done) => child.once("close", done));
  expect(code).toBe(2);
  expect(errors).toContain(sentence);
  expect(errors.trim().split("\n")).toHaveLength(1);
});

async function busyPort(): Promise<number> {
  const other = createServer((socket) => socket.end("not http\n"));
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => other.close(() => closed())));
  return (other.address() as AddressInfo).port;
}

test("[C.6] a port that was asked for and is taken is a sentence", async () => {
  const port = await busyPort();
  const served = await serveApp(port, await temporaryFolder({ "index.html": "" }));
  expect(served).toMatchObject({ ok: false, error: { code: "not_available_here" } });
  expect(served.ok || served.error.message).toBe(
    `Port ${port} is used by another program. Choose another with --port.`,
  );
});

test("[C.6] the app is served at the printed address and nowhere after it is closed", async () => {
  const served = await serveApp(0, await temporaryFolder({ "index.html": "<title>Potluck</title>" }));
  if (!served.ok) throw new Error(served.error.message);
  expect(await (await fetch(served.value.address)).text()).toContain("Potluck");
  await served.value.close();
  await expect(fetch(served.value.address)).rejects.toThrow("fetch failed");
});

test("[C.1] a window opens where there is a display", () => {
  expect(noWindowReason("linux", {})).toBe("there is no display here");
  expect(noWindowReason("linux", { DISPLAY: ":0" })).toBeNull();
  expect(noWindowReason("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBeNull();
  expect(noWindowReason("darwin", {})).toBeNull();
  expect(noWindowReason("win32", {})).toBeNull();
});

test("[C.6] the browser opens only for a person at a terminal on a machine with a display", () => {
  expect(canOpenBrowser("darwin", {}, true)).toBe(true);
  expect(canOpenBrowser("linux", { DISPLAY: ":0" }, true)).toBe(true);
  expect(canOpenBrowser("linux", {}, true)).toBe(false);
  expect(canOpenBrowser("darwin", {}, false)).toBe(false);
  expect(canOpenBrowser("darwin", { CI: "true" }, true)).toBe(false);
  expect(canOpenBrowser("linux", { DISPLAY: ":10", SSH_CONNECTION: "1" }, true)).toBe(false);
});
