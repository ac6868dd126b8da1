/** What arrives from outside: a link opened without an account and kept with one, an invitation answered from its mail, and the history of it. */
import { createHash, randomBytes } from "node:crypto";
import { expect as expectSoon, type Page } from "@playwright/test";
import * as Y from "yjs";
import type { AccountAnswer } from "../../src/domain/accounts/contract.ts";
import { addToCookbook, setCookbookText } from "../../src/domain/cookbooks/document.ts";
import { idMaker } from "../../src/domain/items/types.ts";
import { writeRecipeDraft } from "../../src/domain/recipes/document.ts";
import { emptyDraft } from "../../src/domain/recipes/draft.ts";
import type { LinkAnswer } from "../../src/domain/sharing/linkContract.ts";
import { invitationToken } from "../../sync-server/engine/sharing/invitationToken.ts";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { password } from "./support/people.ts";
import { act, add, makeList, open, picture, test, type World } from "./support/sharing.ts";

test.setTimeout(180_000);
/** The app is loaded anew in every window here. */
const expect = expectSoon.configure({ timeout: 20_000 });

/** Anna with a list called “Picnic”; its id. */
async function picnic(world: World): Promise<{ anna: Page; itemId: string; path: string }> {
  const anna = await world.person("Anna");
  const path = await makeList(anna, "Picnic", ["milk", "bread"]);
  return { anna, path, itemId: path.split("/").at(-1) ?? "" };
}

/** The id of whoever is signed in in this window. */
async function personId(page: Page): Promise<string> {
  const account = await page.evaluate(async (): Promise<unknown> => (await fetch("/api/account")).json());
  return (account as AccountAnswer).person.id;
}

