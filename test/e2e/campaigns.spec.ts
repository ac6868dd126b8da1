/** A campaign from its first word to the report: written, sent, opened and accepted by somebody else, followed live. */
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced, openRegistered, startOrganization } from "./support/people.ts";
import { act, makeList, open, picture, test } from "./support/sharing.ts";

const phone = { width: 390, height: 844 };

// Several people register one after the other, and the machine may be busy.
test.setTimeout(240_000);

/** The picture on a desktop and on a phone. */
async function pictures(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.setViewportSize(phone);
  await picture(page, `${name}-phone`);
  await page.setViewportSize({ width: 1360, height: 860 });
}

const figure = (page: Page, label: string) =>
  page
    .getByRole("region", { name: "Figures" })
    .locator("div", { has: page.getByText(label, { exact: true }) })
    .last();

async function saved(page: Page, button: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  return readFile(await (await download).path());
}

/** A PDF that takes long, because its font does not come: it is written beside the window, which says so and can call it off. */
async function givesUp(page: Page): Promise<void> {
  const writers = () => page.workers().filter((worker) => worker.url().includes("reportWorker"));
  await page.route("**/*.ttf", () => undefined);
  await page.getByRole("button", { name: "PDF", exact: true }).click();
  await expect(page.getByRole("progressbar", { name: "Writing the PDF" })).toBeVisible();
  await expect.poll(() => writers().length).toBe(1);
  await expectAccessible(page, "a PDF being written");
  await pictures(page, "pdf-writing");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect.poll(() => writers().length).toBe(0);
  await page.unroute("**/*.ttf");
}

test("[S1.6] [S1.14] a campaign is written, sent, accepted, and reported", async ({ world }) => {
  const { server } = world;
  const anna = await world.person("Anna");
  await makeList(anna, "Summer menu", ["leeks"]);
  await startOrganization(anna, "team", "Garden café");
  await pictures(anna, "organization");
  await anna.getByRole("main").getByRole("link", { name: "Campaigns" }).click();
  await expect(anna.getByText("No campaigns yet")).toBeVisible();
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "campaigns-empty");

  await anna.getByRole("link", { name: "New campaign" }).first().click();
  await anna.getByRole("textbox", { name: "Name" }).fill("Summer menu to friends");
  await anna.getByRole("combobox", { name: "What to send" }).fill("Summer");
  await anna.getByRole("option", { name: /Summer menu/ }).click();
  await anna.getByRole("textbox", { name: "Message" }).fill("The menu from June on.");
  await anna
    .getByRole("textbox", { name: "And these e-mail addresses" })
    .fill("ben@example.org, zoe@example.org, oops");
  await expect(anna.getByText("Not an e-mail address: oops")).toBeVisible();
  // One that cannot be sent yet is kept, and says what is wrong before it is sent.
  await anna.getByRole("button", { name: "Save the draft" }).click();
  await expect(anna.getByRole("region", { name: "Who receives it" })).toContainText("Not an e-mail address: oops");
  await anna.getByRole("button", { name: "Send…" }).click();
  await expect(anna.getByRole("dialog")).toContainText(
    "Not an e-mail address: oops. Correct or remove that under Edit",
  );
  await expect(anna.getByRole("button", { name: "Send to 2 people" })).toBeDisabled();
  await anna.getByRole("button", { name: "Cancel" }).click();
  await anna.getByRole("link", { name: "Edit", exact: true }).click();
  await anna.getByRole("textbox", { name: "And these e-mail addresses" }).fill("ben@example.org, zoe@example.org");
  await expect(anna.getByRole("status").filter({ hasText: "2 people" })).toContainText("zoe@example.org");
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "campaign-editor");
  await anna.getByRole("button", { name: "Save the draft" }).click();
  await expect(anna.getByRole("heading", { level: 1, name: "Summer menu to friends" })).toBeVisible();
  await expect(anna.getByRole("region", { name: "What is sent" })).toContainText("can view");
  const whom = anna.getByRole("region", { name: "Who receives it" });
  await expect(whom).toContainText("every member and 2 addresses");
  await expect(whom).toContainText("zoe@example.org");
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "campaign-draft");
  await anna.getByRole("button", { name: "Send…" }).click();
  await expect(anna.getByRole("button", { name: "Send to 2 people" })).toBeEnabled();
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "campaign-send");
  await anna.getByRole("button", { name: "Send to 2 people" }).click();
  await expect(figure(anna, "Sent")).toContainText("2", { timeout: 30_000 });
  await expect(figure(anna, "Accepted")).toContainText("0");

  const ben = await world.window();
  await openRegistered(ben, server, { name: "Ben" });
  // Whose address it is has it as soon as the address is verified; the invitation is answered by that.
  await expectSynced(ben);
  await open(ben, "/groceries");
  await expect(ben.getByText("Summer menu").first()).toBeVisible({ timeout: 20_000 });
  await expect(figure(anna, "Accepted")).toContainText("1", { timeout: 20_000 });
  await expect(figure(anna, "Opened")).toContainText("1");
  await expect(anna.getByRole("list", { name: "Recipients" }).getByRole("listitem")).toHaveCount(2);
  await anna.getByRole("button", { name: /Outcome/ }).click();
  await anna.getByRole("option", { name: "Accepted" }).click();
  await expect(anna.getByRole("list", { name: "Recipients" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "campaign-sent");

  const csv = (await saved(anna, "CSV")).toString("utf8");
  expect(csv).toContain("ben@example.org,Accepted");
  expect(csv).toContain("zoe@example.org,Sent");
  const task = getDocument({ data: new Uint8Array(await saved(anna, "PDF")), verbosity: 0 });
  const { items } = await (await (await task.promise).getPage(1)).getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  expect(text).toContain("Summer menu to friends");
  expect(text).toContain("ben@example.org");
  await task.destroy();

  await open(anna, "/campaigns");
  await expect(anna.getByRole("list", { name: "Campaigns" }).getByRole("listitem")).toContainText("2 recipients");
  await pictures(anna, "campaigns");
  await anna
    .getByRole("navigation", { name: "Main" })
    .getByRole("button", { name: /Garden café/ })
    .click();
  await anna
    .getByRole("menuitemradio", { name: "Garden café" })
    .or(anna.getByRole("menuitem", { name: "Garden café" }))
    .first()
    .click();
  await anna.getByRole("link", { name: "Sharing report" }).click();
  await expect(anna.getByText("What is shared with Garden café")).toBeVisible();
  await expectAccessible(anna, "campaigns");
  await pictures(anna, "sharing-report");
  expect((await saved(anna, "Save as CSV")).toString("utf8")).toContain("Type,Item,Owner");
});

