/** Sharing as two people do it: real windows, the real server, e-mail with codes; live, offline, viewing, revoked, asking again. */
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import {
  add,
  closeDialog,
  dialog,
  invite,
  makeList,
  open,
  picture,
  recipientField,
  restFocus,
  setAccess,
  share,
  test,
  together,
} from "./support/sharing.ts";

test.setTimeout(120_000);

test("[S2.2] [C.3] a list shared by e-mail: invited, accepted, and both check things off at once", async ({
  world,
}) => {
  const { anna, ben } = await together(world);
  await expect(anna.getByText("Ben is here")).toBeVisible({ timeout: 15_000 });
  await picture(anna, "list-shared");
  await ben.getByRole("checkbox", { name: "milk" }).check({ force: true });
  await expect(
    anna.getByRole("region", { name: "In the basket" }).getByRole("checkbox", { name: "milk" }),
  ).toBeChecked();
  await add(anna, "eggs");
  await expect(ben.getByRole("checkbox", { name: "eggs" })).toBeVisible();
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(anna).getByText("Ben", { exact: true })).toBeVisible();
  await expectAccessibleInBoth(anna, "share dialog");
  await picture(anna, "dialog");
});

test("[C.7] both offline, edits on both sides, together again: nothing is lost and nothing flips back", async ({
  world,
}) => {
  const { anna, ben } = await together(world);
  await anna.context().setOffline(true);
  await ben.context().setOffline(true);
  await world.server.stop();
  await add(anna, "eggs");
  await ben.getByRole("checkbox", { name: "milk" }).check({ force: true });
  await add(ben, "bread");
  await world.server.start();
  await anna.context().setOffline(false);
  await ben.context().setOffline(false);
  for (const page of [anna, ben]) {
    await expect(page.getByRole("checkbox", { name: "eggs" })).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole("checkbox", { name: "bread" })).toBeVisible({ timeout: 45_000 });
    await expect(
      page.getByRole("region", { name: "In the basket" }).getByRole("checkbox", { name: "milk" }),
    ).toBeChecked();
  }
});