function docOf(clientId: number, write: (doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  write(doc);
  return doc;
}

const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("[S3.19] a link opens without an account, asks for its password, and is kept live by who signs in", async ({
  world,
}) => {
  const { anna, itemId, path } = await picnic(world);
  const wish = { itemType: "list", itemId, level: "view" };
  const { token, share } = await act<LinkAnswer>(anna, "link.create", { ...wish, password: "basket" });
  const visitor = await world.window({ width: 390, height: 844 });
  await visitor.goto(`${world.server.address}/#/link/${token}`);
  await expect(title(visitor, "Password")).toBeVisible();
  await expectAccessibleInBoth(visitor, "a link's password");
  await visitor.getByLabel("Password").fill("wrong");
  await visitor.getByRole("button", { name: "Open", exact: true }).click();
  await expect(visitor.getByText("That is not its password")).toBeVisible();
  await picture(visitor, "link-password-phone");
  await visitor.getByLabel("Password").fill("basket");
  await visitor.getByRole("button", { name: "Open", exact: true }).click();
  await expect(title(visitor, "Picnic")).toBeVisible();
  await expect(visitor.getByText("milk")).toBeVisible();
  await expect(visitor.getByRole("checkbox")).toHaveCount(0);
  await expectAccessibleInBoth(visitor, "a list by link");
  await picture(visitor, "link-list-phone");

  // Into an account, and back to the link.
  await visitor.setViewportSize({ width: 1360, height: 860 });
  await picture(visitor, "link-list");
  await visitor.getByRole("button", { name: "Sign in to keep it" }).click();
  await visitor.getByRole("link", { name: "Make an account" }).click();
  await visitor.getByRole("textbox", { name: "Your name" }).fill("Ben");
  await visitor.getByRole("textbox", { name: "E-mail address" }).fill("ben@example.org");
  await visitor.getByLabel("Password", { exact: true }).fill(password);
  await visitor.getByRole("button", { name: "Send the code" }).click();
  await visitor.getByRole("textbox", { name: "Code" }).fill(await world.server.mailCode("ben@example.org"));
  await visitor.getByRole("button", { name: "Confirm" }).click();
  await visitor.getByLabel("Password").fill("basket");
  await visitor.getByRole("button", { name: "Open", exact: true }).click();
  await visitor.getByRole("button", { name: "Keep it in my Potluck" }).click();
  await expect(visitor).toHaveURL(new RegExp(`#${path}$`));
  await expect(visitor.getByRole("checkbox", { name: "milk" })).toBeVisible({ timeout: 15_000 });
  await add(anna, "lemonade");
  await expect(visitor.getByRole("checkbox", { name: "lemonade" })).toBeVisible({ timeout: 15_000 });

  await act(anna, "share.revoke", { shareId: share.id });
  await expect(visitor.getByRole("checkbox", { name: "milk" })).toHaveCount(0, { timeout: 15_000 });
  await open(visitor, `/link/${token}`);
  await expect(visitor.getByText("This link does not work")).toBeVisible();
  await expectAccessibleInBoth(visitor, "a link that ended");
  await picture(visitor, "link-ended");
});

test("[S3.14] [S3.16] an invitation from its mail: shown to anybody who has it, accepted by signing in, declined without", async ({
  world,
}) => {
  const { anna, itemId } = await picnic(world);
  const { key } = world.server.composed().accounts;
  const invite = async (name: string): Promise<string> => {
    const share = await act<{ id: string }>(anna, "share.create", {
      itemType: "list",
      itemId,
      shareAll: false,
      level: "edit",
      message: "Bring a blanket!",
      recipient: { kind: "person", address: `${name}@example.org` },
    });
    return `${world.server.address}/#/invitation/${invitationToken(key, share.id)}`;
  };
  const nobody = await world.window({ width: 390, height: 844 });
  await nobody.goto(await invite("dora"));
  await expect(nobody.getByText("Anna shares the grocery list “Picnic” with you.")).toBeVisible();
  await expect(nobody.getByText("Bring a blanket!")).toBeVisible();
  await expectAccessibleInBoth(nobody, "an invitation");
  await picture(nobody, "invitation-phone");
  // The mail's other address asks; opening it answers nothing.
  await nobody.goto(`${nobody.url()}/decline`);
  await nobody.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(nobody.getByRole("button", { name: "Decline" })).toBeVisible();
  await nobody.reload();
  await picture(nobody, "invitation-decline-phone");
  await nobody.getByRole("alertdialog").getByRole("button", { name: "Decline" }).click();
  await expect(nobody.getByText("You declined this invitation.")).toBeVisible();

  const ben = await world.person("Ben");
  const bens = await invite("ben");
  const eve = await world.person("Eve");
  await eve.goto(bens);
  await eve.getByRole("button", { name: "Accept" }).click();
  await expect(eve.getByText("This invitation was sent to ben@example.org.")).toBeVisible();
  await ben.goto(bens);
  await picture(ben, "invitation");
  await ben.getByRole("button", { name: "Accept" }).click();
  await expect(ben.getByRole("checkbox", { name: "milk" })).toBeVisible({ timeout: 15_000 });

  // What happened, for Anna who manages the list, and for Ben himself.
  await open(anna, `/history/${itemId}`);
  await expect(anna.getByText("Ben accepted “Picnic”.")).toBeVisible();
  await expect(anna.getByText("Anna shared “Picnic” with dora@example.org.")).toBeVisible();
  await expectAccessibleInBoth(anna, "an item's history");
  await picture(anna, "history");
  const download = anna.waitForEvent("download");
  await anna.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("history.csv");
  await open(ben, `/history/${itemId}`);
  await expect(ben.getByText("Only who manages this sees what happened to it.")).toBeVisible();
  await open(ben, "/history");
  await expect(ben.getByText("Ben accepted “Picnic”.")).toBeVisible();
  await open(ben, "/invitation/cut-short");
  await expect(ben.getByText("There is no such invitation")).toBeVisible();
});

test("[S3.19] a cookbook can be read by link, and each recipe in it with its photo", async ({ world }) => {
  const anna = await world.person("Anna");
  const peer = await RawPeer.greeted(world.server.composed().sync.hub, await personId(anna));
  const photo = Buffer.from(
    await anna.evaluate(async () => {
      const canvas = new OffscreenCanvas(1_200, 800);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "olivedrab";
      context.fillRect(0, 0, 1_200, 800);
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    }),
  );
  const photoId = createHash("sha256").update(photo).digest("hex");
  const recipe = docOf(4242, (doc) =>
    writeRecipeDraft(
      doc,
      {
        ...emptyDraft,
        title: "Leek soup",
        yieldText: "4 servings",
        ingredientGroups: [{ purpose: null, ingredients: ["400 g leeks", "1 l stock"] }],
        steps: ["Wash and slice the leeks.", "Simmer in the stock for 20 minutes."].map((text) => ({
          section: null,
          text,
        })),
      },
      { photoIds: [photoId], pageCopyId: null },
      idMaker((count) => randomBytes(count)),
    ),
  );
  const book = docOf(4243, (doc) => {
    setCookbookText(doc, "title", "Family");
    addToCookbook(doc, ["soup"]);
  });
  await peer.push(itemPush("soup", recipe, { type: "recipe" }), itemPush("book", book, { type: "cookbook" }));
  const brought = await anna.request.put(`${world.server.address}/api/blobs/${photoId}?item=soup`, {
    headers: { "content-type": "image/png", "x-potluck": "1", origin: world.server.address },
    data: photo,
  });
  expect(brought.status()).toBe(200);
  const wish = { itemType: "cookbook", itemId: "book", level: "view" };
  const { token } = await act<LinkAnswer>(anna, "link.create", wish);
  const visitor = await world.window();
  await visitor.goto(`${world.server.address}/#/link/${token}`);
  await expect(title(visitor, "Family")).toBeVisible();
  await visitor.getByRole("button", { name: "Leek soup" }).click();
  await expect(title(visitor, "Leek soup")).toBeVisible();
  await expect(visitor.getByText("400 g")).toBeVisible();
  await expect(visitor.getByText("Wash and slice the leeks.")).toBeVisible();
  const shown = visitor.getByRole("img", { name: "Leek soup" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_200);
  await expectAccessibleInBoth(visitor, "a recipe by link");
  await picture(visitor, "link-recipe");
  await visitor.getByRole("button", { name: "Back to Family" }).click();
  await expect(title(visitor, "Family")).toBeVisible();
});
