/** What somebody who hosts sees at /metrics while people sync: how much, never who. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { peerOf } from "../helpers/actions.ts";
import { itemPush } from "../helpers/rawPeer.ts";
import { liveClient } from "../helpers/realDevice.ts";
import { Member } from "../helpers/sharingPeople.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

type Figures = (name: string) => number;

/** The figures now; 0 for what is not among them. */
async function figuresOf(server: TestServer): Promise<Figures> {
  const { text } = await server.client().get("/metrics");
  const lines = text.split("\n").map((line) => /^(\S+(?:\{.*\})?) (\S+)$/.exec(line));
  const byName = new Map(lines.map((match) => [match?.[1] ?? "", Number(match?.[2])]));
  return (name) => byName.get(name) ?? 0;
}

function recipe(title: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText("title").insert(0, title);
  return doc;
}

test("[C.4] the figures say what is open, what was taken each way and what was refused, and never whose it was", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const now = () => figuresOf(server);
  const before = await now();
  expect(before('potluck_connections{plane="records"}')).toBe(0);
  expect(before('potluck_store_bytes{part="database"}')).toBeGreaterThan(0);
  expect(before("potluck_disk_free_bytes")).toBeGreaterThan(0);

  const member = new Member(anna, await peerOf(server, anna));
  const stranger = await peerOf(server, ben);
  const soup = itemPush("soup", recipe("Soup"), { type: "recipe" });
  await member.peer.push(soup);
  await member.peer.push(soup);
  await stranger.push(itemPush("soup", recipe("Mine"), { type: "recipe" }));
  const pushed = await now();
  expect(pushed('potluck_connections{plane="records"}')).toBe(2);
  expect(pushed('potluck_changes_total{way="records",news="yes"}')).toBe(1);
  expect(pushed('potluck_changes_total{way="records",news="no"}')).toBe(1);
  expect(pushed('potluck_changes_refused_total{way="records",code="permission_denied"}')).toBe(1);
  const transactions = 'potluck_transaction_seconds_count{part="work"}';
  expect(pushed(transactions)).toBeGreaterThan(before(transactions));

  const shareId = await member.shares("soup", "ben@example.org", { itemType: "recipe" });
  await new Member(ben, stranger).does("share.accept", { shareId });
  const phone = liveClient(server.address, anna.accessToken, "soup");
  const viewer = liveClient(server.address, ben.accessToken, "soup");
  await expect.poll(() => viewer.provider.synced && phone.provider.synced).toBe(true);
  const notes = phone.doc.getText("notes");
  const seen = () => viewer.doc.getText("notes").toString();
  for (const letter of "abc") {
    notes.insert(notes.length, letter);
    await expect.poll(seen).toBe(notes.toString());
  }
  viewer.doc.getText("notes").insert(0, "Not mine to change");
  await expect
    .poll(async () => (await now())('potluck_changes_refused_total{way="live",code="permission_denied"}'))
    .toBe(1);
  const live = await now();
  expect(live('potluck_connections{plane="live"}')).toBe(2);
  expect(live("potluck_open_documents")).toBe(1);
  // The first letter claims the client id, which is more than typing.
  expect(live('potluck_changes_total{way="live",news="yes"}')).toBe(1);
  expect(live('potluck_changes_total{way="typing",news="yes"}')).toBe(2);

  expect((await anna.post("/api/datagrid/schemas/", { table_name: "stock" })).status).toBe(201);
  expect((await now())('potluck_changes_total{way="http",news="yes"}')).toBe(1);
  const { text } = await server.client().get("/metrics");
  for (const secret of ["anna", "ben", "soup", "stock", anna.personId]) expect(text).not.toContain(secret);
});

test("[C.4] what waits in the journal is among the figures until it is put in its places", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  await (await peerOf(server, anna)).push(itemPush("soup", recipe("Soup"), { type: "recipe" }));
  const journal = 'potluck_store_bytes{part="journal"}';
  const typed = [{ itemId: "soup", itemType: "recipe", actorId: anna.personId, update: new Uint8Array(100) }] as const;
  const { flushed } = server.composed.store.journal.append(typed, server.clock.now);
  await flushed;
  expect((await figuresOf(server))(journal)).toBeGreaterThan(100);
  // Asking for the figures looked into the database too, and every transaction puts the journal away.
  expect((await figuresOf(server))(journal)).toBe(0);
});

test("[C.4] a mail that is not taken and what goes wrong are counted", async () => {
  const server = await testServer();
  const before = await figuresOf(server);
  expect(before("potluck_mails_not_taken_total")).toBe(0);
  server.smtp.refusals.push(451);
  await server.person("anna@example.org").catch(() => undefined);
  server.composed.sync.hub.reportBug(new Error("a bug"));
  const after = await figuresOf(server);
  expect(after("potluck_mails_not_taken_total")).toBe(1);
  expect(after("potluck_errors_total")).toBe(before("potluck_errors_total") + 1);
});
