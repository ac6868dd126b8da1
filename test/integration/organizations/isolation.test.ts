import { expect, test } from "vitest";
import * as Y from "yjs";
import { tableNewsAfterMs } from "../../../sync-server/engine/notices/tableNews.ts";
import { act, call, checkpoint, itemsSeen, peerOf, recordsSeen } from "../../helpers/actions.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
import { RawLive } from "../../helpers/rawLive.ts";
import type { TestClient } from "../../helpers/testClient.ts";

const root = "/api/datagrid/schemas/";
const secret = "Ketchup Quarterly";

/** Elm with a secret table and a member; Oak beside it, on the same server. */
async function twoTeams() {
  const elm = await party("Elm");
  const { server, manager } = elm;
  const employee = await joined(elm, "EMPLOYEE");
  const oak = await server.person("oak@example.org");
  await act(oak, "organization.create", { kind: "team", name: "Oak" });
  const made = await manager.post(root, { table_name: secret, sharing_level: "organization" });
  return { ...elm, employee, oak, tableId: String(made.body["id"]) };
}

/** Everything somebody's device and programs are told, in one text. */
async function allTold({ server }: Awaited<ReturnType<typeof twoTeams>>, who: TestClient): Promise<string> {
  const peer = await peerOf(server, who);
  const lists = [];
  for (const path of [root, `${root}shared/`, `${root}?sharing_level=shared`]) {
    const answer = await fetch(new URL(path, who.address), { headers: { authorization: `Bearer ${who.accessToken}` } });
    lists.push(await answer.text(), answer.headers.get("link"));
  }
  const people = await act(who, "audit.ofPerson", { personId: who.personId });
  return JSON.stringify([
    lists,
    [...(await itemsSeen(peer))],
    (await peer.pullShares()).rows,
    await recordsSeen(peer),
    people,
  ]);
}

test("[S4.8] another organization's table is in nothing somebody is told: lists, pages, feeds, records, history", async () => {
  const teams = await twoTeams();
  const { oak, employee, tableId, organizationId } = teams;
  const told = await allTold(teams, oak);
  for (const word of [secret, tableId, organizationId, "Elm"]) expect(told).not.toContain(word);
  const told2 = await allTold(teams, employee);
  for (const word of [secret, tableId, organizationId, "Elm"]) expect(told2).toContain(word);
});

test("[S4.8] its id asked for by name gets the answer of one that never was: actions, the records plane, another's page", async () => {
  const { oak, manager, server, tableId, organizationId } = await twoTeams();
  const invented = { id: "b".repeat(tableId.length), organization: "c".repeat(organizationId.length) };
  const asked: readonly (readonly [string, (id: string, organization: string) => Record<string, unknown>])[] = [
    ["audit.ofItem", (itemId) => ({ itemId })],
    ["share.list", (itemId) => ({ itemId })],
    ["comment.people", (itemId) => ({ itemId })],
    ["comment.add", (itemId) => ({ itemId, text: "Hello?" })],
    ["member.list", (_id, one) => ({ organizationId: one })],
    ["people.list", (_id, one) => ({ organizationId: one })],
    ["group.list", (_id, one) => ({ organizationId: one })],
    ["invitation.create", (_id, one) => ({ organizationId: one, role: "EMPLOYEE" })],
    ["member.ids", (_id, one) => ({ organizationId: one })],
    ["permissionSet.list", (_id, one) => ({ organizationId: one })],
    ["audit.ofOrganization", (_id, one) => ({ organizationId: one, beforeSeq: null, limit: 10 })],
    ["organization.sharingReport", (_id, one) => ({ organizationId: one })],
    ["campaign.preview", (_id, one) => ({ organizationId: one, audience: { members: true } })],
  ];
  const without = (text: string): string =>
    text
      .replaceAll(tableId, "ID")
      .replaceAll(organizationId, "ORG")
      .replaceAll(invented.id, "ID")
      .replaceAll(invented.organization, "ORG");
  for (const [name, input] of asked) {
    const real = await call(oak, name, input(tableId, organizationId));
    const never = await call(oak, name, input(invented.id, invented.organization));
    expect([real.status, without(real.text)], name).toEqual([never.status, without(never.text)]);
    expect(real.status, name).toBeGreaterThanOrEqual(400);
    // Whoever is in it and may gets an answer: the question is one that can be answered.
    const answered = await call(manager, name, input(tableId, organizationId));
    expect([name, answered.status, answered.status === 200 ? "" : answered.text]).toEqual([name, 200, ""]);
  }
  const mayI = { action: "view" };
  const [may, mayNever] = await Promise.all(
    [tableId, invented.id].map((itemId) => call(oak, "permission.check", { itemId, ...mayI })),
  );
  expect([may?.status, without(may?.text ?? "")]).toEqual([mayNever?.status, without(mayNever?.text ?? "")]);
  expect(without((await call(manager, "permission.check", { itemId: tableId, ...mayI })).text)).not.toBe(
    without(may?.text ?? ""),
  );
  const peer = await peerOf(server, oak);
  const [real, never] = await peer.get(tableId, invented.id);
  expect({ ...real, id: "" }).toEqual({ ...never, id: "" });
  // Sharing with the other organization, by its id, is what sharing with one that never was is.
  await oak.post(root, { table_name: "mine" });
  const withTheirs = await oak.post(`${root}mine/share/`, { organization_id: organizationId });
  const withNone = await oak.post(`${root}mine/share/`, { organization_id: invented.organization });
  expect([withTheirs.status, withTheirs.text]).toEqual([withNone.status, withNone.text]);
  // A place in somebody else's list leads nowhere.
  await manager.post(root, { table_name: "second", sharing_level: "organization" });
  const page = await fetch(new URL(`${root}shared/?limit=1`, manager.address), {
    headers: { authorization: `Bearer ${manager.accessToken}` },
  });
  const next = /<([^>]+)>/.exec(page.headers.get("link") ?? "")?.[1] ?? "";
  expect(next).not.toBe("");
  const followed = await fetch(new URL(next, oak.address), { headers: { authorization: `Bearer ${oak.accessToken}` } });
  expect(await followed.text()).toBe("[]");
});

