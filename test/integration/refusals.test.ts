/** What a person asked offline and the server did not do: each is kept with its reason, and asked again through the outbox. */
import { describe, expect, test } from "vitest";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { askOwner } from "../../src/renderer/sync/access.ts";
import { retryCommand } from "../../src/renderer/sync/outbox.ts";
import { changeShare } from "../../src/renderer/sync/shareCommands.ts";
import { moveShare, shareWithAll } from "../../src/renderer/sync/sharing.ts";
import { readOutbox } from "../../src/renderer/sync/storedCommands.ts";
import { syncWorld, type Device } from "../helpers/syncWorld.ts";

async function party() {
  const world = await syncWorld();
  const anna = await world.device(await world.person("anna"));
  const ben = await world.device(await world.person("ben"));
  const made = await anna.kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, "Ours") });
  if (!made.ok) throw new Error(made.error.message);
  await anna.settled();
  return { world, anna, ben, list: made.value };
}

async function give(from: Device, list: string, address: string, level: string): Promise<string> {
  const target = { itemType: "list", itemId: list, title: "Ours" } as const;
  const me = { personId: from.personId, addresses: [] };
  const [outcome] = await shareWithAll(from.kitchen, me, target, { addresses: [address], level, message: "" }, 1);
  if (!outcome?.result.ok) throw new Error("The share was refused on the device.");
  await from.settled();
  return outcome.result.value;
}

const refused = async ({ kitchen }: Device) =>
  (await readOutbox(kitchen.collections)).map(({ action, input, itemId, state, code }) => ({
    action,
    input,
    itemId,
    state,
    code,
  }));

describe("what is refused is kept", () => {
  test("[C.5] a changed share that was not theirs to change any more, and done once it is asked again and is", async () => {
    const { anna, ben, list } = await party();
    const bens = await give(anna, list, "ben@example.org", "manage");
    await ben.settled();
    await moveShare(ben.kitchen, bens, { status: "accepted" });
    await ben.settled();
    const carlas = await give(ben, list, "carla@example.org", "edit");
    // Allowed, nothing is kept.
    await changeShare(ben.kitchen.collections.shares, carlas, { level: "comment" });
    await ben.settled();
    expect(await refused(ben)).toEqual([]);

    ben.setOnline(false);
    await changeShare(ben.kitchen.collections.shares, carlas, { level: "view" });
    await anna.settled();
    await changeShare(anna.kitchen.collections.shares, bens, { level: "view" });
    await anna.settled();
    ben.setOnline(true);
    await ben.settled();
    const command = { action: "share.update", input: { shareId: carlas, level: "view" }, itemId: list };
    await expect.poll(() => refused(ben)).toEqual([{ ...command, state: "refused", code: "share_not_found" }]);
    await expect.poll(() => ben.sync.state().refused).toBe(1);
    // The server's word holds.
    expect(await levelOf(anna, carlas)).toBe("comment");

    await changeShare(anna.kitchen.collections.shares, bens, { level: "manage" });
    await anna.settled();
    const [kept] = await readOutbox(ben.kitchen.collections);
    await retryCommand(ben.kitchen, kept?.id ?? "");
    await ben.settled();
    await expect.poll(() => refused(ben)).toEqual([]);
    await anna.settled();
    expect(await levelOf(anna, carlas)).toBe("view");
  });

  test("[C.5] a share that ended meanwhile needs no telling; a question about what is gone is told with its words", async () => {
    const { anna, ben, list } = await party();
    const bens = await give(anna, list, "ben@example.org", "view");
    await ben.settled();
    ben.setOnline(false);
    await moveShare(ben.kitchen, bens, { status: "accepted" });
    await askOwner(
      ben.kitchen,
      {
        itemId: "gone",
        itemType: "list",
        itemTitle: "Old one",
        askerId: ben.personId,
        ownerId: anna.personId,
        level: "edit",
        message: "Please",
      },
      1,
    );
    await moveShare(anna.kitchen, bens, { status: "revoked" });
    await anna.settled();
    ben.setOnline(true);
    await ben.settled();
    await expect
      .poll(() => refused(ben))
      .toEqual([
        {
          action: "access.ask",
          input: { itemTitle: "Old one", text: "Please" },
          itemId: "gone",
          state: "refused",
          code: "item_not_found",
        },
      ]);
    expect(await ben.kitchen.collections.requests.count().exec()).toBe(0);
  });
});

async function levelOf({ kitchen }: Device, shareId: string): Promise<string | undefined> {
  return (await kitchen.collections.shares.findOne(shareId).exec())?.level;
}
