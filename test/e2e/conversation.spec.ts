/** Comments and notifications as people use them: two real windows, the real server, one of them offline for a while. */
import { expect, test as base, type Browser, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced, registerPerson } from "./support/people.ts";
import { startSyncServer, type SyncServer } from "./support/syncServer.ts";

const pictures = process.env.POTLUCK_CONVERSATION_PICTURES;

interface World {
  readonly server: SyncServer;
  readonly person: (name: string, size?: { width: number; height: number }) => Promise<Page>;
}

const test = base.extend<{ world: World }>({
  world: async ({ browser }: { browser: Browser }, use) => {
    const folder = process.env.POTLUCK_E2E_RENDERER;
    const server = await startSyncServer(folder ? { rendererFolder: folder } : {});
    await use({
      server,
      async person(name, size = { width: 1360, height: 860 }) {
        const page = await (await browser.newContext({ viewport: size })).newPage();
        await registerPerson(page, server, { name });
        return page;
      },
    });
    for (const context of browser.contexts()) await context.close();
    await server.remove();
  },
});

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${pictures}/${name}-${scheme}.png`, animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Does an action as whoever is signed in in this window, over HTTP. */
async function act(page: Page, name: string, input: object): Promise<Record<string, unknown>> {
  const said = await page.evaluate(
    async ({ name, input }) => {
      const answer = await fetch(`/api/actions/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-potluck": "1" },
        body: JSON.stringify(input),
      });
      return { status: answer.status, text: await answer.text() };
    },
    { name, input },
  );
  expect(said.status, said.text).toBe(200);
  return (JSON.parse(said.text) as { answer: Record<string, unknown> | null }).answer ?? {};
}

const open = (page: Page, path: string): Promise<unknown> => page.goto(`${new URL(page.url()).origin}/#${path}`);
const panel = (page: Page) => page.getByRole("dialog", { name: "Comments" });

/** A grocery list of this window's person; answers its id. */
async function makeList(page: Page, title: string): Promise<string> {
  await open(page, "/groceries");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "More", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "New list…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(title);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectSynced(page);
  return page.url().split("/groceries/")[1] ?? "";
}

/** Anna's list, which the other has at a level. */
async function share(anna: Page, other: Page, itemId: string, level: string, address: string): Promise<void> {
  const wish = { recipient: { kind: "person", address }, itemType: "list", itemId, shareAll: false, level };
  const { id } = await act(anna, "share.create", wish);
  await act(other, "share.accept", { shareId: id });
  await open(other, `/groceries/${itemId}`);
  await expect(other.getByRole("heading", { level: 1, name: "Ours" })).toBeVisible();
}

// Two windows of two people, and what travels between them.
test.describe.configure({ timeout: 240_000 });

test("[S3.2] who is mentioned is told and led to the conversation; what is written offline waits and shows", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const list = await makeList(anna, "Ours");
  await share(anna, ben, list, "comment", "ben@example.org");

  await ben.getByRole("button", { name: "Comments", exact: true }).click();
  await expect(panel(ben).getByText("Nothing said yet")).toBeVisible();
  await picture(ben, "comments-empty-1360");
  const box = panel(ben).getByRole("textbox", { name: "New comment" });
  await box.fill("Which milk, @An");
  await expect(panel(ben).getByRole("list", { name: "People to mention" })).toContainText("Anna");
  await box.press("Enter");
  await expect(box).toHaveValue("Which milk, @Anna ");
  await box.pressSequentially("?");
  await box.press("Control+Enter");
  await expect(panel(ben).getByRole("article")).toContainText("Which milk, @Anna");

  // Anna is told, and the news leads to the conversation.
  const news = anna.getByRole("link", { name: "Notifications" });
  await expect(news).toContainText("2");
  await news.click();
  await expect(anna.getByRole("link", { name: /Ben mentioned you on the grocery list “Ours”/ })).toBeVisible();
  await picture(anna, "notifications-1360");
  await expectAccessible(anna, "notifications");
  await anna.getByRole("link", { name: /Ben mentioned you/ }).click();
  await expect(panel(anna).getByRole("article")).toContainText("Which milk, @Anna");
  await expect(anna).toHaveURL(new RegExp(`#/groceries/${list}$`));

  // Ben's connection is gone; what he writes waits.
  await ben.context().setOffline(true);
  await panel(ben).getByRole("button", { name: "Answer", exact: true }).click();
  await panel(ben).getByRole("textbox", { name: "Answer" }).fill("Or oat milk?");
  await panel(ben).getByRole("textbox", { name: "Answer" }).press("Control+Enter");
  await expect(panel(ben).getByText("Waiting to be sent")).toBeVisible();
  await picture(ben, "comments-waiting-1360");
});