/** How much of each picture on a page is ink. */
async function inkOf(bytes: Buffer): Promise<number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const inks: number[] = [];
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.paintImageXObject) continue;
    const [name] = argsArray[index] as [string];
    const image = await new Promise<{ data: Uint8Array }>((got) => {
      page.objs.get(name, got);
    });
    inks.push(image.data.filter((value) => value < 128).length / image.data.length);
  }
  await task.destroy();
  return inks;
}

test("[S1.14] names in any script are in the report as a PDF, drawn by the browser where no font can be put in", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await makeList(anna, "Summer menu", ["leeks"]);
  const itemId = anna.url().split("/").at(-1) ?? "";
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", {
    kind: "team",
    name: "Garden",
  });
  const names = ["שרה לוי (כהן)", "فاطمة الزهراء", "山田太郎", "Zoë Łukasz", "प्रिया शर्मा"];
  for (const [index, name] of names.entries()) {
    await act(anna, "people.add", { organizationId, name, address: `guest${index}@example.org` });
  }
  const words = { name: "قائمة الصيف", itemType: "list", itemId, level: "view", message: "" };
  const audience = { members: false, roles: [], groups: [], people: true, addresses: [] };
  const { id } = await act<{ id: string }>(anna, "campaign.create", { organizationId, ...words, audience });
  await act(anna, "campaign.send", { campaignId: id });
  await open(anna, `/campaigns/${id}`);
  await expect(figure(anna, "Sent")).toContainText("5", { timeout: 30_000 });
  await givesUp(anna);
  const bytes = await saved(anna, "PDF");
  test.info().attachments.push({ name: "report.pdf", contentType: "application/pdf", body: bytes });
  // The title, and four names; Zoë’s is text.
  const inks = await inkOf(bytes);
  expect(inks).toHaveLength(5);
  for (const ink of inks) expect(ink).toBeGreaterThan(0.005);
  expect(bytes.length).toBeLessThan(200_000);
});
