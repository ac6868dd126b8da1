/** Sharing with a group from the dialog, at an admin's own level, and shares that wait for the owner's word. */
import { expect } from "@playwright/test";
import { seededCatalog, type SharingCatalog } from "../../src/domain/sharing/catalog.ts";
import { expectAccessible } from "./expectAccessible.ts";
import {
  accessRow,
  act,
  closeDialog,
  dialog,
  give,
  makeList,
  open,
  picture,
  recipientField,
  test,
} from "./support/sharing.ts";

test.describe.configure({ timeout: 240_000 });

/** With a level of the admin's own; what others share of a list to look at waits for its owner. */
function ownCatalog(): SharingCatalog {
  const [view] = seededCatalog.levels;
  const [offer] = seededCatalog.offers.filter(({ itemType }) => itemType === "list");
  if (!view || !offer) throw new Error("The seeded catalog is empty.");
  const taste = {
    ...view,
    id: "taste",
    name: "Can taste",
    description: "Looks, and brings a spoon.",
    rank: 15,
    implies: ["view"],
  };
  const offers = seededCatalog.offers.map((one) =>
    one.itemType === "list" && one.level === "view" ? { ...one, requiresApproval: true } : one,
  );
  return {
    levels: [...seededCatalog.levels, taste],
    offers: [...offers, { ...offer, level: "taste", isDefault: false, order: 90, requiresApproval: false }],
  };
}

test("[S3.14] [S3.3] [S3.2] a group gets a list at an admin's own level; what its member shares on is approved and refused by the owner", async ({
  world,
}) => {
  const { store } = world.server.composed();
  await store.transaction(async (tx) => tx.catalog.write(ownCatalog(), await tx.nextSequence(1)));
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", {
    kind: "team",
    name: "Elm Street",
  });
  const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "EMPLOYEE" });
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  const { id: groupId } = await act<{ id: string }>(anna, "group.create", {
    organizationId,
    name: "Tasters of Elm Street",
  });
  const account = (await (await ben.request.get(`${world.server.address}/api/account`)).json()) as {
    person: { id: string };
  };
  await act(anna, "group.add", { groupId, memberKind: "person", memberId: account.person.id });

  const path = await makeList(anna, "Picnic", ["milk"]);
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await recipientField(anna).fill("Tasters");
  await anna.getByRole("option", { name: /Tasters of Elm Street/ }).click();
  await dialog(anna)
    .getByRole("button", { name: /What they may do/ })
    .click();
  await anna.getByRole("option", { name: /^Can taste/ }).click();
  await dialog(anna).getByRole("button", { name: "Share", exact: true }).click();
  await expect(accessRow(anna, "Tasters of Elm Street").getByRole("button", { name: /Can taste/ })).toBeVisible();
  await picture(anna, "dialog-group");
  await closeDialog(anna);

  await open(ben, "/shared");
  const mine = ben.getByRole("region", { name: "Shared with you" }).getByRole("listitem");
  await expect(mine).toContainText("Can taste", { timeout: 30_000 });
  await mine.getByRole("link", { name: "Picnic" }).click();
  await expect(ben.getByRole("button", { name: /Shared by Anna · can taste/ })).toBeVisible({ timeout: 30_000 });

  // Somebody who may share it on asks; the owner decides, and only then does the other hear of it.
  await give(anna, ben, path.split("/").at(-1) ?? "", "ben@example.org", "reshare");
  await ben.getByRole("button", { name: "Share", exact: true }).click({ timeout: 30_000 });
  await recipientField(ben).fill("carla@example.org, dora@example.org,");
  await dialog(ben).getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(accessRow(ben, "carla@example.org")).toContainText("Needs approval");
  await open(anna, "/shared");
  const cards = anna.getByRole("list", { name: "Waiting for you" });
  await expect(cards).toContainText("Ben wants to share “Picnic” with carla@example.org");
  await expect(cards.getByRole("listitem")).toHaveCount(2);
  await picture(anna, "approvals");
  await expectAccessible(anna, "approvals");
  await anna.getByRole("button", { name: "Approve carla@example.org access to Picnic" }).click();
  await anna.getByRole("button", { name: "Refuse dora@example.org access to Picnic" }).click();
  await expect(cards).toHaveCount(0);
  await expect(accessRow(ben, "carla@example.org")).toContainText("Pending", { timeout: 30_000 });
  await expect(accessRow(ben, "dora@example.org")).toHaveCount(0);
  await closeDialog(ben);
  await open(ben, "/shared");
  await ben.getByRole("tab", { name: /By me/ }).click();
  await expect(ben.getByRole("listitem").filter({ hasText: "dora@example.org" })).toContainText("Refused by its owner");
  await picture(ben, "by-me");
  await expect.poll(() => world.server.mailCount("carla@example.org"), { timeout: 30_000 }).toBe(1);
  expect(await world.server.mailCount("dora@example.org")).toBe(0);
});
