/** Admins of the server in real windows. */
import { expect, type Page } from "@playwright/test";
import { publishRecord } from "../../../sync-server/engine/records.ts";
import { open, type World } from "./sharing.ts";

/** Makes somebody an admin, as the setup link does, while their window is open. */
export async function makeAdmin(world: World, page: Page, address: string): Promise<void> {
  const { store, sync } = world.server.composed();
  await sync.perform(async (work) => {
    const owner = await work.tx.people.findAddress(address);
    if (!owner) throw new Error(`${address} has no account.`);
    await work.tx.people.update(owner.personId, { isAdmin: true });
    await publishRecord(work, [`person:${owner.personId}`], "self", owner.personId);
  });
  expect(await store.transaction((tx) => tx.people.hasAdmin())).toBe(true);
  await open(page, "/admin/sharing");
  await expect(page.getByRole("tab", { name: "What can be shared" })).toBeVisible({ timeout: 15_000 });
}
