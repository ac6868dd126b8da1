/** The real Electron program, wherever it is present; elsewhere these are skipped and say why. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, expect, test as base } from "@playwright/test";
import type { ElectronApplication } from "@playwright/test";
import { projectFolder } from "../../scripts/build.ts";
import { presentElectron } from "../../scripts/electronProgram.ts";
import { noWindowReason } from "../../scripts/surroundings.ts";

/** Chromium's sandbox does not work for root, and containers run tests as root. Only tests switch it off. */
const rootArguments = process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const program = presentElectron();
const reason =
  program === null
    ? "the Electron program is not on this machine (npm start fetches it where GitHub can be reached)"
    : noWindowReason(process.platform, process.env);

const test = base.extend<{ desktop: ElectronApplication }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  desktop: async ({}, use) => {
    const userData = await mkdtemp(join(tmpdir(), "potluck-electron-"));
    const desktop = await _electron.launch({
      executablePath: program ?? undefined,
      args: [projectFolder, `--user-data-dir=${userData}`, ...rootArguments],
    });
    await use(desktop);
    await desktop.close();
    await rm(userData, { recursive: true, force: true });
  },
});

test.skip(reason !== null, reason ?? "");

test("[C.1] the window shows the app from its own protocol, isolated, with the bridge", async ({ desktop }) => {
  const page = await desktop.firstWindow();
  await expect(page.locator("#root")).not.toBeEmpty();
  expect(page.url()).toMatch(/^app:\/\/potluck\//);
  const surroundings = await page.evaluate(() => ({
    bridge: typeof window.potluck?.appInfo,
    node: typeof Reflect.get(window, "process"),
    require: typeof Reflect.get(window, "require"),
    secure: window.isSecureContext,
    database: typeof indexedDB,
  }));
  expect(surroundings).toEqual({
    bridge: "function",
    node: "undefined",
    require: "undefined",
    secure: true,
    database: "object",
  });
});

test("[C.1] calls go through the bridge to main and back", async ({ desktop }) => {
  const page = await desktop.firstWindow();
  expect(await page.evaluate(() => window.potluck?.appInfo())).toMatchObject({ ok: true, value: { name: "Potluck" } });
  const wrong = await page.evaluate(() => window.potluck?.openLink({ url: "file:///etc/passwd" }));
  expect(wrong).toMatchObject({ ok: false, error: { code: "address_forbidden" } });
});

test("[K.9] a backup is written, listed and read back", async ({ desktop }) => {
  const page = await desktop.firstWindow();
  const read = await page.evaluate(async () => {
    const written = await window.potluck?.backups.write({ bytes: new Uint8Array([1, 2, 3]) });
    if (!written?.ok) return written;
    const answer = await window.potluck?.backups.read({ name: written.value.name });
    return answer?.ok ? [...answer.value] : answer;
  });
  expect(read).toEqual([1, 2, 3]);
});

test("[C.1] the page cannot leave, open windows or use devices", async ({ desktop }) => {
  const page = await desktop.firstWindow();
  const opened = await page.evaluate(() => window.open("data:text/html,x") === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.href = "https://example.org/";
  });
  await expect(page.locator("#root")).not.toBeEmpty();
  expect(page.url()).toMatch(/^app:\/\/potluck\//);
  const camera = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "given",
      () => "refused",
    ),
  );
  expect(camera).toBe("refused");
  expect(desktop.windows()).toHaveLength(1);
});

test("[C.1] the window prints to PDF", async ({ desktop }) => {
  await desktop.firstWindow();
  const head = await desktop.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
    return pdf?.subarray(0, 4).toString();
  });
  expect(head).toBe("%PDF");
});
