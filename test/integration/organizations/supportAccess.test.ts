import { describe, expect, test } from "vitest";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import { act, call, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

const password = "a long and quiet evening";
const hourMs = 3_600_000;

interface Made {
  readonly id: string;
}

async function world() {
  const server = await testServer();
  const admin = server.client();
  const made = await admin.post("/api/account/setup", {
    code: server.composed.setupSecret,
    address: "admin@example.org",
    password,
    name: "Admin",
    kind: "token",
    device: "test",
  });
  expect(made.status, made.text).toBe(200);
  admin.keep(made);
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const { id: organizationId } = await act<Made>(anna, "organization.create", { kind: "team", name: "Elm" });
  const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "EMPLOYEE" });
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  const wish = { organizationId, reason: "A list that was lost", hours: 1 };
  return { server, admin, anna, ben, organizationId, wish };
}

/** Tokens last shorter than support does. */
async function signInAgain(client: TestClient, address: string): Promise<void> {
  client.accessToken = "";
  client.keep(await client.post("/api/account/sign-in", { address, password, kind: "token", device: "test" }));
}

async function supportSeen(server: TestServer, client: TestClient): Promise<unknown> {
  const records = await recordsSeen(await peerOf(server, client));
  return records.find(({ kind }) => kind === "organization")?.data?.["support"];
}

async function history(client: TestClient, organizationId: string): Promise<(readonly [string, readonly string[]])[]> {
  const { events } = await act<AuditPage>(client, "audit.ofOrganization", { organizationId });
  return events.map(({ words, changes }) => [words, changes] as const);
}

