/** The frame around every screen: getting about, the palette, themes, undo, first run, settings, trash, accessibility. */
import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "./expectAccessible.ts";

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/#${path}`);
  await page.locator("main h1:visible").first().waitFor();
}

async function newCookbook(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New cookbook" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name })).toBeVisible();
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

test.describe("getting about", () => {
  test("[C.1] by keyboard: skip link, places, focus on the new screen's title", async ({ page }) => {
    await open(page, "/settings");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the screen" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await expect(page).toHaveURL(/#\/tables/);
    await expect(page.getByRole("link", { name: "Tables", exact: false }).first()).toHaveAttribute(
      "aria-current",
      "page",
    );
    await page.keyboard.press("Control+,");
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeFocused();
    await expect(page).toHaveTitle("Settings · Potluck");
  });

  test("[C.1] an address that leads nowhere says so and shows the way back", async ({ page }) => {
    await open(page, "/nowhere/at/all");
    await page.getByRole("link", { name: "Go to Recipes" }).click();
    await expect(page).toHaveURL(/#\/recipes/);
  });

  test("[C.1] the sidebar folds to icons and remembers it", async ({ page }) => {
    await open(page, "/settings");
    await expect(page.getByText("My kitchen")).toBeVisible();
    await page.keyboard.press("Control+\\");
    await expect(page.getByText("My kitchen")).toBeHidden();
    await page.reload();
    await expect(page.getByRole("link", { name: "Plan" })).toBeVisible();
    await expect(page.getByText("My kitchen")).toBeHidden();
  });
});

test.describe("command palette and shortcuts", () => {
  test("[K.7] jumps and acts by typing alone", async ({ page }) => {
    await open(page, "/settings");
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "Search or jump to" });
    await expect(field).toBeFocused();
    await field.fill("tra");
    await expect(page.getByRole("option", { selected: true })).toHaveText(/Trash/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Trash", level: 1 })).toBeVisible();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    await expect(field).toBeHidden();
  });

  test("[K.7] finds recipes by name, also with a slip of the finger", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: /sample kitchen/ }).click();
    await expect(page).toHaveURL(/#\/recipes/);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or jump to" }).fill("lasange");
    await expect(page.getByRole("option", { selected: true })).toHaveText(/Grandmother’s Sunday lasagne/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/recipes\/\w+/);
  });

  test("[K.7] what comes while the palette is open is found by what was typed already", async ({ page, context }) => {
    await open(page, "/recipes");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search or jump to" }).fill("zabaglione");
    await expect(page.getByText("Nothing is called “zabaglione”.")).toBeVisible();
    const other = await context.newPage();
    await open(other, "/recipes");
    await other.getByRole("button", { name: "New recipe" }).click();
    await other.getByRole("textbox", { name: "Title" }).fill("Zabaglione");
    await expect(page.getByRole("option", { selected: true })).toHaveText(/Zabaglione/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/recipes\/\w+/);
  });

  test("[C.1] the question mark lists the shortcuts, in a text field it is a question mark", async ({ page }) => {
    await open(page, "/settings");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(sheet.getByText("Ctrl K", { exact: true })).toBeVisible();
    await expectAccessible(page, "help sheet");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New cookbook" }).click();
    await page.keyboard.type("Why?");
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Why?");
    await expect(sheet).toBeHidden();
  });
});

