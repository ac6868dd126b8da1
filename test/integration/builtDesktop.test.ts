/** The built main and preload, talking to each other through the contract, on a stand-in for the `electron` module. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { ipcCalls } from "../../src/domain/ipc.ts";
import type { CallName, MenuEvent } from "../../src/domain/ipc.ts";
import { contractChannels, runBuiltApp } from "../helpers/electronStandIn/runBuiltApp.ts";
import type { BuiltApp } from "../helpers/electronStandIn/runBuiltApp.ts";

let built: BuiltApp;

beforeAll(async () => {
  built = await runBuiltApp();
});

beforeEach(() => {
  built.electron.standIn.frame = built.electron.standIn.ownFrame;
  built.electron.standIn.printOutcome = { printed: true, reason: "" };
});

afterAll(async () => {
  if (built !== undefined) await rm(built.electron.standIn.userData, { recursive: true, force: true });
});

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-chosen-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

async function value<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`Expected a value: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe("the contract", () => {
  test("[C.1] every channel of the contract has a handler, and there is no other", () => {
    expect([...built.electron.standIn.calls.keys()].toSorted()).toEqual(contractChannels.toSorted());
  });

  test("[C.1] the page gets named functions and nothing of Electron's", () => {
    expect([...built.electron.standIn.exposed.keys()]).toEqual(["potluck"]);
    const { backups, secrets, ...rest } = built.bridge;
    expect(Object.values(rest).every((member) => typeof member === "function")).toBe(true);
    expect(Object.values(backups).every((member) => typeof member === "function")).toBe(true);
    expect(Object.values(secrets).every((member) => typeof member === "function")).toBe(true);
    // One function a call, and the menu.
    const functions = [rest, backups, secrets].flatMap((part) => Object.keys(part));
    expect(functions.length).toBe(contractChannels.length + 1);
  });

  const wrong: Record<CallName, unknown> = {
    appInfo: "who",
    setTheme: { theme: "pink" },
    openLink: { url: 5 },
    chooseFiles: { kind: "disk", filters: [] },
    readFiles: { selectionId: "../x", from: 0 },
    releaseFiles: {},
    saveFile: { suggestedName: "../../etc/passwd", bytes: text("x"), filters: [] },
    fetchPage: { requestId: "a", url: ["https://example.org"] },
    cancelFetch: { requestId: "" },
    print: { silent: true },
    printToPdf: { suggestedName: "a.pdf", pageSize: "A0", landscape: false },
    backupsList: 1,
    backupsWrite: { bytes: "text" },
    backupsRead: { name: "../window.json" },
    backupsSettings: [],
    backupsChangeSettings: { keep: 0 },
    backupsChooseFolder: { folder: "/" },
    backupsUseDefaultFolder: "x",
    backupsOpenFolder: { folder: "/" },
    secretsRead: { name: "other" },
    secretsWrite: { secret: "" },
    notify: { title: "Hello", body: "", path: "https://example.org/" },
  };

  test.each(Object.entries(wrong))("[C.1] %s refuses what the contract does not allow", async (name, payload) => {
    const { channel } = ipcCalls[name as CallName];
    const answer = await built.electron.ipcRenderer.invoke(channel, payload);
    expect(answer).toMatchObject({ ok: false, error: { code: "ipc_invalid" } });
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*:\d+|node_modules|out\/main/);
  });

  const strangers = [
    ["another site", { url: "https://example.org/", parent: null }],
    ["a name that only begins like ours", { url: "app://potluck.example.org/", parent: null }],
    ["a file", { url: "file:///potluck/index.html", parent: null }],
    ["a frame inside our page", { url: "app://potluck/", parent: { url: "app://potluck/", parent: null } }],
    ["the development server, in a packaged app", { url: "http://localhost:5173/", parent: null }],
    ["a frame that is gone", null],
  ] as const;

  test.each(strangers)("[C.1] every call is refused to %s", async (_who, frame) => {
    built.electron.standIn.frame = frame && { ...frame };
    for (const channel of contractChannels) {
      const answer = await built.electron.ipcRenderer.invoke(channel, null);
      expect(answer, channel).toMatchObject({ ok: false, error: { code: "ipc_forbidden" } });
    }
  });

  test("[C.1] a handler that breaks answers with a sentence, without a stack", async () => {
    const { shell } = built.electron;
    const original = shell.openPath;
    shell.openPath = () => Promise.reject(new Error("secret /home/person/place"));
    onTestFinished(() => {
      shell.openPath = original;
    });
    const answer = await built.bridge.backups.openFolder();
    expect(answer).toMatchObject({ ok: false, error: { code: "desktop_failed" } });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });
});

describe("each call does its work", () => {
  test("[C.1] app information", async () => {
    expect(await value(built.bridge.appInfo())).toMatchObject({
      name: "Potluck",
      version: "0.0.0-stand-in",
      packaged: true,
    });
  });

  test("[C.1] the theme reaches the system and the menu", async () => {
    await value(built.bridge.setTheme({ theme: "dark" }));
    expect(built.electron.nativeTheme.themeSource).toBe("dark");
    expect(menuItem("theme-dark").checked).toBe(true);
    expect(menuItem("theme-light").checked).toBe(false);
  });

  test("[S3.15] a notification is shown by the system, and pressing it opens what it is about", async () => {
    const heard: unknown[] = [];
    onTestFinished(built.bridge.onMenu((event) => heard.push(event)));
    const request = { title: "Anna shares “Ours” with you", body: "For Friday", path: "/groceries/ours" };
    expect(await value(built.bridge.notify(request))).toEqual({ isShown: true });
    const [notification] = built.electron.standIn.notifications;
    expect(notification?.options).toEqual({ title: request.title, body: request.body });
    notification?.emit("click");
    expect(heard).toEqual([{ type: "open", path: "/groceries/ours" }]);
    built.electron.standIn.canNotify = false;
    expect(await value(built.bridge.notify(request))).toEqual({ isShown: false });
    expect(built.electron.standIn.notifications).toHaveLength(1);
  });

  test("[C.1] https links open in the browser, others do not", async () => {
    await value(built.bridge.openLink({ url: "https://example.org/pie" }));
    expect(built.electron.standIn.openedLinks.at(-1)).toBe("https://example.org/pie");
    const before = built.electron.standIn.openedLinks.length;
    for (const url of [
      "http://example.org/",
      "file:///etc/passwd",
      "javascript:1",
      "https://me:pw@example.org/",
      "x",
    ]) {
      expect(await built.bridge.openLink({ url })).toMatchObject({ error: { code: "address_forbidden" } });
    }
    expect(built.electron.standIn.openedLinks.length).toBe(before);
  });

  test("[C.1] a chosen folder is read, released and then closed", async () => {
    const folder = await folderWith({ "a.html": "<p>a", "b.html": "<p>b", "c.jpg": "no" });
    built.electron.standIn.openAnswers.push({ canceled: false, filePaths: [folder] });
    const filters = [{ name: "Pages", extensions: ["html"] }];
    const chosen = await value(built.bridge.chooseFiles({ kind: "folder", filters }));
    expect(chosen).toMatchObject({ total: 2, totalBytes: 8 });
    const page = await value(built.bridge.readFiles({ selectionId: chosen.selectionId, from: 0 }));
    expect(page.next).toBeNull();
    expect(page.files.map((file) => file.path)).toEqual(["a.html", "b.html"]);
    expect(page.files[0]?.content).toEqual({ ok: true, value: text("<p>a") });
    expect(JSON.stringify(page.files)).not.toContain(folder);
    // The memory that travels holds this file and nothing beside it.
    expect(page.files.map((file) => file.content.ok && file.content.value.buffer.byteLength)).toEqual([4, 4]);
    await value(built.bridge.releaseFiles({ selectionId: chosen.selectionId }));
    const again = await built.bridge.readFiles({ selectionId: chosen.selectionId, from: 0 });
    expect(again).toMatchObject({ ok: false, error: { code: "file_unreadable" } });
  });

  test("[C.1] a closed dialog is `cancelled`", async () => {
    expect(await built.bridge.chooseFiles({ kind: "files", filters: [] })).toMatchObject({
      error: { code: "cancelled" },
    });
    const save = { suggestedName: "a.zip", bytes: text("x"), filters: [] };
    expect(await built.bridge.saveFile(save)).toMatchObject({ error: { code: "cancelled" } });
    expect(await built.bridge.backups.chooseFolder()).toMatchObject({ error: { code: "cancelled" } });
  });

  test("[C.1] a saved file is there, complete, and nothing beside it", async () => {
    const folder = await folderWith({});
    built.electron.standIn.saveAnswers.push({ canceled: false, filePath: join(folder, "all") });
    const saved = await value(built.bridge.saveFile({ suggestedName: "all.zip", bytes: text("zip"), filters: [] }));
    expect(saved).toEqual({ name: "all.zip", size: 3 });
    expect(await readdir(folder)).toEqual(["all.zip"]);
  });

  test("[C.1] printing, on paper and to a file", async () => {
    await value(built.bridge.print());
    built.electron.standIn.printOutcome = { printed: false, reason: "Print job canceled" };
    expect(await built.bridge.print()).toMatchObject({ error: { code: "cancelled" } });
    built.electron.standIn.printOutcome = { printed: false, reason: "Print job failed" };
    expect(await built.bridge.print()).toMatchObject({ error: { code: "print_failed" } });

    const folder = await folderWith({});
    built.electron.standIn.saveAnswers.push({ canceled: false, filePath: join(folder, "pie.pdf") });
    await value(built.bridge.printToPdf({ suggestedName: "pie.pdf", pageSize: "A4", landscape: false }));
    expect(await readFile(join(folder, "pie.pdf"), "utf8")).toMatch(/^%PDF/);
  });

  test("[C.1] fetching is wired to the guarded fetch, which refuses this machine", async () => {
    const answer = await built.bridge.fetchPage({ requestId: "one", url: "http://127.0.0.1:1/" });
    expect(answer).toMatchObject({ ok: false, error: { code: "address_forbidden" } });
    await value(built.bridge.cancelFetch({ requestId: "one" }));
  });

  test("[K.9] backups are written outside the browser's storage, listed, read back and limited in number", async () => {
    const { backups } = built.bridge;
    expect(await value(backups.list())).toEqual([]);
    await value(backups.changeSettings({ keep: 2 }));
    const names: string[] = [];
    for (const content of ["one", "two", "three"])
      names.push((await value(backups.write({ bytes: text(content) }))).name);
    const listed = await value(backups.list());
    expect(listed.map((backup) => backup.name)).toEqual([names[2], names[1]]);
    expect(await value(backups.read({ name: names[2]! }))).toEqual(text("three"));
    expect(await backups.read({ name: names[0]! })).toMatchObject({ error: { code: "file_unreadable" } });
    expect(await readdir(join(built.electron.standIn.userData, "backups"))).toHaveLength(2);
  });

  test("[K.9] backups go to a folder of the person's choice, and back", async () => {
    const { backups } = built.bridge;
    const folder = await folderWith({ "mine.txt": "not a backup" });
    built.electron.standIn.openAnswers.push({ canceled: false, filePaths: [folder] });
    expect(await value(backups.chooseFolder())).toMatchObject({ folder, isDefaultFolder: false });
    await value(backups.changeSettings({ keep: 1 }));
    await value(backups.write({ bytes: text("one") }));
    await value(backups.write({ bytes: text("two") }));
    expect(await readdir(folder)).toHaveLength(2);
    expect(await readFile(join(folder, "mine.txt"), "utf8")).toBe("not a backup");
    await value(backups.openFolder());
    expect(built.electron.standIn.openedPaths.at(-1)).toBe(folder);
    expect(await value(backups.useDefaultFolder())).toMatchObject({ isDefaultFolder: true });
    expect(await value(backups.settings())).toMatchObject({ keep: 1, automatic: true });
  });
});

function menuItem(id: string) {
  const waiting = [...(built.electron.standIn.menu?.template ?? [])];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (item.id === id) return item;
    waiting.push(...(item.submenu ?? []));
  }
  throw new Error(`The menu has no “${id}”.`);
}

describe("the menu", () => {
  test("[C.1] reaches the page until it stops listening", () => {
    const heard: MenuEvent[] = [];
    const stop = built.bridge.onMenu((event) => heard.push(event));
    for (const id of ["import", "export", "print", "backup", "undo", "redo", "help"]) menuItem(id).click?.();
    menuItem("theme-light").click?.();
    expect(heard).toEqual([
      ...["import", "export", "print", "backup", "undo", "redo", "help"].map((type) => ({ type })),
      { type: "theme", theme: "light" },
    ]);
    expect(built.electron.nativeTheme.themeSource).toBe("light");
    stop();
    menuItem("import").click?.();
    expect(heard).toHaveLength(8);
  });

  test("[C.1] a message that is no menu event is dropped", () => {
    const heard: MenuEvent[] = [];
    onTestFinished(built.bridge.onMenu((event) => heard.push(event)));
    built.electron.ipcRenderer.emit("potluck:menu", {}, { type: "format-disk" });
    expect(heard).toEqual([]);
  });
});

describe("the sign-in", () => {
  const secrets = () => built.bridge.secrets;
  const onDisk = async (): Promise<string | null> =>
    readFile(join(built.electron.standIn.userData, "sign-in.bin"), "utf8").catch(() => null);

  test("[C.3] is kept encrypted by the system, and forgotten from the disk", async () => {
    expect(await value(secrets().write({ secret: "token-of-anna" }))).toEqual({ isKept: true });
    const stored = await onDisk();
    expect(stored).not.toBeNull();
    expect(stored).not.toContain("token-of-anna");
    expect(await value(secrets().read())).toEqual({ secret: "token-of-anna" });
    await value(secrets().write({ secret: null }));
    expect(await onDisk()).toBeNull();
    expect(await value(secrets().read())).toEqual({ secret: null });
  });

  test("[C.3] is never written in plain text: without a key ring it is there for this run only", async () => {
    await value(secrets().write({ secret: "token-of-anna" }));
    built.electron.standIn.canEncrypt = false;
    onTestFinished(() => {
      built.electron.standIn.canEncrypt = true;
    });
    expect(await value(secrets().write({ secret: "newer-token" }))).toEqual({ isKept: false });
    expect(await onDisk()).toBeNull();
    expect(await value(secrets().read())).toEqual({ secret: "newer-token" });
    await value(secrets().write({ secret: null }));
    expect(await value(secrets().read())).toEqual({ secret: null });
  });
});