describe("support access", () => {
  test("[S1.12] an admin of the server is let in for a reason and a time; owners are told and see it, and it ends by itself", async () => {
    const { server, admin, anna, ben, organizationId, wish } = await world();
    await newItem(await peerOf(server, anna), "table-one", "table");
    const recipient = { kind: "organization", id: organizationId };
    const shared = { recipient, itemType: "table", itemId: "table-one", shareAll: false, level: "by-role" };
    await act(anna, "share.create", shared);
    const admins = await peerOf(server, admin);
    expect((await itemsSeen(admins)).has("table-one")).toBe(false);

    const since = server.clock.now;
    const endsAt = since + hourMs;
    const given = await act(admin, "organization.supportAccess", wish);
    expect(given).toEqual({ personId: admin.personId, name: "Admin", reason: wish.reason, since, endsAt });
    expect((await itemsSeen(admins)).get("table-one")).toBe("item");
    await act(admin, "invitation.list", { organizationId });
    // Who runs it sees why and until when, on every device; who only works there does not.
    expect(await supportSeen(server, anna)).toEqual([given]);
    expect(await supportSeen(server, ben)).toEqual([]);
    const listed = await act<{ members: object[] }>(anna, "member.list", { organizationId, standing: "support" });
    expect(listed.members).toMatchObject([
      { role: "ADMIN", invitedBy: null, supportReason: wish.reason, personId: admin.personId, endsAt },
    ]);
    const told = (await recordsSeen(await peerOf(server, anna))).filter(({ kind }) => kind === "notification");
    expect(told.map(({ data }) => data?.["title"])).toContain(
      "Admin, an admin of the server, has support access to “Elm”",
    );
    const others = (await recordsSeen(await peerOf(server, ben))).filter(({ kind }) => kind === "notification");
    expect(others.some(({ data }) => data?.["kind"] === "support-access")).toBe(false);

    server.clock.now = endsAt;
    await server.composed.sync.sweep();
    for (const [client, address] of [
      [admin, "admin@example.org"],
      [anna, "anna@example.org"],
    ] as const) {
      await signInAgain(client, address);
    }
    expect(await refusal(admin, "invitation.list", { organizationId })).toBe("organization_not_found");
    expect((await itemsSeen(await peerOf(server, admin))).get("table-one")).not.toBe("item");
    expect(await supportSeen(server, anna)).toEqual([]);
    const lines = await history(anna, organizationId);
    expect(lines[0]?.[0]).toBe("The support access of Admin ended by itself.");
    expect(lines[1]).toEqual(["Admin has support access.", expect.arrayContaining([`Reason: ${wish.reason}`])]);
  });

  test("[S1.12] either side ends it now; nothing and nobody makes it last", async () => {
    const { server, admin, anna, ben, organizationId, wish } = await world();
    const begin = () => act(admin, "organization.supportAccess", wish);
    const ending = { organizationId, personId: admin.personId };
    await begin();
    expect(await refusal(admin, "organization.supportAccess", wish)).toBe("member_exists");
    const role = { organizationId, personId: admin.personId, role: "ADMIN", endsAt: null };
    for (const client of [admin, anna]) expect(await refusal(client, "member.role", role)).toBe("request_invalid");
    expect(await refusal(ben, "organization.endSupport", ending)).toBe("organization_not_found");
    await act(anna, "organization.endSupport", ending);
    expect(await refusal(admin, "invitation.list", { organizationId })).toBe("organization_not_found");
    expect(await refusal(anna, "organization.endSupport", ending)).toBe("member_not_found");
    await begin();
    await act(admin, "organization.endSupport", ending);
    expect(await refusal(admin, "invitation.list", { organizationId })).toBe("organization_not_found");
    // An invitation made meanwhile is no way back in.
    await begin();
    const { link } = await act<{ link: string }>(admin, "invitation.create", { organizationId, role: "ADMIN" });
    server.clock.advance(1_000);
    await act(admin, "organization.endSupport", ending);
    expect(await refusal(admin, "invitation.accept", { token: link.split("/join/")[1] })).toBe("invitation_over");
    expect((await history(anna, organizationId)).map(([words]) => words)).toEqual(
      expect.arrayContaining(["anna ended the support access of Admin.", "Admin ended their support access."]),
    );
    // Whoever is no support is not ended by this.
    expect(await refusal(anna, "organization.endSupport", { organizationId, personId: ben.personId })).toBe(
      "member_not_found",
    );
  });

  test("[S1.12] [S1.5] is for the server's admins alone, and opens one organization and no other", async () => {
    const { server, admin, anna, ben, organizationId, wish } = await world();
    const other = await act<Made>(ben, "organization.create", { kind: "team", name: "Oak" });
    for (const client of [anna, ben]) {
      const real = await call(client, "organization.supportAccess", wish);
      const invented = await call(client, "organization.supportAccess", { ...wish, organizationId: "never-was" });
      expect([real.status, real.text]).toEqual([404, invented.text]);
      expect(await refusal(client, "admin.organizations.list", {})).toBe("permission_denied");
    }
    const outside = await server.person("eve@example.org");
    const ending = { organizationId, personId: admin.personId };
    await act(admin, "organization.supportAccess", wish);
    expect(await refusal(outside, "organization.endSupport", ending)).toBe("organization_not_found");
    await act(admin, "member.list", { organizationId });
    expect(await refusal(admin, "member.list", { organizationId: other.id })).toBe("organization_not_found");
    for (const wrong of [{ reason: "   " }, { hours: 0 }, { hours: 169 }]) {
      expect(await refusal(admin, "organization.supportAccess", { ...wish, ...wrong })).toBe("request_invalid");
    }
  });

  test("[S1.12] takes no seat", async () => {
    const { server, admin, anna, organizationId, wish } = await world();
    await server.composed.store.transaction((tx) =>
      tx.subscriptions.put({
        subjectKind: "organization",
        subjectId: organizationId,
        plan: "TEAM",
        isPaid: true,
        endsAt: null,
        seats: 3,
        updatedAt: server.clock.now,
        saidAt: 0,
      }),
    );
    await act(admin, "organization.supportAccess", wish);
    const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "EMPLOYEE" });
    const token = link.split("/join/")[1];
    await act(await server.person("cem@example.org"), "invitation.accept", { token });
    const second = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "EMPLOYEE" });
    const late = { token: second.link.split("/join/")[1] };
    expect(await refusal(await server.person("dora@example.org"), "invitation.accept", late)).toBe("seats_full");
  });

  test("[S1.12] its admins find organizations by name and kind, a page at a time, with nothing of what is in them", async () => {
    const { admin, anna, organizationId } = await world();
    for (const name of ["birch", "Ash", "Alder"]) await act(anna, "organization.create", { kind: "household", name });
    interface Page {
      readonly total: number | null;
      readonly organizations: readonly { readonly name: string }[];
      readonly next: object | null;
    }
    const list = (input: object) => act<Page>(admin, "admin.organizations.list", input);
    const first = await list({ limit: 2 });
    expect([first.total, first.organizations.map(({ name }) => name)]).toEqual([4, ["Alder", "Ash"]]);
    const second = await list({ limit: 2, after: first.next });
    expect([second.total, second.organizations.map(({ name }) => name), second.next]).toEqual([
      null,
      ["birch", "Elm"],
      null,
    ]);
    expect(await list({ search: "el", kind: "team" })).toEqual({
      total: 1,
      next: null,
      organizations: [
        {
          id: organizationId,
          name: "Elm",
          kind: "team",
          people: 2,
          plan: "FREE",
          createdAt: expect.any(Number),
          support: [],
          isMember: false,
        },
      ],
    });
    expect((await list({ search: "el", kind: "household" })).total).toBe(0);
    await act(anna, "organization.delete", { organizationId });
    expect((await list({})).total).toBe(3);
  });
});
