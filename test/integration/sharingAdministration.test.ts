/** What the server's admin does about sharing, over HTTP as a program would; and what becomes of it at once. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { seededCatalog, type SharingCatalog } from "../../src/domain/sharing/catalog.ts";
import type { SharePage } from "../../src/domain/sharing/administration.ts";
import type { ShareRow } from "../../sync-server/store/ports/shares.ts";
import { mergeItem } from "../../sync-server/merge/mergeItem.ts";
import { quietWork } from "../helpers/testHub.ts";
import { recordsConnection } from "../helpers/realDevice.ts";
import { shareRow } from "../helpers/shares.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

const act = (client: TestClient, name: string, input: object) => client.post(`/api/actions/${name}`, input);

/** Anna, who owns a list and runs the server, and Ben, who may comment on it. */
async function kitchenWithAdmin(): Promise<{ server: TestServer; anna: TestClient; ben: TestClient }> {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const { store } = server.composed;
  await store.transaction(async (tx) => {
    await tx.people.update(anna.personId, { isAdmin: true });
    const doc = new Y.Doc();
    setListTitle(doc, "This week");
    const push = { id: "list", type: "list", parentId: "", sortKey: "", trashed: null, deleted: false } as const;
    const update = Y.encodeStateAsUpdate(doc);
    await mergeItem({ ...quietWork(tx), documents: null }, anna.personId, { ...push, update }, 1);
    const ids = { ownerId: anna.personId, recipientId: ben.personId, seq: await tx.nextSequence(1) };
    await tx.shares.put(shareRow({ id: "s1", ...ids, itemType: "list", itemId: "list", level: "comment" }));
  });
  return { server, anna, ben };
}

const without = (id: string, change: object): SharingCatalog => ({
  ...seededCatalog,
  levels: seededCatalog.levels.map((level) => (level.id === id ? { ...level, ...change } : level)),
});

test("[S3.16] what belongs to the admin is refused to everybody else, and nothing of it is done", async () => {
  const { server, anna, ben } = await kitchenWithAdmin();
  const asked: readonly (readonly [string, object])[] = [
    ["admin.sharing", {}],
    ["admin.catalog.save", seededCatalog],
    ["admin.settings.save", { senderName: "Kitchen" }],
    ["admin.shares.list", {}],
    ["admin.shares.revoke", { filter: {}, isPreview: false }],
  ];
  for (const [name, input] of asked) {
    expect(await act(ben, name, input), name).toMatchObject({ status: 403, body: { code: "permission_denied" } });
  }
  expect((await server.composed.store.transaction((tx) => tx.shares.find("s1")))?.status).toBe("accepted");
  for (const [name, input] of asked) expect((await act(anna, name, input)).status, name).toBe(200);
  expect((await server.composed.store.transaction((tx) => tx.shares.find("s1")))?.status).toBe("revoked");
});

test("[S3.1] [S3.2] a catalog in which a level includes itself is refused when it is saved; the one before stays in force", async () => {
  const { anna } = await kitchenWithAdmin();
  const cyclic = without("view", { implies: ["edit"] });
  expect(await act(anna, "admin.catalog.save", cyclic)).toMatchObject({
    status: 422,
    body: { code: "catalog_invalid" },
  });
  const foreign = without("view", { driver: "nobody's" });
  expect(await act(anna, "admin.catalog.save", foreign)).toMatchObject({ status: 422 });
  const gone = { ...seededCatalog, levels: seededCatalog.levels.filter(({ id }) => id !== "comment" && id !== "edit") };
  expect((await act(anna, "admin.catalog.save", gone)).status).toBe(422);
  const { body } = await act(anna, "admin.sharing", {});
  expect(body).toMatchObject({ answer: { catalog: { levels: seededCatalog.levels } } });
});

