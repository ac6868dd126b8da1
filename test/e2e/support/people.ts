/** People in front of real windows: registering, signing in and out. */
import { expect, type Page } from "@playwright/test";
import { signedInAnswer } from "../../../src/domain/accounts/contract.ts";
import type { Profile } from "../../../src/renderer/sync/session/profile.ts";
import type { SyncServer } from "./syncServer.ts";

export const password = "a long and quiet evening";

export interface Registered {
  readonly name: string;
  readonly address: string;
}

/** Registers through the screens with the code from the mail; ends at the recipes, signed in. */
export async function registerPerson(
  page: Page,
  server: SyncServer,
  { name, address = `${name.toLowerCase()}@example.org` }: { readonly name: string; readonly address?: string },
): Promise<Registered> {
  await page.goto(`${server.address}/#/register`);
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "E-mail address" }).fill(address);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await page.getByRole("textbox", { name: "Code" }).fill(await server.mailCode(address));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/#\/recipes/);
  await expectSynced(page);
  return { name, address };
}

/**
 * A window nobody has used yet, of somebody who has registered: the same requests and the same mail as the screens', and
 * what the app then remembers. For tests that are about something else; ends at the recipes, signed in.
 */
export async function openRegistered(
  page: Page,
  server: SyncServer,
  { name, address = `${name.toLowerCase()}@example.org` }: { readonly name: string; readonly address?: string },
): Promise<Registered> {
  const ask = async (path: string, data: object): Promise<unknown> => {
    const headers = { "x-potluck": "1", origin: server.address };
    const answer = await page.request.post(`${server.address}/api/account/${path}`, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const { id } = (await ask("register", { address, password, name })) as { id: string };
  const code = await server.mailCode(address);
  const { person } = signedInAnswer.parse(await ask("verify", { id, code, kind: "cookie", device: "test" }));
  const session = { server: "", personId: person.id, name: person.name, color: person.color };
  const profile: Profile = {
    store: "potluck",
    generation: 0,
    owners: { potluck: { personId: person.id, name: person.name, since: Date.now() } },
    session: { ...session, isEnded: false, renewedAt: Date.now() },
    epochs: {},
    lastServer: "",
  };
  // Any page of the server will do to remember it; this one is the smallest.
  await page.goto(`${server.address}/healthz`);
  await page.evaluate((text) => localStorage.setItem("potluck.profile", text), JSON.stringify(profile));
  await page.goto(`${server.address}/#/recipes`);
  await expectSynced(page);
  return { name, address };
}

/** Signs in through the screen; ends at the recipes. */
export async function signIn(page: Page, server: SyncServer, address: string): Promise<void> {
  await page.goto(`${server.address}/#/sign-in`);
  await page.getByRole("textbox", { name: "E-mail address" }).fill(address);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/#\/recipes/);
  await expectSynced(page);
}

/** Everything here is there and everything there is here. On phones the sidebar is hidden, but it knows. */
export async function expectSynced(page: Page): Promise<void> {
  await expect(page.locator("nav [data-sync]").first()).toHaveAttribute("data-sync", "in-step", { timeout: 20_000 });
}

/** Starts a household or a team through the sidebar; ends on its screen. */
export async function startOrganization(page: Page, kind: "household" | "team", name: string): Promise<void> {
  await page.getByRole("button", { name: /My kitchen/ }).click();
  await page.getByRole("menuitem", { name: `Start a ${kind}…` }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