test("[S2.9] [C.5] who may only view has no controls; an edit forged past the screen is refused and rescued", async ({
  world,
}) => {
  const { anna, ben, path } = await together(world, "Can view");
  await expect(ben.getByText("View only · shared by Anna")).toBeVisible();
  await expect(ben.getByRole("textbox", { name: "Add to the list" })).toHaveCount(0);
  await expect(ben.getByRole("checkbox", { name: "milk" })).toBeDisabled();
  await expect(ben.getByRole("button", { name: "Share", exact: true })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Shop", exact: true })).toHaveCount(0);
  await ben.getByRole("button", { name: "More", exact: true }).last().click();
  await expect(ben.getByRole("menuitem", { name: "Leave…" })).toBeVisible();
  await expect(ben.getByRole("menuitem", { name: /Delete list|Rename list/ })).toHaveCount(0);
  await ben.keyboard.press("Escape");
  await restFocus(ben);
  await expectAccessibleInBoth(ben, "view only");
  await picture(ben, "view-only");

  await forgeTitle(ben, path.split("/").at(-1) ?? "", "Ben’s list now");
  await open(ben, "/rescued");
  const card = ben.getByRole("listitem", { name: /Your change to/ });
  await expect(card).toBeVisible({ timeout: 15_000 });
  await expect(card.getByRole("region", { name: "Yours, kept here" })).toContainText("Ben’s list now");
  await expect(card.getByRole("region", { name: "Current" })).toContainText("This week");
  await expectAccessibleInBoth(ben, "rescued");
  await picture(ben, "rescued");
  await expect(anna.getByRole("heading", { level: 1, name: "This week" })).toBeVisible();
  await open(ben, path);
  await expect(ben.getByRole("heading", { level: 1, name: "This week" })).toBeVisible();
});

test("[S2.12] [C.5] revoked while offline: the item goes, the edit is kept, copied, asked for, granted and merged", async ({
  world,
}) => {
  const { anna, ben, path } = await together(world);
  await ben.context().setOffline(true);
  await world.server.stop();
  await add(ben, "saffron");
  await world.server.start();
  await expectSynced(anna);
  await setAccess(anna, "Remove access");
  await ben.context().setOffline(false);
  await expect(ben.getByText("This list is not here")).toBeVisible({ timeout: 45_000 });
  await open(ben, "/rescued");
  const card = ben.getByRole("listitem", { name: /Your change to/ });
  await expect(card.getByRole("region", { name: "Yours, kept here" })).toContainText("saffron");
  // What it was written on is shown beside it, for what is theirs to stand out; what others wrote since is not.
  await expect(card.getByRole("region", { name: "As you last had it" })).toContainText("not there");
  await expect(card.getByRole("region", { name: "Yours, kept here" })).not.toContainText("milk");
  await picture(ben, "rescued-gone");

  await card.getByRole("button", { name: "Keep as my own copy" }).click();
  await expect(ben.getByRole("heading", { level: 1, name: "This week (my copy)" })).toBeVisible();
  await expect(ben.getByRole("checkbox", { name: "saffron" })).toBeVisible();
  await ben.getByRole("button", { name: "Undo" }).click();
  await open(ben, "/rescued");

  await card.getByRole("button", { name: "Ask Anna for edit access" }).click();
  await ben.getByRole("textbox", { name: /Message/ }).fill("I had one more thing");
  await ben.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(card.getByText(/Asked Anna/)).toBeVisible();
  await open(anna, "/shared");
  await expect(anna.getByText("I had one more thing")).toBeVisible();
  await expectAccessibleInBoth(anna, "request");
  await picture(anna, "request");
  await anna.getByRole("button", { name: /^Grant Ben/ }).click();
  await expect(card).toHaveCount(0, { timeout: 30_000 });
  await open(anna, path);
  await expect(anna.getByRole("checkbox", { name: "saffron" })).toBeVisible({ timeout: 15_000 });
});

test("[S2.3] [S2.10] shared with somebody who registers later: it waits, then arrives", async ({ world }) => {
  const anna = await world.person("Anna");
  const path = await makeList(anna, "Party", ["lemons"]);
  await share(anna, "carlo@example.org");
  await expect(dialog(anna).getByText("Pending")).toBeVisible();
  await closeDialog(anna);
  await open(anna, "/shared");
  await anna.getByRole("tab", { name: /By me/ }).click();
  await expect(anna.getByText("carlo@example.org", { exact: true })).toBeVisible();
  await picture(anna, "outgoing");
  const carlo = await world.person("Carlo");
  await open(carlo, path);
  await expect(carlo.getByRole("checkbox", { name: "lemons" })).toBeVisible({ timeout: 15_000 });
  await open(carlo, "/shared");
  await expect(carlo.getByRole("region", { name: "Shared with you" })).toContainText("Party");
  await expectAccessibleInBoth(carlo, "incoming");
  await picture(carlo, "incoming");
  await expect(anna.getByText("Carlo").first()).toBeVisible();
});

test("[S2.5] [S2.6] [S2.7] [S2.8] each address has its own outcome, with what to do; a level is changed in place", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await makeList(anna, "Ours", ["salt"]);
  await share(anna, "ben@example.org");
  await expect(dialog(anna).getByText("Pending")).toBeVisible();
  await invite(anna, "BEN@example.org, anna@example.org, dora@example.org", "Can view");
  const refused = dialog(anna).getByRole("region", { name: "What became of it" });
  await expect(refused.getByRole("status")).toContainText("1 of 3 shared, 2 not");
  await expect(refused).toContainText("Shared with ben@example.org");
  await expect(refused).toContainText("your own address");
  const access = dialog(anna).getByRole("list", { name: "Who has access" });
  await expect(access.getByRole("listitem").filter({ hasText: "dora@example.org" })).toContainText("Can view");
  await picture(anna, "dialog-refused");
  await recipientField(anna).fill("ben at home");
  await anna.keyboard.press("Enter");
  await expect(dialog(anna).getByText(/no e-mail address/)).toBeVisible();
  const ben = access.getByRole("listitem").filter({ hasText: "ben@example.org" });
  await ben.getByRole("button", { name: /Can edit/ }).click();
  await anna
    .getByRole("menuitem", { name: /^Can view(?! and)/ })
    .or(anna.getByRole("menuitemradio", { name: /^Can view(?! and)/ }))
    .click();
  await expect(ben.getByRole("button", { name: /Can view/ })).toBeVisible();
  await expectSynced(anna);
  await anna.reload();
  await open(anna, "/shared");
  await anna.getByRole("tab", { name: /By me/ }).click();
  await expect(anna.getByRole("listitem").filter({ hasText: "ben@example.org" })).toContainText("Can view");
});

