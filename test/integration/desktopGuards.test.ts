/** What the built main process refuses, whatever gets into the page. Each refusal stands beside something allowed. */
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBuiltApp } from "../helpers/electronStandIn/runBuiltApp.ts";
import type { BuiltApp } from "../helpers/electronStandIn/runBuiltApp.ts";

let built: BuiltApp;

beforeAll(async () => {
  built = await runBuiltApp();
});

afterAll(async () => {
  if (built !== undefined) await rm(built.electron.standIn.userData, { recursive: true, force: true });
});

const mainWindow = () => built.electron.standIn.windows[0]!;

/** Whether an event with this address was prevented. */
function isPrevented(name: string, address: string): boolean {
  let prevented = false;
  mainWindow().webContents.emit(name, { url: address, preventDefault: () => (prevented = true) });
  return prevented;
}

async function fetchOwn(path: string, method = "GET"): Promise<Response> {
  const handler = built.electron.standIn.protocolHandlers.get("app");
  if (handler === undefined) throw new Error("There is no protocol handler.");
  return handler(new Request(path, { method }));
}

describe("the window", () => {
  test("[C.1] is sandboxed and isolated, without Node, and shows our own protocol", () => {
    expect(built.electron.standIn.sandboxed).toBe(true);
    expect(mainWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
    });
    expect(mainWindow().options.webPreferences).not.toHaveProperty("enableBlinkFeatures");
    expect(mainWindow().webContents.address).toBe("app://potluck/");
  });

  test("[C.1] a second start shows the first one's window", () => {
    mainWindow().minimized = true;
    built.electron.app.emit("second-instance");
    expect(mainWindow().minimized).toBe(false);
    expect(mainWindow().focused).toBeGreaterThan(0);
    expect(built.electron.standIn.windows).toHaveLength(1);
  });

  test("[C.1] a page that crashed is loaded again, but not for ever", () => {
    const contents = mainWindow().webContents;
    contents.emit("render-process-gone", {}, { reason: "oom" });
    expect(contents.reloads).toBe(1);
    contents.emit("render-process-gone", {}, { reason: "oom" });
    expect(contents.reloads).toBe(1);
  });

  test.each(["will-navigate", "will-redirect", "will-frame-navigate"])("[C.1] %s stays at home", (event) => {
    expect(isPrevented(event, "app://potluck/plan")).toBe(false);
    expect(isPrevented(event, "https://example.org/")).toBe(true);
    expect(isPrevented(event, "app://potluck.example.org/")).toBe(true);
    expect(isPrevented(event, "file:///etc/passwd")).toBe(true);
    expect(isPrevented(event, "javascript:alert(1)")).toBe(true);
  });

  test("[C.1] a kept page copy may show in its frame", () => {
    expect(isPrevented("will-frame-navigate", "about:srcdoc")).toBe(false);
  });

  test("[C.1] new windows never open; an https link goes to the browser", async () => {
    const { windowOpen } = mainWindow().webContents;
    expect(windowOpen?.({ url: "https://example.org/" })).toEqual({ action: "deny" });
    expect(windowOpen?.({ url: "smb://example.org/x" })).toEqual({ action: "deny" });
    await Promise.resolve();
    expect(built.electron.standIn.openedLinks).toEqual(["https://example.org/"]);
  });

  test("[C.1] no webview can be attached", () => {
    expect(isPrevented("will-attach-webview", "")).toBe(true);
  });

  test("[C.1] a wrong certificate is never accepted: nobody listens who could", () => {
    expect(built.electron.app.listenerCount("certificate-error")).toBe(0);
    expect(mainWindow().webContents.listenerCount("certificate-error")).toBe(0);
  });
});

describe("permissions", () => {
  const requested = (permission: string, address: string): boolean => {
    let granted = false;
    const contents = { getURL: () => address };
    Reflect.apply(built.electron.standIn.permissionRequest!, undefined, [
      contents,
      permission,
      (answer: boolean) => (granted = answer),
    ]);
    return granted;
  };
  const checked = (permission: string, origin: string): unknown =>
    Reflect.apply(built.electron.standIn.permissionCheck!, undefined, [null, permission, origin]);

  test.each(["clipboard-sanitized-write", "persistent-storage", "screen-wake-lock"])(
    "[C.1] %s is ours alone",
    (name) => {
      expect(requested(name, "app://potluck/recipes")).toBe(true);
      expect(checked(name, "app://potluck/")).toBe(true);
      expect(requested(name, "https://example.org/")).toBe(false);
      expect(checked(name, "https://example.org/")).toBe(false);
      expect(checked(name, "")).toBe(false);
    },
  );

  test.each(["media", "geolocation", "clipboard-read", "fileSystem", "openExternal", "hid", "usb", "unknown"])(
    "[C.1] %s is refused, also to ourselves",
    (name) => {
      expect(requested(name, "app://potluck/")).toBe(false);
      expect(checked(name, "app://potluck/")).toBe(false);
    },
  );

  test("[C.1] no device is handed over", () => {
    expect(Reflect.apply(built.electron.standIn.devicePermission!, undefined, [{}])).toBe(false);
  });
});

describe("the app:// protocol", () => {
  test("[C.1] is registered as standard and secure, without privileges to go around the policy", () => {
    expect(built.electron.standIn.schemes).toEqual([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  test.each(["app://potluck/", "app://potluck/recipes/some-id"])(
    "[C.1] %s is the page, with its policy",
    async (address) => {
      const answer = await fetchOwn(address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain("unsafe-eval");
      // The chosen server over TLS, or one on this machine; http to anywhere else stays closed.
      expect(policy).toContain(
        "connect-src 'self' https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*;",
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await answer.text()).toContain('<div id="root">');
    },
  );

  test("[C.1] the scripts and styles that the page names are there, with their types", async () => {
    const page = await (await fetchOwn("app://potluck/")).text();
    const named = [...page.matchAll(/(?:src|href)="(\.?\/[^"]+\.(?:js|css|svg))"/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(1);
    for (const path of named) {
      const answer = await fetchOwn(`app://potluck${new URL(path, "https://potluck/").pathname}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-type"), path).toMatch(/^(text\/(javascript|css)|image\/svg)/);
    }
  });

  test.each([
    "app://potluck/..%2f..%2fpackage.json",
    "app://potluck/%2e%2e/%2e%2e/package.json",
    "app://potluck/assets/..%5c..%5c..%5cpackage.json",
    "app://potluck/%2e%2e%2fmain%2findex.js",
    "app://potluck/index.html%00.png",
    "app://potluck/%zz.js",
    "app://other/index.html",
  ])("[C.1] %s leads nowhere", async (address) => {
    const answer = await fetchOwn(address);
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/potluck"|import /);
  });

  test("[C.1] only reading is possible, and what is not there is 404", async () => {
    expect((await fetchOwn("app://potluck/", "POST")).status).toBe(403);
    expect((await fetchOwn("app://potluck/assets/none.js")).status).toBe(404);
  });
});
