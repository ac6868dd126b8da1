/** The official MCP client against both of Potluck's MCP servers: streamable HTTP on the server, stdio from the command line. */
import { resolve } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { actingPeople, giveList, ofList, withAddress, type Person } from "../../helpers/actingPeople.ts";
import { usualLimits } from "../../../sync-server/limits/limits.ts";
import { wideLimits } from "../../helpers/testServer.ts";

const project = resolve(import.meta.dirname, "../../..");

async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

function overHttp({ client }: Person): Promise<Client> {
  const headers = { authorization: `Bearer ${client.accessToken}` };
  return connected(new StreamableHTTPClientTransport(new URL("/mcp", client.address), { requestInit: { headers } }));
}

function overStdio({ client }: Person): Promise<Client> {
  return connected(
    new StdioClientTransport({
      command: process.execPath,
      args: ["src/cli/index.ts", "mcp"],
      cwd: project,
      env: { POTLUCK_SERVER: client.address, POTLUCK_TOKEN: client.accessToken, HOME: "/nowhere" },
      stderr: "inherit",
    }),
  );
}

/** What a tool answered, or the sentence of its refusal. */
async function call(client: Client, name: string, input: object = {}): Promise<unknown> {
  const { isError, structuredContent, content } = await client.callTool({ name, arguments: { ...input } });
  if (isError !== true) return (structuredContent as { answer: unknown }).answer;
  return (content as { text: string }[])[0]?.text;
}

describe.each([
  ["streamable HTTP", overHttp],
  ["stdio, from the command line", overStdio],
])("[S3.13] MCP by %s", (_name, connect) => {
  test("[S3.13] the ten tools, each under the caller's own permissions", async () => {
    const { person } = await actingPeople();
    const [anna, ben] = [await person("anna"), await person("ben")];
    await giveList(anna, "list1", "This week");
    await giveList(anna, "list2", "Another");
    const annas = await connect(anna);
    const bens = await connect(ben);

    const { tools } = await annas.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "ShareItem",
        "ShareItemBulk",
        "RevokeShare",
        "UpdateShare",
        "GetSharedWithMe",
        "GetSharesForRecord",
        "CheckPermission",
        "AcceptShareInvitation",
        "DeclineShareInvitation",
        "GetPendingInvitations",
      ]),
    );
    expect(tools.find(({ name }) => name === "RevokeShare")).toMatchObject({
      inputSchema: { required: ["shareId"], additionalProperties: false },
      annotations: { readOnlyHint: false },
    });

    const wish = { ...ofList("list1"), recipient: withAddress("ben"), level: "view" };
    expect(await call(bens, "ShareItem", wish)).toMatch(/item_not_found/);
    const share = (await call(annas, "ShareItem", wish)) as { id: string };
    expect(await call(bens, "GetPendingInvitations")).toMatchObject({ count: 1, invitations: [{ id: share.id }] });
    expect(await call(annas, "AcceptShareInvitation", { shareId: share.id })).toMatch(/permission_denied/);
    expect(await call(bens, "AcceptShareInvitation", { shareId: share.id })).toMatchObject({ status: "accepted" });
    expect(await call(bens, "GetSharedWithMe")).toMatchObject({ total: 1, items: [{ displayName: "This week" }] });
    expect(await call(bens, "CheckPermission", { itemId: "list1", action: "edit" })).toMatchObject({
      hasPermission: false,
    });
    expect(await call(bens, "UpdateShare", { shareId: share.id, level: "edit" })).toMatch(/share_not_found/);
    expect(await call(annas, "UpdateShare", { shareId: share.id, level: "edit" })).toMatchObject({ level: "edit" });
    expect(await call(bens, "CheckPermission", { itemId: "list1", action: "edit" })).toMatchObject({
      hasPermission: true,
    });
    expect(await call(bens, "GetSharesForRecord", { itemId: "list1" })).toMatch(/permission_denied/);
    expect(await call(annas, "GetSharesForRecord", { itemId: "list1" })).toMatchObject({
      entries: [{ share: { recipientName: "ben" } }],
    });
    expect(await call(annas, "RevokeShare", { shareId: share.id })).toBeNull();
    expect(await call(bens, "GetSharedWithMe")).toMatchObject({ total: 0 });

    const many = { ...ofList("list2"), level: "view", recipients: [withAddress("ben"), withAddress("anna")] };
    expect(await call(annas, "ShareItemBulk", many)).toMatchObject({ shared: 1, failed: 1 });
    const waiting = (await call(bens, "GetPendingInvitations")) as { invitations: { id: string }[] };
    expect(await call(bens, "DeclineShareInvitation", { shareId: waiting.invitations[0]?.id })).toMatchObject({
      status: "declined",
    });
    expect(await call(annas, "ShareItem", { level: 3 })).toMatch(/request_invalid/);
    expect(await call(annas, "NoSuchTool")).toMatch(/not_found/);
  });
});

describe("[S3.13] the door of MCP over HTTP", () => {
  const list = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
  const asMcp = { headers: { accept: "application/json, text/event-stream" } };

  test("[S3.18] nobody without a session, no other site with a cookie, and no more often than the limit", async () => {
    const limits = { ...wideLimits, requestBySession: { ...usualLimits.requestBySession, burst: 5 } };
    const { server } = await actingPeople({ limits });
    const browser = await server.person("anna@example.org", "cookie");
    const stranger = await server.client().post("/mcp", list, asMcp);
    expect(stranger).toMatchObject({ status: 401, body: { code: "not_signed_in" } });
    expect(stranger.headers.get("www-authenticate")).toBe("Bearer");
    const fromElsewhere = { headers: { ...asMcp.headers, origin: "https://evil.example" } };
    expect(await browser.post("/mcp", list, fromElsewhere)).toMatchObject({ status: 403 });
    expect((await browser.get("/mcp")).status).toBe(405);

    const own = await browser.post("/mcp", list, asMcp);
    expect(own.status, own.text).toBe(200);
    expect(own.body.result).toMatchObject({ tools: expect.any(Array) });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await browser.post("/mcp", list, asMcp)).status);
    expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(429);
  });
});