test("[S2.4] all lists shared: those that exist and one made later, offline; on a phone", async ({ world }) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben", { width: 390, height: 844 });
  await makeList(anna, "First", ["rice"]);
  await anna.getByRole("button", { name: "More", exact: true }).last().click();
  await anna.getByRole("menuitem", { name: "Share all grocery lists…" }).click();
  await invite(anna, "ben@example.org", "Can view");
  await expect(dialog(anna).getByText("Pending")).toBeVisible();
  await closeDialog(anna);
  await open(ben, "/shared");
  await expect(ben.getByRole("button", { name: "Accept All grocery lists" })).toBeVisible();
  await expectAccessibleInBoth(ben, "phone, invitation");
  await picture(ben, "phone-invitation");
  await ben.getByRole("button", { name: "Accept All grocery lists" }).click();
  await expect(ben.getByRole("region", { name: "Shared with you" })).toBeVisible();
  const later = await makeList(anna, "Later", ["tea"]);
  await open(ben, later);
  await expect(ben.getByRole("heading", { level: 1, name: "Later" })).toBeVisible({ timeout: 15_000 });
  await expect(ben.getByText("View only")).toBeVisible();
  await expectAccessibleInBoth(ben, "phone, view only");
  await picture(ben, "phone-view-only");
});

test("[S2.2] made and shared offline: queued in words, and sent with what is shared when there is a connection", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await open(anna, "/groceries");
  await anna.context().setOffline(true);
  await world.server.stop();
  await anna.getByRole("button", { name: "More", exact: true }).last().click();
  await anna.getByRole("menuitem", { name: "New list…" }).click();
  await anna.getByRole("textbox", { name: "Name" }).fill("Camping");
  await anna.getByRole("button", { name: "Create" }).click();
  await add(anna, "rope");
  await share(anna, "ben@example.org");
  await expect(dialog(anna).getByText("Will be sent when you are online")).toBeVisible();
  await picture(anna, "dialog-offline");
  await world.server.start();
  await anna.context().setOffline(false);
  await expect(dialog(anna).getByText("Pending")).toBeVisible({ timeout: 45_000 });
  await open(ben, "/shared");
  await expect(ben.getByRole("button", { name: "Accept Camping" })).toBeVisible({ timeout: 45_000 });
});

/** Renames a list through the data layer, as another program in the page could, past every control of the screen. */
async function forgeTitle(page: Page, listId: string, title: string): Promise<void> {
  await page.evaluate(
    async ({ id, words }) => {
      interface Fiber {
        memoizedProps?: {
          kitchen?: { items: { edit: (id: string, label: string, run: (doc: Doc) => void) => Promise<unknown> } };
        };
        child?: Fiber | null;
        sibling?: Fiber | null;
      }
      interface Doc {
        getText: (name: string) => {
          length: number;
          delete: (at: number, count: number) => void;
          insert: (at: number, text: string) => void;
        };
      }
      const root = document.getElementById("root") as unknown as Record<string, Fiber>;
      const key = Object.keys(root).find((name) => name.startsWith("__reactContainer$")) ?? "";
      const waiting: (Fiber | null | undefined)[] = [root[key]];
      for (let fiber = waiting.pop(); waiting.length > 0 || fiber; fiber = waiting.pop()) {
        const kitchen = fiber?.memoizedProps?.kitchen;
        if (kitchen) {
          await kitchen.items.edit(id, "Forged", (doc) => {
            const text = doc.getText("title");
            text.delete(0, text.length);
            text.insert(0, words);
          });
          return;
        }
        if (fiber) waiting.push(fiber.sibling, fiber.child);
      }
      throw new Error("The data layer was not found.");
    },
    { id: listId, words: title },
  );
}
