import { expect, test } from "vitest";
import { tableNewsAfterMs } from "../../../sync-server/engine/notices/tableNews.ts";
import { act, call, checkpoint, itemsSeen, peerOf, recordsSeen } from "../../helpers/actions.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
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
    ["access.list", (itemId) => ({ itemType: "table", itemId })],
    ["comment.add", (itemId) => ({ itemId, text: "Hello?" })],
    ["member.list", (_id, one) => ({ organizationId: one })],
    ["people.list", (_id, one) => ({ organizationId: one })],
    ["group.list", (_id, one) => ({ organizationId: one })],
    ["invitation.create", (_id, one) => ({ organizationId: one, role: "EMPLOYEE" })],
  ];
  for (const [name, input] of asked) {
    const real = await call(oak, name, input(tableId, organizationId));
    const never = await call(oak, name, input(invented.id, invented.organization));
    const without = (text: string): string =>
      text.replaceAll(tableId, "ID").replaceAll(organizationId, "ORG").replaceAll(invented.id, "ID");
    expect([real.status, without(real.text)], name).toEqual([never.status, without(never.text)]);
    expect(real.status, name).toBeGreaterThanOrEqual(400);
  }
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
