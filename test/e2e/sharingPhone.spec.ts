/** Sharing on a phone: every screen of it fits, is usable by touch, and is clean in the light and in the dark. */
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import {
  accept,
  add,
  closeDialog,
  dialog,
  makeList,
  open,
  picture,
  setAccess,
  share,
  test,
} from "./support/sharing.ts";

test.setTimeout(300_000);
const phone = { width: 390, height: 844 };

/** Nothing lies outside the window to the side. */
async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
  const outside = await page
    .getByRole("dialog")
    .evaluateAll((dialogs) =>
      dialogs.flatMap((dialog) =>
        [...dialog.querySelectorAll("button")]
          .filter((button) => button.getBoundingClientRect().right > innerWidth)
          .map((button) => button.textContent),
      ),
    );
  expect(outside).toEqual([]);
}

test("[S2.1] [S2.5] [S2.7] on phones: shared, accepted, the level changed, and refused changes looked at", async ({
  world,
}) => {
  const anna = await world.person("Anna", phone);
  const ben = await world.person("Ben", phone);
  const path = await makeList(anna, "Groceries for the long weekend at the lake", ["milk"]);
  const title = "Groceries for the long weekend at the lake";
  await share(anna, "ben@example.org, a-long-address-of-somebody-else@kitchen.example.org");
  await expect(dialog(anna).getByText("Pending").first()).toBeVisible();
  await expectFits(anna);
  await expectAccessibleInBoth(anna, "phone, share dialog");
  await picture(anna, "phone-dialog");
  await closeDialog(anna);
  await open(anna, "/shared");
  await anna.getByRole("tab", { name: /By me/ }).click();
  await expect(anna.getByText("ben@example.org", { exact: true })).toBeVisible();
  await expectFits(anna);
  await expectAccessibleInBoth(anna, "phone, shared by me");
  await picture(anna, "phone-outgoing");

  await accept(ben, title, path);
  await open(ben, "/shared");
  await expect(ben.getByRole("region", { name: "Shared with you" })).toContainText(title);
  await expectFits(ben);
  await expectAccessibleInBoth(ben, "phone, shared with me");
  await picture(ben, "phone-incoming");

  await open(ben, path);
  await ben.context().setOffline(true);
  await world.server.stop();
  await add(ben, "saffron");
  await world.server.start();
  await open(anna, path);
  await expectSynced(anna);
  await setAccess(anna, "Can view");
  await ben.context().setOffline(false);
  await expect(ben.getByText("View only · shared by Anna")).toBeVisible({ timeout: 45_000 });
  await expectFits(ben);
  await expectAccessibleInBoth(ben, "phone, view only");
  await picture(ben, "phone-banner");
  await open(ben, "/rescued");
  const card = ben.getByRole("listitem", { name: /Your change to/ });
  await expect(card.getByRole("region", { name: "Yours, kept here" })).toContainText("saffron");
  await expectFits(ben);
  await expectAccessibleInBoth(ben, "phone, rescued");
  await picture(ben, "phone-rescued");
});
