/**
 * The server loses its power within the moment in which what was typed is passed on and not flushed yet: its disk is behind what
 * devices have seen. Real SQLite, real sockets, the devices' own stores and replication.
 */
import { randomBytes } from "node:crypto";
import { fromBase64 } from "lib0/buffer";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import type { ItemId } from "../../src/domain/items/types.ts";
import { recordsProtocol, tokenProtocol } from "../../src/domain/protocol/messages.ts";
import { setRecipeText } from "../../src/domain/recipes/commands.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { openLive, type LiveItem } from "../../src/renderer/sync/live.ts";
import { addRescuedChanges } from "../../src/renderer/sync/rescuedVersion.ts";
import { changeShare, shareWith } from "../../src/renderer/sync/shareCommands.ts";
import { startSync, type Sync } from "../../src/renderer/sync/sync.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { flushedState } from "../helpers/powerCut.ts";
import { recordsConnection } from "../helpers/realDevice.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

class Device {
  readonly kitchen: Kitchen;
  readonly #who: TestClient;
  readonly #personId: string;
  #sync: Sync | undefined;
  #live: LiveItem | undefined;

  constructor(kitchen: Kitchen, who: TestClient, personId: string) {
    this.kitchen = kitchen;
    this.#who = who;
    this.#personId = personId;
    onTestFinished(() => this.offline());
  }

  /** Goes online, or back online: what is here goes there and the other way round. */
  async online(server: TestServer): Promise<void> {
    this.#sync ??= startSync({
      collections: this.kitchen.collections,
      connection: recordsConnection(server.address, this.#who.accessToken),
      feedId: this.#personId,
      now: () => Date.now(),
      newId: () => randomBytes(10).toString("hex"),
      waitForLeadership: false,
    });
    await this.#sync.settled();
  }

  async offline(): Promise<void> {
    const sync = this.#sync;
    this.#sync = undefined;
    await sync?.stop();
  }

  /** Has an item open on the screen, which takes its document again when it was reset. */
  async look(server: TestServer, itemId: ItemId): Promise<void> {
    const open = async (): Promise<void> => {
      this.#live?.close();
      this.#live = await openLive(
        {
          documents: this.kitchen.documents,
          socket: async () => ({
            address: server.address.replace(/^http/, "ws"),
            protocols: [recordsProtocol, tokenProtocol(this.#who.accessToken)],
          }),
          personId: this.#personId,
        },
        itemId,
      );
    };
    await open();
    const again = this.kitchen.documents.forgotten$.subscribe((id) => void (id === itemId && open()));
    onTestFinished(() => {
      again.unsubscribe();
      this.lookAway();
    });
  }

  lookAway(): void {
    this.#live?.close();
    this.#live = undefined;
  }

  async notes(itemId: ItemId): Promise<string | undefined> {
    return (await this.kitchen.items.get("recipe", itemId))?.fields.notes;
  }

  /** The document as stored, in a spelling that equal documents share. */
  async stored(itemId: ItemId): Promise<unknown> {
    const record = await this.kitchen.collections.items.findOne(itemId).exec(true);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, fromBase64(record.state));
    const content = [
      doc.getText("notes").toString(),
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
    ];
    doc.destroy();
    return content;
  }

  async addRescued(): Promise<void> {
    for (const rescue of await this.kitchen.collections.rescues.find().exec()) {
      await addRescuedChanges(this.kitchen, rescue.toMutableJSON());
    }
  }

  async rescues(): Promise<{ code: string }[]> {
    return (await this.kitchen.collections.rescues.find().exec()).map(({ code }) => ({ code }));
  }
}

/** Anna's recipe, which Ben has at this level, open on both screens; everything so far is flushed. */
async function household(level: "view" | "edit") {
  const dataFolder = await temporaryFolder();
  const server = await testServer({ dataFolder });
  const deviceOf = async (name: string): Promise<Device> => {
    const who = await server.person(`${name}@example.org`);
    return new Device(await testKitchen(), who, who.personId);
  };
  const [anna, ben] = [await deviceOf("anna"), await deviceOf("ben")];
  const made = await anna.kitchen.items.create("New", {
    type: "recipe",
    init: (doc) => {
      setRecipeText(doc, "title", "Soup");
      setRecipeText(doc, "notes", "Simmer.");
    },
  });
  if (!made.ok) throw new Error(made.error.message);
  const soup = made.value;
  await anna.online(server);
  const shareId = await shareWith(anna.kitchen.collections.shares, {
    id: anna.kitchen.items.newId(),
    ownerId: "",
    sharedById: "",
    recipient: { kind: "person", address: "ben@example.org" },
    itemType: "recipe",
    itemId: soup,
    itemTitle: "",
    shareAll: false,
    level,
    message: "",
    now: 1,
  });
  await anna.online(server);
  await ben.online(server);
  await changeShare(ben.kitchen.collections.shares, shareId, { status: "accepted" });
  await ben.online(server);
  await anna.look(server, soup);
  await ben.look(server, soup);
  const typed = (device: Device, text: string) =>
    device.kitchen.items.edit(soup, "Type", (doc) => setRecipeText(doc, "notes", text));
  // The first letter of a sitting goes the long way and is on the disk.
  await typed(anna, "Simmer. ");
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. ");
  if (level === "edit") {
    await typed(ben, "Simmer. Salt.");
    await expect.poll(() => anna.notes(soup)).toBe("Simmer. Salt.");
  }
  await anna.online(server);
  await ben.online(server);
  // From here on only the live plane is heard: what the other one acknowledges is on the disk.
  await anna.offline();
  await ben.offline();
  const loseTheRest = await flushedState(dataFolder);
  /** The power is gone and comes back. */
  const cutPower = async (): Promise<TestServer> => {
    anna.lookAway();
    ben.lookAway();
    await server.close();
    loseTheRest();
    return testServer({ dataFolder });
  };
  return { anna, ben, soup, typed, cutPower };
}

