import { fromBase64 } from "lib0/buffer";
import { firstValueFrom, filter } from "rxjs";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import { recordsProtocol, tokenProtocol } from "../../src/domain/protocol/messages.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { openLive, type LiveItem } from "../../src/renderer/sync/live.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { recordsConnection } from "../helpers/realDevice.ts";
import { testServer } from "../helpers/testServer.ts";

test("[C.3] two people type in one list live, each in their own store, and see each other there", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const phone = await testKitchen();
  const laptop = await testKitchen();
  const created = await phone.items.create("New", { type: "list", init: (doc) => setListTitle(doc, "Ours") });
  if (!created.ok) throw new Error(created.error.message);
  const list = created.value;
  const record = await phone.collections.items.findOne(list).exec(true);
  await laptop.collections.items.insert(record.toMutableJSON());
  const state = fromBase64(record.state);
  const empty = Y.encodeStateVector(new Y.Doc());
  const records = recordsConnection(server.address, anna.accessToken);
  await records.request({
    t: "push",
    collection: "items",
    rows: [
      {
        id: list,
        type: "list",
        parentId: "",
        sortKey: "",
        trashed: false,
        deleted: false,
        update: state,
        base: empty,
        vector: empty,
      },
    ],
  });
  const live = async (kitchen: Kitchen): Promise<LiveItem> => {
    const opened = await openLive(
      {
        documents: kitchen.documents,
        socket: async () => ({
          address: server.address.replace(/^http/, "ws"),
          protocols: [recordsProtocol, tokenProtocol(anna.accessToken)],
        }),
        personId: "somebody else",
      },
      list,
    );
    if (!opened) throw new Error("The list is not there");
    onTestFinished(() => opened.close());
    return opened;
  };
  const onPhone = await live(phone);
  const onLaptop = await live(laptop);
  const title = async (kitchen: Kitchen, id: ItemId): Promise<string | undefined> =>
    (await kitchen.items.get("list", id))?.title;
  await phone.items.edit(list, "Rename", (doc) => setListTitle(doc, "Ours, today"));
  await expect.poll(() => title(laptop, list)).toBe("Ours, today");
  await laptop.items.edit(list, "Rename", (doc) => setListTitle(doc, "Ours, tonight"));
  await expect.poll(() => title(phone, list)).toBe("Ours, tonight");
  await expect.poll(async () => (await phone.collections.items.findOne(list).exec())?.title).toBe("Ours, tonight");
  onLaptop.lookAt("milk");
  const here = await firstValueFrom(onPhone.people$.pipe(filter((people) => people.some((one) => one.looksAt !== ""))));
  expect(here).toMatchObject([{ name: "anna", looksAt: "milk" }]);
  expect(await phone.undo.undo(), "undo takes back one's own edit, not the other's").toBe("Rename");
  await expect.poll(() => title(phone, list)).not.toContain("today");

  // The token it was opened with is over, and the connection is cut: it opens again with the one there is now.
  anna.keep(await anna.post("/api/account/refresh", { refreshToken: anna.refreshToken }));
  server.composed.sync.rooms.reset([list]);
  await phone.items.edit(list, "Rename", (doc) => setListTitle(doc, "Ours, tomorrow"));
  await expect.poll(() => title(laptop, list), { timeout: 10_000 }).toBe("Ours, tomorrow");
});
