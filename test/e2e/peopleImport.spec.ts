/** A people list of ten thousand from a CSV file, as an owner brings it in: read, mapped, mended, added whole, looked through. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { startOrganization } from "./support/people.ts";
import { act, picture, test } from "./support/sharing.ts";

// The machine may be busy.
test.setTimeout(240_000);

const count = 10_000;
const phone = { width: 390, height: 844 };

const departments = ["Surgery", "Kitchen", "Pharmacy", "Night shift"];
const person = (index: number): string =>
  `${departments[index % departments.length]};person${index}@example.org;Person ${String(index).padStart(5, "0")}`;
/** Columns as another program names and orders them, with the delimiter of a European spreadsheet. */
const header = "Unit;Contact;Who";
const good = Array.from({ length: count }, (_, index) => person(index));
const bad = good
  .with(1_499, "Kitchen;not an address;Person 01499")
  .with(5_000, "Kitchen;person5000@example.org;")
  .with(9_999, "Kitchen;PERSON7@example.org;Person 09999");

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file…" }).first().click();
  const buffer = Buffer.from(`${[header, ...lines].join("\r\n")}\r\n`);
  await (await chooser).setFiles({ name: "staff.csv", mimeType: "text/csv", buffer });
}

/** Measures a step: how long it takes, and the longest time in which the window did nothing else. For whoever reads the log. */
async function timed(page: Page, what: string, step: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now(), isOn: true };
    (globalThis as { watched?: typeof seen }).watched = seen;
    const beat = (): void => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      if (seen.isOn) setTimeout(beat, 0);
    };
    beat();
  });
  const begun = performance.now();
  await step();
  const longest = await page.evaluate(() => {
    const { watched } = globalThis as { watched?: { longest: number; isOn: boolean } };
    if (watched) watched.isOn = false;
    return watched?.longest ?? 0;
  });
  const took = Math.round(performance.now() - begun);
  test
    .info()
    .annotations.push({ type: "took", description: `${what}: ${took} ms, longest stop ${Math.round(longest)} ms` });
}

test("[S1.8] ten thousand people from a CSV file: mapped, each wrong line named, none added until all are right, then all found", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await startOrganization(anna, "team", "Saint Mary’s");
  const organizationId = anna.url().split("/organizations/")[1] ?? "";
  await anna.getByRole("tab", { name: "People list" }).click();
  await anna.getByRole("button", { name: "Import CSV…" }).click();
  const dialog = anna.getByRole("dialog", { name: "Import people" });
  const listed = () => act<{ total: number }>(anna, "people.list", { organizationId });

  await timed(anna, "a file with wrong lines is read and shown", async () => {
    await choose(anna, bad);
    await expect(dialog.getByText("Line 1501: “not an address” is not an e-mail address.")).toBeVisible();
  });
  const column = (label: string) => dialog.getByRole("button", { name: new RegExp(label) });
  await expect(column("E-mail address")).toContainText("Contact");
  await timed(anna, "another column is chosen", async () => {
    await column("Name").click();
    await anna.getByRole("option", { name: "Who" }).click();
    await expect(dialog.getByText("3 lines are wrong")).toBeVisible();
  });
  await column("Department").click();
  await anna.getByRole("option", { name: "Unit" }).click();
  await expect(dialog.getByText("Line 5002: The name is missing.")).toBeVisible();
  await expect(dialog.getByText("Line 10001: This address is on line 9 already.")).toBeVisible();
  await expect(dialog.getByText("The first 5 of 9,997 people that are right")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Add / })).toBeDisabled();
  await expectAccessible(anna, "a file with wrong lines");
  await picture(anna, "people-import-wrong");
  await anna.setViewportSize(phone);
  await picture(anna, "people-import-wrong-phone");
  await anna.setViewportSize({ width: 1360, height: 860 });
  expect((await listed()).total).toBe(0);

  await timed(anna, "the mended file is read and shown", async () => {
    await choose(anna, good);
    await expect(dialog.getByRole("button", { name: "Add 10,000 people" })).toBeEnabled();
  });
  await expect(column("Name")).toContainText("Who");
  await expect(dialog.getByRole("row", { name: "Person 00001 person1@example.org Kitchen" })).toBeVisible();
  await picture(anna, "people-import-right");
  await timed(anna, "10,000 people are added", async () => {
    await dialog.getByRole("button", { name: "Add 10,000 people" }).click();
    await expect(anna.getByText("10,000 people added.")).toBeVisible({ timeout: 30_000 });
    await expect(anna.getByText("10,000 people", { exact: true })).toBeVisible();
  });
  expect((await listed()).total).toBe(count);

  const list = anna.getByRole("grid", { name: "People" });
  await expect(list.getByRole("row", { name: "Person 00000" })).toBeVisible();
  // Only what is in view is drawn.
  expect(await list.getByRole("row").count()).toBeLessThan(40);
  await list.getByRole("row", { name: "Person 00000" }).focus();
  await timed(anna, "two more pages are scrolled to", async () => {
    for (const last of ["Person 00099", "Person 00199"]) {
      await expect(async () => {
        await anna.keyboard.press("End");
        await expect(list.getByRole("row", { name: last })).toBeVisible({ timeout: 1_000 });
      }).toPass();
    }
  });
  await timed(anna, "one of 10,000 is found", async () => {
    await anna.getByRole("searchbox", { name: "Find people" }).fill("person9876@");
    await expect(anna.getByText("1 person found")).toBeVisible();
  });
  await expect(list.getByText("person9876@example.org · Surgery")).toBeVisible();
  await list.getByRole("button", { name: "Delete Person 09876" }).click();
  await expect(anna.getByText("Nobody found")).toBeVisible();
  await anna.getByRole("searchbox", { name: "Find people" }).fill("night SHIFT");
  await expect(anna.getByText("2,500 people found")).toBeVisible();
  await expectAccessible(anna, "ten thousand people");
  await picture(anna, "people-many");
  await anna.setViewportSize(phone);
  await picture(anna, "people-many-phone");
});