test("[S3.1] a saved catalog counts at once: a living connection is told, and what it may no longer see disappears", async () => {
  const { server, anna, ben } = await kitchenWithAdmin();
  const device = recordsConnection(server.address, ben.accessToken);
  const pull = async (since: number) => {
    const answer = await device.request({ t: "pull", collection: "items", since, limit: 100 });
    if (answer.t !== "pulled-items") throw new Error(answer.t);
    return answer;
  };
  const first = await pull(0);
  expect(first.rows).toMatchObject([{ kind: "item", head: { id: "list" } }]);
  const news: string[] = [];
  device.news$.subscribe((collection) => news.push(collection));
  const off = without("comment", { isActive: false });
  expect((await act(anna, "admin.catalog.save", off)).status).toBe(200);
  await expect.poll(() => new Set(news)).toEqual(new Set(["items", "records"]));
  const second = await pull(first.upTo);
  expect(second.rows).toEqual([{ kind: "gone", id: "list" }]);
  const records = await device.request({ t: "pull", collection: "records", since: 0, limit: 100 });
  expect(records).toMatchObject({ t: "pulled-records" });
  if (records.t !== "pulled-records") throw new Error(records.t);
  expect(records.rows.find(({ kind }) => kind === "catalog")?.data).toMatchObject({ levels: off.levels });
  expect((await act(anna, "admin.catalog.save", seededCatalog)).status).toBe(200);
  expect((await pull(second.upTo)).rows).toMatchObject([{ kind: "item" }]);
});

test("[S3.6] the settings have their defaults, count at once, and bad ones are refused", async () => {
  const { anna, ben, server } = await kitchenWithAdmin();
  const { body } = await act(anna, "admin.sharing", {});
  expect(body).toMatchObject({
    answer: {
      settings: {
        communicationProvider: "smtp",
        senderEmail: "",
        senderName: "Potluck",
        invitationExpirationDays: 7,
        enableInAppNotifications: true,
        enableEmailNotifications: true,
      },
    },
  });
  expect((await act(anna, "admin.settings.save", { invitationExpirationDays: 0 })).status).toBe(400);
  expect((await act(anna, "admin.settings.save", { invitationExpirationDays: 30 })).status).toBe(200);
  const wish = { recipient: { kind: "person", address: "new@example.org" }, itemType: "list", itemId: "list" };
  const made = await act(anna, "share.create", { ...wish, shareAll: false, level: "view" });
  const share = (made.body as { answer: { createdAt: number; lapsesAt: number } }).answer;
  expect(share.lapsesAt - share.createdAt).toBe(30 * 86_400_000);
  const audit = await server.composed.store.transaction((tx) => tx.audit.read(0, 1_000));
  expect(audit.filter(({ action }) => action === "sharing.settings")).toMatchObject([{ actorId: anna.personId }]);
  expect(ben.personId).not.toBe(anna.personId);
});

test("[S3.16] active shares: filtered, a page at a time, counted; revoked in bulk after a preview that changes nothing", async () => {
  const { server, anna } = await kitchenWithAdmin();
  const { store } = server.composed;
  await store.transaction(async (tx) => {
    for (let index = 0; index < 25; index++) {
      const person = `guest-${index}`;
      await tx.people.add({ id: person, name: person, color: "sky", isAdmin: false, createdAt: 1 });
      const ids = { ownerId: anna.personId, recipientId: person, seq: await tx.nextSequence(1) };
      const level = index % 2 === 0 ? "view" : "edit";
      await tx.shares.put(shareRow({ id: `g${index}`, ...ids, itemType: "list", itemId: "list", level }));
    }
  });
  const list = async (input: object) => {
    const { status, body } = await act(anna, "admin.shares.list", input);
    expect(status).toBe(200);
    return (body as { answer: { shares: { id: string; recipientName: string }[]; count: number; next: number | null } })
      .answer;
  };
  const editing = { level: "edit" };
  const first = await list({ filter: editing, limit: 10 });
  expect([first.shares.length, first.count]).toEqual([10, 12]);
  const second = await list({ filter: editing, limit: 10, before: first.next });
  expect([second.shares.length, second.next]).toEqual([2, null]);
  expect(new Set([...first.shares, ...second.shares].map(({ id }) => id)).size).toBe(12);
  expect((await list({ filter: { address: "GUEST-11" } })).shares).toMatchObject([{ recipientName: "guest-11" }]);
  expect((await list({ filter: { personId: "guest-3" } })).count).toBe(1);
  const revoke = async (isPreview: boolean) => {
    const { body } = await act(anna, "admin.shares.revoke", { filter: editing, isPreview });
    return (body as { answer: unknown }).answer;
  };
  expect(await revoke(true)).toEqual({ matching: 12, recipients: 12, revoked: 0 });
  expect((await list({ filter: { ...editing, status: "accepted" } })).count).toBe(12);
  expect(await revoke(false)).toEqual({ matching: 12, recipients: 12, revoked: 12 });
  expect((await list({ filter: { ...editing, status: "accepted" } })).count).toBe(0);
  expect((await list({ filter: { status: "accepted" } })).count).toBe(14);
  const chosen = { filter: { ids: ["g0", "g1", "g2"] }, isPreview: false };
  // g1 was revoked with the others: what is over is neither counted nor revoked again.
  expect((await act(anna, "admin.shares.revoke", chosen)).body).toMatchObject({
    answer: { matching: 2, recipients: 2, revoked: 2 },
  });
  expect((await list({ filter: { status: "accepted" } })).count).toBe(12);
});

