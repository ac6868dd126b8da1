import { describe, expect, test } from "vitest";
import { runCommand, readCommand } from "../../../sync-server/commands.ts";
import { signBilling, signatureHeader } from "../../../sync-server/transport/http/billingRoute.ts";
import { act, checkpoint, itemsSeen, newItem, peerOf, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

const secret = "a secret that both sides know";

interface Party {
  readonly server: TestServer;
  readonly anna: TestClient;
  readonly ben: TestClient;
  readonly organizationId: string;
}

async function party(): Promise<Party> {
  const server = await testServer({ configuration: { billingSecret: secret } });
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const { id } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Elm" });
  const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId: id, role: "MEMBER" });
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  return { server, anna, ben, organizationId: id };
}

interface Event {
  readonly id?: string;
  readonly at?: number;
  readonly isPaid?: boolean;
  readonly endsAt?: number | null;
  readonly seats?: number | null;
  readonly subjectId?: string;
}

function eventOf({ server, organizationId }: Party, event: Event): string {
  return JSON.stringify({
    id: event.id ?? "event-0001",
    type: "subscription.changed",
    at: event.at ?? server.clock.now,
    subject: { kind: "organization", id: event.subjectId ?? organizationId },
    plan: "TEAM",
    isPaid: event.isPaid ?? true,
    endsAt: event.endsAt ?? null,
    seats: event.seats ?? null,
  });
}

function send(parts: Party, body: string, signature = signBilling(secret, parts.server.clock.now, body)) {
  const headers: Record<string, string> = { [signatureHeader]: signature, origin: parts.server.address };
  return parts.server.client().post("/api/billing/webhook", undefined, {
    rawBody: body,
    headers: { ...headers, "content-type": "application/json" },
  });
}

async function membersOnly(parts: Party, itemId = "list-one"): Promise<void> {
  const { anna, organizationId, server } = parts;
  await newItem(await peerOf(server, anna), itemId, "list");
  const recipient = { kind: "organization", id: organizationId };
  const wish = { recipient, itemType: "list", itemId, shareAll: false, level: "view", membershipOnly: true };
  await act(anna, "share.create", wish);
}

const planOf = ({ server, organizationId }: Party) =>
  server.composed.store.transaction((tx) => tx.subscriptions.find("organization", organizationId));

describe("a subscription", () => {
  test("[S0.4] [S1.13] a share for members works while it is paid, ends with it at once, and does not come back by itself", async () => {
    const parts = await party();
    const { server, ben, anna } = parts;
    await membersOnly(parts);
    const bens = await peerOf(server, ben);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "gone" }]);
    expect((await send(parts, eventOf(parts, {}))).status).toBe(200);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    expect((await send(parts, eventOf(parts, { id: "event-0002", isPaid: false }))).status).toBe(200);
    expect(await itemsSeen(bens, since)).toEqual(new Map([["list-one", "gone"]]));
    const [row] = (await (await peerOf(server, anna)).pullShares(0)).rows;
    expect(row).toMatchObject({ share: { status: "revoked", endReason: "membership_ended", membershipOnly: true } });
    expect((await send(parts, eventOf(parts, { id: "event-0003" }))).status).toBe(200);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "gone" }]);
  });

  test("[S0.4] one that ends by itself ends exactly at its time, before and after the sweep", async () => {
    const parts = await party();
    const { server, ben } = parts;
    const endsAt = server.clock.now + 60_000;
    await send(parts, eventOf(parts, { endsAt }));
    await membersOnly(parts);
    const bens = await peerOf(server, ben);
    server.clock.now = endsAt - 1;
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    server.clock.now = endsAt;
    expect(await bens.get("list-one")).toMatchObject([{ kind: "gone" }]);
    await server.composed.sync.sweep();
    expect(await itemsSeen(bens, since)).toEqual(new Map([["list-one", "gone"]]));
    expect(await planOf(parts)).toMatchObject({ isPaid: false, plan: "TEAM" });
  });

  test("[S0.4] messages are heard once, in the order they were true, and only when they are signed and new", async () => {
    const parts = await party();
    const { server } = parts;
    const paid = eventOf(parts, {});
    const now = server.clock.now;
    for (const signature of [
      "",
      "t=1,v1=00",
      signBilling("another secret", now, paid),
      signBilling(secret, now, `${paid} `),
    ]) {
      expect((await send(parts, paid, signature)).status, signature).toBe(403);
    }
    expect((await send(parts, paid, signBilling(secret, now - 301_000, paid))).status).toBe(403);
    expect(await planOf(parts)).toBeNull();
    expect((await send(parts, paid)).status).toBe(200);
    const free = eventOf(parts, { id: "event-0002", isPaid: false, at: now + 5 });
    expect((await send(parts, free)).status).toBe(200);
    // The first again, and one that was overtaken.
    expect((await send(parts, paid)).status).toBe(200);
    expect((await send(parts, eventOf(parts, { id: "event-0003", at: now + 2 }))).status).toBe(200);
    expect(await planOf(parts)).toMatchObject({ isPaid: false });
    expect((await send(parts, eventOf(parts, { id: "event-0004", subjectId: "never-was" }))).status).toBe(404);
    expect((await send(parts, "{}", signBilling(secret, now, "{}"))).status).toBe(400);
  });

  test("[S1.13] no more people than seats", async () => {
    const parts = await party();
    const { server, anna, organizationId } = parts;
    await send(parts, eventOf(parts, { seats: 2 }));
    const cleo = await server.person("cleo@example.org");
    const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "MEMBER" });
    const token = link.split("/join/")[1];
    expect(await refusal(cleo, "invitation.accept", { token })).toBe("seats_full");
    await send(parts, eventOf(parts, { id: "event-0002", seats: 3, at: server.clock.now + 1 }));
    await act(cleo, "invitation.accept", { token });
  });

  test("[S0.4] the admin's command beside the running server, whose devices hear of it with its next sweep", async () => {
    const parts = await party();
    const { server, ben, organizationId } = parts;
    await membersOnly(parts);
    const run = async (...given: string[]) => {
      const read = readCommand(["subscription", ...given]);
      if (!read.ok || read.value.command === null) throw new Error("not read");
      return runCommand(read.value.command, server.dataFolder, server.clock.now);
    };
    const bens = await peerOf(server, ben);
    server.clock.advance(1_000);
    expect(await run("organization", organizationId, "TEAM", "--seats", "5", "--ends", "2099-12-31")).toMatchObject({
      ok: true,
    });
    expect(await planOf(parts)).toMatchObject({ isPaid: true, seats: 5, endsAt: Date.UTC(2099, 11, 31) });
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    server.clock.advance(1_000);
    await run("organization", organizationId, "FREE");
    bens.heard.length = 0;
    await server.composed.sync.sweep();
    await expect.poll(() => bens.heard.some((message) => message.t === "news")).toBe(true);
    expect(await itemsSeen(bens, since)).toEqual(new Map([["list-one", "gone"]]));
    expect(await run("organization", "never-was", "TEAM")).toMatchObject({ error: { code: "not_found" } });
    expect(readCommand(["subscription", "organization"])).toMatchObject({ error: { code: "configuration_invalid" } });
  });
});
