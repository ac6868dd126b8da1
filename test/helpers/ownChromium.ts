/**
 * A Chromium of our own with a profile folder, driven over its debugging port: it can be killed as a crash would, and its
 * processes can be weighed. Playwright's own launcher hides the process.
 */
import { chromium, type Browser, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromiumArguments, findChromium } from "../../scripts/chromium.ts";

const startTimeoutMs = 30_000;

export interface OwnChromium {
  readonly browser: Browser;
  readonly pid: number;
  readonly page: () => Promise<Page>;
  /** SIGKILL to every process of it at once: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>;
  /** Closes as a person would. */
  readonly close: () => Promise<void>;
}

export async function startChromium(
  profileFolder: string,
  options: { readonly args?: readonly string[]; readonly width?: number; readonly height?: number } = {},
): Promise<OwnChromium> {
  const program = findChromium();
  if (program === null) throw new Error("There is no Chromium on this machine.");
  const portFile = join(profileFolder, "DevToolsActivePort");
  rmSync(portFile, { force: true });
  // A group of its own, so that the renderer and storage processes die in the same moment as the browser.
  const child = spawn(
    program,
    [
      ...chromiumArguments,
      "--headless=new",
      "--remote-debugging-port=0",
      `--user-data-dir=${profileFolder}`,
      `--window-size=${options.width ?? 1360},${options.height ?? 860}`,
      "--no-first-run",
      "--lang=en-GB",
      ...(options.args ?? []),
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error("Chromium did not start.");
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    process.kill(-pid, "SIGKILL");
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(await addressOf(portFile, child));
    return {
      browser,
      pid,
      page: async () => {
        const [context] = browser.contexts();
        if (!context) throw new Error("Chromium has no window.");
        return context.pages()[0] ?? (await context.newPage());
      },
      kill,
      close: async () => {
        const ended = once(child, "exit");
        const session = await browser.newBrowserCDPSession();
        await session.send("Browser.close").catch(() => undefined);
        await Promise.race([ended, wait(10_000)]);
        await kill();
      },
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function addressOf(portFile: string, child: ChildProcess): Promise<string> {
  const endsAt = performance.now() + startTimeoutMs;
  while (performance.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}.`);
    const [port, path] = existsSync(portFile) ? readFileSync(portFile, "utf8").split("\n") : [];
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await wait(20);
  }
  throw new Error("Chromium did not open its debugging port.");
}