test("[S3.16] every filter, and all of them together, finds what a plain search finds; what is more than a thousand is not counted on", async () => {
  const { server, anna } = await kitchenWithAdmin();
  const { store } = server.composed;
  const all: ShareRow[] = [];
  await store.transaction(async (tx) => {
    await tx.people.add({ id: "guest", name: "guest", color: "sky", isAdmin: false, createdAt: 1 });
    await tx.shares.put({ ...(await tx.shares.find("s1"))!, status: "revoked" });
    for (let index = 0; index < 1_200; index++) {
      const row = shareRow({
        id: `f${index}`,
        ownerId: anna.personId,
        recipientId: "guest",
        seq: await tx.nextSequence(1),
        itemType: index % 3 === 0 ? "recipe" : "list",
        itemId: `item-${index}`,
        level: index % 2 === 0 ? "view" : index % 5 === 0 ? "of old" : "edit",
        status: index % 7 === 0 ? "revoked" : "accepted",
        recipientAddress: `${index % 11}guest@example.org`,
        recipientAddressFolded: `${index % 11}guest@example.org`,
      });
      all.push(row);
      await tx.shares.put(row);
    }
  });
  const parts = [
    { itemType: "recipe" },
    { level: "edit" },
    { status: "accepted" },
    { address: "1" },
    { recipientKind: "person" },
  ];
  for (let chosen = 0; chosen < 2 ** parts.length; chosen++) {
    const filter: Partial<Record<string, string>> = Object.assign(
      {},
      ...parts.filter((_part, index) => (chosen & (1 << index)) > 0),
    );
    const wanted = all
      .filter(
        (row) =>
          (filter.itemType ?? row.itemType) === row.itemType &&
          (filter.level ?? row.level) === row.level &&
          (filter.status ?? row.status) === row.status &&
          row.recipientAddressFolded.startsWith(filter.address ?? ""),
      )
      .map(({ id }) => id)
      .toReversed();
    const found: string[] = [];
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const { body } = await act(anna, "admin.shares.list", { filter, before, limit: 400 });
      const { answer } = body as { answer: SharePage };
      // Ben's of before is the oldest.
      found.push(...answer.shares.map(({ id }) => id).filter((id) => id !== "s1"));
      const count = wanted.length + (Object.keys(filter).every((key) => key === "recipientKind") ? 1 : 0);
      expect([answer.count, answer.hasMore], JSON.stringify(filter)).toEqual([Math.min(count, 1_000), count > 1_000]);
      if (answer.next === null) break;
      before = answer.next;
    }
    expect(found, JSON.stringify(filter)).toEqual(wanted);
  }
});

test("[S3.13] an action named twice by its caller is done once", async () => {
  const { anna, server } = await kitchenWithAdmin();
  const wish = { recipient: { kind: "person", address: "new@example.org" }, itemType: "list", itemId: "list" };
  const ask = () =>
    fetch(`${server.address}/api/actions/share.create`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${anna.accessToken}`,
        "idempotency-key": "the-same-call",
      },
      body: JSON.stringify({ ...wish, shareAll: false, level: "view" }),
    });
  const [one, two] = [await ask(), await ask()];
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(await one.json()).toEqual(await two.json());
  const other = await act(anna, "share.create", { ...wish, shareAll: false, level: "view" });
  expect(other).toMatchObject({ status: 409, body: { code: "share_exists" } });
});
