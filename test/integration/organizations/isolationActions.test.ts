/** Another organization through every action and every tool of an agent: the registry says what there is to try. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { actionDescriptionSchema, type ActionDescription } from "../../../src/agents/toolServer.ts";
import { act, call } from "../../helpers/actions.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
import type { TestClient } from "../../helpers/testClient.ts";

// Every action, several times, one after the other.
vi.setConfig({ testTimeout: 120_000 });

const secret = "Ketchup Quarterly";

/** Elm with one of everything that has an id, and Oak beside it, who is shown none of it. */
async function twoTeams() {
  const elm = await party("Elm Secret");
  const { server, manager, organizationId } = elm;
  const employee = await joined(elm, "EMPLOYEE");
  const made = async (action: string, input: object) =>
    (await act<{ id: string }>(manager, action, { organizationId, ...input })).id;
  const table = await manager.post("/api/datagrid/schemas/", { table_name: secret, sharing_level: "organization" });
  const itemId = String(table.body["id"]);
  const thing = { itemType: "table", itemId };
  const { entries } = await act<{ entries: { share: { id: string } | null }[] }>(manager, "share.list", { itemId });
  const shareId = entries.find(({ share }) => share !== null)?.share?.id ?? "";
  const groupId = await made("group.create", { name: "Secret cooks" });
  await act(manager, "group.add", { groupId, memberKind: "person", memberId: employee.personId });
  await made("people.add", { name: "Secret Zoe", address: "secret-zoe@example.org" });
  const audience = { members: true };
  const campaign = { name: "Secret news", ...thing, level: "view", audience };
  const ids: Record<string, string> = {
    itemId,
    organizationId,
    shareId,
    groupId,
    personId: employee.personId,
    memberId: employee.personId,
    toPersonId: employee.personId,
    permissionSetId: await made("permissionSet.create", { name: "Secret set", capabilities: ["addPeople"] }),
    invitationId: await made("invitation.create", { role: "EMPLOYEE", address: "secret-ben@example.org" }),
    campaignId: await made("campaign.create", campaign),
    commentId: (await act<{ id: string }>(manager, "comment.add", { itemId, text: "Secret words" })).id,
  };
  const oak = await server.person("oak@example.org");
  await act(oak, "organization.create", { kind: "team", name: "Oak" });
  const never = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, "z".repeat(id.length)]));
  return { ...elm, employee, oak, ids, never };
}

const schemaSchema = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ enum: z.array(z.unknown()).optional() })).default({}),
  required: z.array(z.string()).default([]),
});

/** What else an action has to be told. */
const said: Readonly<Record<string, unknown>> = {
  text: "Hello?",
  level: "view",
  name: "Mine",
  address: "oaks@example.org",
  role: "EMPLOYEE",
  reason: "Something was lost",
  hours: 1,
  mapping: { hasHeader: true, name: 0, address: 1, department: null },
  csv: "name,email\nA,a@example.org\n",
  capabilities: ["addPeople"],
  itemType: "table",
  shareAll: false,
  recipient: { kind: "person", address: "oaks@example.org" },
  recipients: [{ kind: "person", address: "oaks@example.org" }],
  keepLevel: null,
  audience: { members: true },
  change: { kind: "remove" },
  newItems: null,
  takesPart: true,
  at: null,
};

interface Try {
  readonly action: ActionDescription;
  readonly inputOf: (ids: Readonly<Record<string, string>>) => Record<string, unknown>;
}

/** Actions that name something by its id, with what they are asked; one that needs what nobody has written here fails. */
function triesOf(actions: readonly ActionDescription[], ids: Readonly<Record<string, string>>): Try[] {
  return actions.flatMap((action): Try[] => {
    const { properties, required } = schemaSchema.parse(action.input);
    const named = Object.keys(properties).filter(
      (name) => name in ids && (required.includes(name) || name !== "personId"),
    );
    const lists = Object.keys(properties).filter((name) => name.endsWith("Ids"));
    if (named.length === 0 && lists.length === 0) return [];
    const more: Record<string, unknown> = {};
    for (const name of required) {
      if (name in ids || lists.includes(name)) continue;
      const choices = properties[name]?.enum;
      const value = name in said ? said[name] : choices?.[0];
      if (value === undefined) throw new Error(`What is asked of ${action.name} as ${name}?`);
      more[name] = value;
    }
    const inputOf: Try["inputOf"] = (which) => ({
      ...more,
      ...Object.fromEntries(named.map((name) => [name, which[name]])),
      ...Object.fromEntries(lists.filter((name) => required.includes(name)).map((name) => [name, [which["personId"]]])),
    });
    return [{ action, inputOf }];
  });
}

async function actionsOf(client: TestClient): Promise<ActionDescription[]> {
  return z.array(actionDescriptionSchema).parse((await client.get("/api/actions")).body["actions"]);
}

/** An answer without what was asked, so that two questions can be compared. */
function without(text: string, ...ids: Readonly<Record<string, string>>[]): string {
  const all = ids.flatMap((one) => Object.entries(one)).toSorted(([, a], [, b]) => b.length - a.length);
  return all.reduce((left, [name, id]) => left.replaceAll(id, name.replace(/^.*(?=Id$)/, "")), text);
}

/** Words nobody outside of Elm may read. */
const theirs = [secret, "Elm Secret", "Secret ", "secret-", "manager@example.org", "employee@example.org"];