test.describe("undo", () => {
  test("[C.2] Ctrl-Z anywhere takes the last step back and says which", async ({ page }) => {
    await open(page, "/settings");
    await newCookbook(page, "Weeknights");
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Undone: New cookbook “Weeknights”")).toBeVisible();
    await expect(page.getByRole("link", { name: "Weeknights" })).toBeHidden();
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(page.getByRole("link", { name: "Weeknights" })).toBeVisible();
  });

  test("[C.2] a text field undoes its own typing first", async ({ page }) => {
    await open(page, "/settings");
    await newCookbook(page, "Weeknights");
    await page.getByRole("button", { name: "New cookbook" }).click();
    const name = page.getByRole("textbox", { name: "Name" });
    await name.pressSequentially("Bread");
    await page.keyboard.press("Control+z");
    await expect(name).toHaveValue("");
    await expect(page.getByText(/^Undone/)).toBeHidden();
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Undone: New cookbook “Weeknights”")).toBeAttached();
  });

  test("[C.2] an older offer to undo goes away when something else was done since", async ({ page }) => {
    await open(page, "/settings");
    await newCookbook(page, "Weeknights");
    await page.getByRole("link", { name: "Weeknights" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    await newCookbook(page, "Bread");
    await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
  });
});

test.describe("theme", () => {
  test("[C.1] follows the system, can be chosen, and is there before the first paint", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await open(page, "/settings");
    const html = page.locator("html");
    await expect(html).toHaveAttribute("data-theme", "dark");
    await page.getByRole("radio", { name: "Light" }).click({ force: true });
    await expect(html).toHaveAttribute("data-theme", "light");
    await page.reload({ waitUntil: "commit" });
    await expect(html).toHaveAttribute("data-theme", "light");
    await page.locator("main h1:visible").first().waitFor();
    await page.keyboard.press("Control+Shift+L");
    await expect(html).toHaveAttribute("data-theme", "dark");
  });
});

test.describe("first run", () => {
  test("[C.2] offers a sample kitchen, import or an empty start, and does not come back", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Welcome to your kitchen" })).toBeVisible();
    await expectAccessible(page, "welcome");
    await page.getByRole("button", { name: /Start empty/ }).click();
    await expect(page).toHaveURL(/#\/recipes/);
    await page.goto("about:blank");
    await page.goto("/");
    await expect(page).toHaveURL(/#\/recipes/);
  });

  test("[C.2] the sample kitchen fills every place and is gone with one undo", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: /sample kitchen/ }).click();
    await expect(page.getByRole("link", { name: "Recipes 10" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Weeknights 5" })).toBeVisible();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(page.getByRole("link", { name: "Recipes", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /Weeknights/ })).toBeHidden();
  });
});

test.describe("data", () => {
  test("[K.9] everything goes out in one file and comes in again after everything was deleted", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: /sample kitchen/ }).click();
    await expect(page.getByRole("link", { name: "Recipes 10" })).toBeVisible();
    await page.keyboard.press("Control+,");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export…" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^potluck-\d{4}-\d{2}-\d{2}\.zip$/);
    const bytes = await readFile(await file.path());

    await page.getByRole("button", { name: "Delete everything…" }).click();
    const confirm = page.getByRole("alertdialog").getByRole("button", { name: "Delete everything" });
    await expect(confirm).toBeDisabled();
    await page.getByRole("textbox", { name: /Type “delete”/ }).fill("delete");
    await confirm.click();
    await expect(page.getByRole("heading", { name: "Welcome to your kitchen" })).toBeVisible();

    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: /export or a backup/ }).click();
    await (await chooser).setFiles({ name: "potluck.zip", mimeType: "application/zip", buffer: bytes });
    await expect(page.getByText(/^Imported: \d+ items added/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Recipes 10" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Weeknights 5" })).toBeVisible();
  });

  test("[K.9] where there is something already, it is asked whether to merge or replace", async ({ page }) => {
    await open(page, "/settings");
    await newCookbook(page, "Weeknights");
    await page.keyboard.press("Control+,");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export…" }).click();
    const bytes = await readFile(await (await download).path());
    await newCookbook(page, "Bread");
    for (const [choice, action, left] of [
      [/Keep it/, "Add and merge", true],
      [/Replace it/, "Replace everything", false],
    ] as const) {
      await page.keyboard.press("Control+,");
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Import…" }).click();
      await (await chooser).setFiles({ name: "potluck.zip", mimeType: "application/zip", buffer: bytes });
      const dialog = page.getByRole("dialog", { name: "Import a Potluck file" });
      await expect(dialog.getByText(/^1 item, made/)).toBeVisible();
      await expectAccessible(page, "import mode");
      await dialog.getByText(choice).click();
      await dialog.getByRole("button", { name: action }).click();
      await expect(page.getByText(/^Imported:/).last()).toBeVisible();
      await expect(page.getByRole("link", { name: "Weeknights" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Bread" })).toBeVisible({ visible: left });
    }
  });

  test("[K.9] a file that is no export changes nothing and says so", async ({ page }) => {
    await open(page, "/settings");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Import…" }).click();
    await (
      await chooser
    ).setFiles({ name: "holiday.zip", mimeType: "application/zip", buffer: Buffer.from("not a zip") });
    await expect(page.getByText(/This is not a Potluck export/)).toBeVisible();
  });

  test("[C.2] what was deleted can be restored from the trash, or deleted for ever", async ({ page }) => {
    await open(page, "/settings");
    for (const name of ["Weeknights", "Bread"]) {
      await newCookbook(page, name);
      await page.getByRole("link", { name }).click({ button: "right" });
      await page.getByRole("menuitem", { name: "Delete" }).click();
      await expect(page.getByRole("link", { name })).toBeHidden();
    }
    await open(page, "/trash");
    await expect(page.getByText("Deleted just now")).toHaveCount(2);
    await expectAccessible(page, "trash");
    await page.getByRole("button", { name: "Restore Bread" }).click();
    await expect(page.getByRole("link", { name: "Bread" })).toBeVisible();
    await page.getByRole("button", { name: "Delete Weeknights for ever" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete for ever" }).click();
    await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  });
});

test("[C.1] Settings shows whose work is in the app, each with its licence", async ({ page }) => {
  await open(page, "/settings");
  await page.getByRole("button", { name: "Licences…" }).click();
  const licences = page.getByRole("dialog", { name: "Licences" });
  const licence = licences.getByText("Copyright (c) Meta Platforms", { exact: false }).first();
  await expect(licence).toBeHidden();
  await licences.getByText(/^react /).click();
  await expect(licence).toBeVisible();
  await expectAccessible(page, "licences");
});

test.describe("when something goes wrong", () => {
  test("[C.2] a full disk is said at once, nothing is called saved, and it recovers by itself", async ({ page }) => {
    await open(page, "/settings");
    await newCookbook(page, "Weeknights");
    await page.evaluate(() => {
      const { put, add } = IDBObjectStore.prototype;
      const full = (): never => {
        throw new DOMException("Encountered full disk", "QuotaExceededError");
      };
      Object.assign(IDBObjectStore.prototype, { put: full, add: full });
      Object.assign(window, { freeSomeSpace: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
    });
    await page.getByRole("link", { name: "Weeknights" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Week nights");
    await page.keyboard.press("Enter");
    const status = page.getByRole("button", { name: /Not saved: 1 change/ });
    await expectAccessible(page, "not saved");
    await status.click();
    await expect(
      page.getByRole("dialog", { name: "Save state" }).getByText(/no space left on this device/),
    ).toBeVisible();
    await page.evaluate(() => (window as unknown as { freeSomeSpace: () => void }).freeSomeSpace());
    await page.getByRole("button", { name: "Try again now" }).click();
    await expect(page.getByText("Everything saved").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("link", { name: "Week nights" })).toBeVisible();
  });

  test("[C.1] a screen that fails leaves the frame standing and says what to do", async ({ page }) => {
    // The screen's own chunk; the icon of the same name has one as well.
    await page.route(/assets\/trash-/, async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes("The trash is empty")) await route.abort();
      else await route.fulfill({ response });
    });
    await open(page, "/settings");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("trash");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "This screen stopped working" })).toBeVisible();
    await expectAccessible(page, "failed screen");
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  });
});

test.describe("for everyone", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`[C.1] the frame's screens pass axe, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const path of ["/settings", "/trash", "/nowhere"]) {
        await open(page, path);
        await expectAccessible(page, `${path} ${colorScheme}`);
      }
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").waitFor();
      await expectAccessible(page, `palette ${colorScheme}`);
    });
  }

  // 640 px is also 1280 px at 200 % zoom.
  for (const width of [360, 640, 768, 2560]) {
    test(`[C.6] nothing has to be scrolled sideways, nor the window itself, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      for (const path of ["/", "/settings", "/trash"]) {
        await open(page, path);
        const [across, down] = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
        });
        expect(across, path).toBeLessThanOrEqual(0);
        expect(down, `${path}: the window itself stands still`).toBeLessThanOrEqual(0);
      }
    });
  }

  test("[C.6] on a phone the places are at the foot and the rest behind More", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, "/trash");
    await page.getByRole("button", { name: "More" }).click();
    const sheet = page.getByRole("dialog", { name: "More" });
    await expect(sheet.getByText("Everything saved")).toBeVisible();
    await expectAccessible(page, "more");
    await sheet.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    await expect(sheet).toBeHidden();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Plan" }).click();
    await expect(page).toHaveURL(/#\/plan/);
  });

  test("[C.1] right to left the sidebar is on the right and nothing sticks out", async ({ page }) => {
    await open(page, "/settings");
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    const sidebar = await page.getByRole("navigation", { name: "Main" }).boundingBox();
    expect(sidebar?.x).toBeGreaterThan(1000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
