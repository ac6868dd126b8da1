/** Support access through real windows: found, asked for with a reason, seen by its owner as long as it lasts, ended by either side. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { makeAdmin } from "./support/admin.ts";
import { act, dialog, open, picture, restFocus, test } from "./support/sharing.ts";

test.setTimeout(300_000);

const phone = { width: 390, height: 844 };

async function openOrganizations(page: Page): Promise<void> {
  await open(page, "/admin/sharing");
  await page.getByRole("tab", { name: "Organizations", exact: true }).click();
}

test("[S1.12] an admin of the server gets support access for a reason and a time; its owner sees it and ends it", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const sam = await world.person("Sam");
  await makeAdmin(world, sam, "sam@example.org");
  const { id } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Garden café" });
  await act(anna, "organization.create", { kind: "household", name: "Elm Street 4" });

  await openOrganizations(sam);
  const list = sam.getByRole("grid", { name: "Organizations" });
  await expect(sam.getByText("2 organizations", { exact: true })).toBeVisible();
  await expect(list.getByRole("row", { name: "Garden café" })).toContainText("Team · 1 person · FREE");
  await expectAccessible(sam, "the organizations of a server");
  await picture(sam, "admin-organizations");
  await sam.getByRole("searchbox", { name: "Find organizations" }).fill("garden");
  await expect(sam.getByText("1 organization found")).toBeVisible();
  // Nothing of what is in it is Sam's to open yet.
  await open(sam, `/organizations/${id}`);
  await expect(sam.getByText("You are not in this organization")).toBeVisible({ timeout: 15_000 });

  await openOrganizations(sam);
  await sam.getByRole("button", { name: "Ask for support access to Garden café" }).click();
  await expect(dialog(sam).getByRole("button", { name: "Get support access" })).toBeDisabled();
  await dialog(sam).getByRole("textbox", { name: "What for" }).fill("The plan of last week that disappeared");
  await dialog(sam)
    .getByRole("button", { name: /How long/ })
    .click();
  await sam.getByRole("option", { name: "1 hour" }).click();
  await expectAccessible(sam, "asking for support access");
  await picture(sam, "support-ask");
  await dialog(sam).getByRole("button", { name: "Get support access" }).click();
  await expect(list.getByRole("row", { name: "Garden café" })).toContainText("Support until");
  // The button that was pressed is gone; the keyboard stays in its row.
  await expect(list.getByRole("row", { name: "Garden café" })).toBeFocused();
  await restFocus(sam);
  await picture(sam, "admin-organizations-support");
  await sam.setViewportSize(phone);
  await picture(sam, "admin-organizations-phone");
  await sam.setViewportSize({ width: 1360, height: 860 });

  // Anna is told, and sees why and until when.
  await open(anna, "/notifications");
  await expect(anna.getByText("Sam, an admin of the server, has support access to “Garden café”")).toBeVisible();
  await open(anna, `/organizations/${id}`);
  const banner = anna.getByRole("status").filter({ hasText: "Sam, an admin of the server, has support access" });
  await expect(banner).toContainText("The plan of last week that disappeared");
  await expect(banner).toContainText("Ends by itself on");
  await expect(anna.getByRole("grid", { name: "Members" }).getByRole("row", { name: "Sam" })).toContainText("Support");
  await expectAccessible(anna, "an organization with support in it");
  await picture(anna, "support-seen");
  await anna.setViewportSize(phone);
  await picture(anna, "support-seen-phone");
  await anna.setViewportSize({ width: 1360, height: 860 });

  await list.getByRole("link", { name: "Open" }).click();
  await expect(sam.getByText("You have support access here")).toBeVisible();
  await picture(sam, "support-own");
  await banner.getByRole("button", { name: "End it now" }).click();
  await expect(banner).toHaveCount(0);
  await expect(sam.getByText("You are not in this organization")).toBeVisible({ timeout: 15_000 });

  // Once more, and Sam ends it.
  await act(sam, "organization.supportAccess", { organizationId: id, reason: "Once more, sorry", hours: 1 });
  await expect(banner).toBeVisible({ timeout: 15_000 });
  await open(sam, `/organizations/${id}`);
  await sam.getByRole("button", { name: "End it now" }).click();
  await expect(sam.getByRole("tab", { name: "Organizations", exact: true })).toBeVisible();
  await expect(banner).toHaveCount(0, { timeout: 15_000 });

  await anna.getByRole("tab", { name: "History" }).click();
  await expect(anna.getByText("Sam has support access.")).toHaveCount(2);
  await expect(anna.getByText("Reason: The plan of last week that disappeared")).toBeVisible();
  await expect(anna.getByText("Anna ended the support access of Sam.")).toBeVisible();
  await expect(anna.getByText("Sam ended their support access.")).toBeVisible();
  await picture(anna, "support-history");
});
