/** What happened to a thing and to a person, read by whom it concerns, and taken away as a file. */
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { dialog, open, picture, restFocus, test, together } from "./support/sharing.ts";

test.setTimeout(240_000);

test("[S3.18] an item’s history from its share dialog: who gave what to whom; who does not manage it gets none", async ({
  world,
}) => {
  const { anna, ben, path } = await together(world);
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(anna).getByRole("link", { name: "History" }).click();
  await expect(dialog(anna)).toHaveCount(0);
  await expect(anna).toHaveURL(/#\/history\//);
  await expect(anna.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  const events = anna.getByRole("main").getByRole("listitem");
  await expect(events).toHaveText([/Ben accepted “/, /Anna shared “.*” with Ben/, /Anna made “/]);
  await restFocus(anna);
  for (const [size, width] of [
    ["desk", 1360],
    ["phone", 390],
  ] as const) {
    await anna.setViewportSize({ width, height: 860 });
    await picture(anna, `history-${size}`);
    await expectAccessibleInBoth(anna, `history, ${size}`);
  }
  const downloading = anna.waitForEvent("download");
  await anna.getByRole("button", { name: "Export CSV" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file).toContain("share.accepted");

  await open(ben, path.replace(/^\/groceries/, "/history"));
  await expect(ben.getByRole("heading", { name: "The history could not be loaded" })).toBeVisible();
  await expect(ben.getByText("Only who manages this sees what happened to it.")).toBeVisible();
  await picture(ben, "history-refused");

  await open(ben, "/history");
  await expect(ben.getByRole("heading", { level: 1, name: "Your history" })).toBeVisible();
  await expect(ben.getByRole("main").getByRole("listitem").first()).toContainText("Ben accepted “");
  await restFocus(ben);
  await picture(ben, "history-own");
  await expectAccessibleInBoth(ben, "own history");
});