test("[S4.8] every action that takes an id answers another organization's as one that never was", async () => {
  const { oak, ids, never, manager } = await twoTeams();
  const tries = triesOf(await actionsOf(oak), ids);
  expect(tries.length).toBeGreaterThan(50);
  for (const { action, inputOf } of tries) {
    const real = await call(oak, action.name, inputOf(ids));
    const invented = await call(oak, action.name, inputOf(never));
    expect([action.name, real.status, without(real.text, ids, never)]).toEqual([
      action.name,
      invented.status,
      without(invented.text, ids, never),
    ]);
    // A question that is not understood would be answered alike, whatever it is about.
    expect([action.name, real.body["code"]]).not.toEqual([action.name, "request_invalid"]);
    for (const word of theirs) expect([action.name, real.text.includes(word)]).toEqual([action.name, false]);
  }
  // Whose organization it is gets another answer about what is there than about what never was.
  for (const { action, inputOf } of tries.filter((one) => one.action.isReading && one.action.name !== "link.show")) {
    const real = await call(manager, action.name, inputOf(ids));
    const invented = await call(manager, action.name, inputOf(never));
    if (real.body["code"] === "permission_denied") continue;
    expect([action.name, without(real.text, ids, never)]).not.toEqual([
      action.name,
      without(invented.text, ids, never),
    ]);
  }
  // Nothing of all that was done.
  expect(await act(manager, "group.list", { organizationId: ids["organizationId"] })).toMatchObject([
    { name: "Secret cooks", people: 1 },
  ]);
});

test("[S4.8] what answers without an id says nothing of another organization: lists, searches, suggestions, figures", async () => {
  const { oak, ids, manager, server, organizationId } = await twoTeams();
  const reading = (await actionsOf(oak)).filter(({ isReading, input }) => {
    const { required } = schemaSchema.parse(input);
    return isReading && required.length === 0;
  });
  expect(reading.map(({ name }) => name)).toEqual(expect.arrayContaining(["organization.list", "campaign.list"]));
  for (const { name } of reading) {
    const { text } = await call(oak, name, {});
    for (const word of [...theirs, ...Object.values(ids)])
      expect([name, word, text.includes(word)]).toEqual([name, word, false]);
  }
  // What is typed into a field for somebody, into a list's search: only one's own organization is searched.
  const own = await act<{ id: string }[]>(oak, "organization.list", {});
  for (const search of ["secret", "Zoe", "employee", "manager"]) {
    for (const action of ["people.list", "member.list"]) {
      const { text } = await call(oak, action, { organizationId: own[0]?.id, search });
      for (const word of theirs) expect([action, search, text.includes(word)]).toEqual([action, search, false]);
    }
  }
  expect(await act(oak, "member.list", { organizationId: own[0]?.id, search: "employee" })).toMatchObject({ total: 0 });
  expect(await act(manager, "people.list", { organizationId, search: "zoe" })).toMatchObject({ total: 1 });
  expect(await act(manager, "member.list", { organizationId, search: "employee" })).toMatchObject({ total: 1 });
  // Nor is it among what an admin's lists are for.
  for (const name of ["admin.organizations.list", "admin.shares.list", "communication.list"]) {
    expect([name, (await call(oak, name, {})).body["code"]]).toEqual([name, "permission_denied"]);
    await server.composed.store.transaction((tx) => tx.people.update(manager.personId, { isAdmin: true }));
    expect([name, (await call(manager, name, {})).status]).toEqual([name, 200]);
  }
});

test("[S4.8] an agent with a token of another organization's member finds nothing by any tool", async () => {
  const { oak, manager, ids, never } = await twoTeams();
  const connect = async (who: TestClient): Promise<Client> => {
    const client = new Client({ name: "test", version: "1" });
    const headers = { authorization: `Bearer ${who.accessToken}` };
    await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", who.address), { requestInit: { headers } }));
    onTestFinished(() => client.close());
    return client;
  };
  const [oaks, managers] = [await connect(oak), await connect(manager)];
  const { tools } = await oaks.listTools();
  const offered = (await actionsOf(oak)).filter(({ tool }) => tool !== null);
  expect(tools.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).toEqual(
    offered.map(({ tool }) => tool ?? "").toSorted((a, b) => a.localeCompare(b)),
  );
  const use = async (client: Client, name: string | null, input: Record<string, unknown>): Promise<string> =>
    JSON.stringify(await client.callTool({ name: name ?? "", arguments: input }));
  const tries = triesOf(offered, ids);
  expect(tries.length).toBeGreaterThan(10);
  for (const { action, inputOf } of tries) {
    const real = await use(oaks, action.tool, inputOf(ids));
    const invented = await use(oaks, action.tool, inputOf(never));
    expect([action.tool, without(real, ids, never)]).toEqual([action.tool, without(invented, ids, never)]);
    expect([action.tool, real]).not.toEqual([action.tool, expect.stringContaining("request_invalid")]);
    for (const word of theirs) expect([action.tool, real.includes(word)]).toEqual([action.tool, false]);
  }
  const asked = new Set(tries.map(({ action }) => action.tool));
  for (const { tool, isReading, input } of offered) {
    if (asked.has(tool) || !isReading) continue;
    const { required } = schemaSchema.parse(input);
    const told = await use(oaks, tool, Object.fromEntries(required.map((name) => [name, said[name]])));
    for (const word of [...theirs, ...Object.values(ids)])
      expect([tool, word, told.includes(word)]).toEqual([tool, word, false]);
  }
  expect(await use(managers, "GetItemHistory", { itemId: ids["itemId"] })).toContain(secret);
  expect(await use(managers, "GetSharedByMe", { itemType: "table" })).toContain(secret);
  expect(await use(managers, "GetOrganizationHistory", { organizationId: ids["organizationId"] })).toContain(
    "Secret Zoe",
  );
});