test("[S4.8] open for live editing it is closed like one that never was, and a picture in it is not there; who is in it has both", async () => {
  const { oak, employee, manager, server, tableId } = await twoTeams();
  const opened = [tableId, "b".repeat(tableId.length)].map((id) => new RawLive(server, oak, id));
  await expect.poll(() => opened.every(({ closedWith }) => closedWith !== undefined)).toBe(true);
  const [real, never] = opened;
  expect(real?.closedWith).toBe(never?.closedWith);
  expect([real?.presences, real?.refusals, real?.doc.share.size]).toEqual([[], [], 0]);
  const inside = new RawLive(server, employee, tableId);
  await expect.poll(() => Y.encodeStateVector(inside.doc).byteLength).toBeGreaterThan(1);
  expect(inside.closedWith).toBeUndefined();

  const picture = "d".repeat(64);
  await server.composed.store.transaction(async (tx) => {
    await tx.blobs.add(picture, { mime: "image/png", bytes: new Uint8Array([1, 2, 3]), createdAt: server.clock.now });
    await tx.blobs.link({ itemId: tableId, blobId: picture });
  });
  const ask = async (who: TestClient, blob: string) => {
    const answer = await fetch(`${who.address}/api/blobs/${blob}?item=${tableId}`, {
      headers: { authorization: `Bearer ${who.accessToken}` },
    });
    return [answer.status, answer.status === 200 ? "" : await answer.text()];
  };
  expect(await ask(oak, picture)).toEqual(await ask(oak, "e".repeat(64)));
  expect((await ask(oak, picture))[0]).toBe(404);
  expect((await ask(manager, picture))[0]).toBe(200);
  expect((await ask(employee, picture))[0]).toBe(200);
});

test("[S4.8] what happens to it moves nobody else's checkpoint, and nobody else is told or mailed", async () => {
  const { oak, employee, manager, server } = await twoTeams();
  const peer = await peerOf(server, oak);
  const before = await checkpoint(peer);
  // What is said to everybody of an organization who connects, once they are known.
  const news = () => peer.heard.filter(({ t }) => t === "news").length;
  await expect.poll(news).toBe(3);
  const mails = server.smtp.received.filter(({ to }) => to.includes("oak@example.org")).length;
  const columns = [{ name: "Name", type: "text" }];
  await manager.send("PATCH", `${root}${encodeURIComponent(secret)}/`, { columns });
  server.clock.advance(tableNewsAfterMs);
  await server.composed.sync.sweep();
  await server.composed.accounts.mail.deliverDue();
  expect(await checkpoint(peer)).toBe(before);
  expect(JSON.stringify(await recordsSeen(peer))).not.toContain("changed the table");
  expect(news()).toBe(3);
  expect(server.smtp.received.filter(({ to }) => to.includes("oak@example.org"))).toHaveLength(mails);
  expect(JSON.stringify(await recordsSeen(await peerOf(server, employee)))).toContain(`changed the table “${secret}”`);
});

test("[S4.8] an owner's other tables are not told by the names that are taken: whoever may rename one may take any", async () => {
  const parts = await party();
  const { manager } = parts;
  const local = await joined(parts, "LOCAL_MANAGER");
  const employee = await joined(parts, "EMPLOYEE");
  await manager.post(root, { table_name: "Private" });
  await manager.post(root, { table_name: "Shared", sharing_level: "organization" });
  for (const table_name of ["Private", "Unused"]) {
    expect((await employee.send("PATCH", `${root}Shared/`, { table_name })).body).toMatchObject({
      code: "permission_denied",
    });
  }
  expect((await manager.send("PATCH", `${root}Shared/`, { table_name: "Private" })).status).toBe(409);
  expect((await local.send("PATCH", `${root}Shared/`, { table_name: "Private" })).status).toBe(200);
});