test("[C.4] the writer comes back first after a power cut: what was lost is sent again", async () => {
  const { anna, ben, soup, typed, cutPower } = await household("edit");
  await typed(anna, "Simmer. Salt. Rest.");
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. Salt. Rest.");
  const server = await cutPower();
  await anna.online(server);
  await ben.online(server);
  await expectTogether(anna, ben, soup, "Simmer. Salt. Rest.");
});

test.each([
  { level: "edit", change: "Rest." },
  { level: "view", change: "Rest." },
  { level: "edit", change: "" },
  { level: "view", change: "" },
] as const)(
  "[C.4] who had seen it ($level, “$change”) comes back before the writer: nothing is refused before their eyes, and the writer brings it",
  async ({ level, change }) => {
    const { anna, ben, soup, typed, cutPower } = await household(level);
    const before = (await ben.notes(soup)) ?? "";
    // Added to, or all of it taken away: a deletion names no author.
    const after = change === "" ? "" : before + change;
    await typed(anna, after);
    await expect.poll(() => ben.notes(soup)).toBe(after);
    await ben.kitchen.documents.flush();
    const server = await cutPower();
    await ben.look(server, soup);
    await ben.online(server);
    expect(await ben.rescues()).toEqual([]);
    // A deletion is taken from whoever may delete; nobody else's word counts.
    await expect.poll(() => ben.notes(soup)).toBe(change === "" && level === "edit" ? "" : before);
    await anna.online(server);
    await ben.online(server);
    await expectTogether(anna, ben, soup, after);
  },
);

test("[C.4] two typed, and one comes back without the other: their own is stored, the other's waits for its writer", async () => {
  const { anna, ben, soup, typed, cutPower } = await household("edit");
  await typed(anna, "Simmer. Salt. Rest.");
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. Salt. Rest.");
  await typed(ben, "First: Simmer. Salt. Rest.");
  await expect.poll(() => anna.notes(soup)).toBe("First: Simmer. Salt. Rest.");
  const server = await cutPower();
  await ben.look(server, soup);
  await ben.online(server);
  expect(await ben.rescues()).toEqual([]);
  await expect.poll(() => ben.notes(soup)).toBe("First: Simmer. Salt.");
  await anna.online(server);
  await ben.online(server);
  await expectTogether(anna, ben, soup, "First: Simmer. Salt. Rest.");
});

test("[C.4] what somebody typed behind lost letters of another is kept for them, and can be added when these are back", async () => {
  const { anna, ben, soup, typed, cutPower } = await household("edit");
  await typed(anna, "Simmer. Salt. Rest.");
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. Salt. Rest.");
  await typed(ben, "Simmer. Salt. Rest. Eat.");
  const server = await cutPower();
  await ben.look(server, soup);
  await ben.online(server);
  expect(await ben.rescues()).toEqual([{ code: "update_foreign_client" }]);
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. Salt.");
  await anna.online(server);
  await ben.online(server);
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. Salt. Rest.");
  await ben.addRescued();
  await ben.online(server);
  await anna.online(server);
  await expectTogether(anna, ben, soup, "Simmer. Salt. Rest. Eat.");
});

test("[C.5] what a viewer took away themselves is refused before their eyes, and kept", async () => {
  const { ben, soup, typed, cutPower } = await household("view");
  await typed(ben, "");
  const server = await cutPower();
  await ben.online(server);
  expect(await ben.rescues()).toEqual([{ code: "permission_denied" }]);
  await expect.poll(() => ben.notes(soup)).toBe("Simmer. ");
});

async function expectTogether(anna: Device, ben: Device, soup: ItemId, notes: string): Promise<void> {
  await expect.poll(() => ben.notes(soup)).toBe(notes);
  await expect.poll(() => anna.notes(soup)).toBe(notes);
  expect(await ben.stored(soup)).toEqual(await anna.stored(soup));
  expect([await anna.rescues(), await ben.rescues()]).toEqual([[], []]);
}
