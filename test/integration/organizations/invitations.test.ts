import { describe, expect, test } from "vitest";
import { act, call, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

interface Invited {
  readonly id: string;
  readonly link: string | null;
  readonly status: string;
}

const dayMs = 86_400_000;

async function started(): Promise<{ server: TestServer; anna: TestClient; organizationId: string }> {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const made = await act<{ id: string }>(anna, "organization.create", { kind: "household", name: "Elm Street 4" });
  return { server, anna, organizationId: made.id };
}

async function tokenMailedTo(server: TestServer, address: string): Promise<string> {
  const { raw } = await server.mailTo(address);
  // Long lines are folded on their way.
  const token = /#\/join\/([A-Za-z0-9_-]+)/.exec(raw.replaceAll(/=\r?\n/g, ""))?.[1];
  if (token === undefined) throw new Error(`No secret in ${raw}`);
  return token;
}

const statusOf = async (anna: TestClient, organizationId: string, id: string) =>
  (await act<Invited[]>(anna, "invitation.list", { organizationId })).find((one) => one.id === id)?.status;

describe("an invitation by mail", () => {
  test("[S1.15] is looked at signed out, accepted while registering, and works once", async () => {
    const { server, anna, organizationId } = await started();
    const invited = { organizationId, role: "MEMBER", address: "ben@example.org" };
    const { id, link } = await act<Invited>(anna, "invitation.create", invited);
    expect(link).toBeNull();
    const token = await tokenMailedTo(server, "ben@example.org");
    const look = await server.client().post("/api/invitations/look", { token });
    const facts = { organizationName: "Elm Street 4", invitedByName: "anna", address: "ben@example.org" };
    expect(look.body).toMatchObject({ ...facts, status: "pending" });
    const ben = await server.person("ben@example.org");
    await act(ben, "invitation.accept", { token });
    expect(await act(ben, "organization.list", {})).toMatchObject([{ id: organizationId, role: "MEMBER" }]);
    expect(await statusOf(anna, organizationId, id)).toBe("accepted");
    const eve = await server.person("eve@example.org");
    expect(await refusal(eve, "invitation.accept", { token })).toBe("invitation_over");
  });

  test("[S1.15] stands on the devices of whoever has the address, until it is answered, taken back or over", async () => {
    const { server, anna, organizationId } = await started();
    const ben = await server.person("ben@example.org");
    const held = async (client: TestClient) =>
      (await recordsSeen(await peerOf(server, client)))
        .filter(({ kind, data }) => kind === "invitation" && data !== null)
        .map(({ data }) => data);
    const invite = (address: string) =>
      act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER", address });

    const first = await invite("ben@example.org");
    const facts = { organizationName: "Elm Street 4", organizationKind: "household", invitedByName: "anna", people: 1 };
    expect(await held(ben)).toMatchObject([{ id: first.id, role: "MEMBER", ...facts }]);
    expect(await held(anna)).toEqual([]);
    await act(ben, "invitation.decline", { invitationId: first.id });
    expect(await held(ben)).toEqual([]);

    const second = await invite("ben@example.org");
    expect(await held(ben)).toHaveLength(1);
    await act(anna, "invitation.revoke", { invitationId: second.id });
    expect(await held(ben)).toEqual([]);

    // Who registers an address later finds what was mailed to it.
    await invite("cleo@example.org");
    await tokenMailedTo(server, "cleo@example.org");
    const cleo = await server.person("cleo@example.org");
    const [waiting] = await held(cleo);
    await act(cleo, "invitation.accept", { invitationId: waiting?.["id"] });
    expect(await held(cleo)).toEqual([]);

    const other = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Other" });
    await act(anna, "invitation.create", { organizationId: other.id, role: "MEMBER", address: "ben@example.org" });
    expect(await held(ben)).toHaveLength(1);
    await act(anna, "organization.delete", { organizationId: other.id });
    expect(await held(ben)).toEqual([]);

    await invite("ben@example.org");
    server.clock.now += 7 * dayMs - 1;
    expect(await held(ben)).toHaveLength(1);
    server.clock.now += 1;
    expect(await held(ben)).toEqual([]);
  });

  test("[S1.15] its secret is stored as a hash and answered to nobody", async () => {
    const { server, anna, organizationId } = await started();
    const answer = await call(anna, "invitation.create", {
      organizationId,
      role: "MEMBER",
      address: "ben@example.org",
    });
    const token = await tokenMailedTo(server, "ben@example.org");
    const list = await call(anna, "invitation.list", { organizationId });
    expect(`${answer.text}${list.text}`).not.toContain(token);
    const [stored] = await server.composed.store.transaction((tx) => tx.invitations.ofOrganization(organizationId, 10));
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(stored?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("[S1.15] whose address it is sees it inside, accepts or declines it there; nobody else does", async () => {
    const { server, anna, organizationId } = await started();
    const ben = await server.person("ben@example.org");
    const eve = await server.person("eve@example.org");
    const invite = () =>
      act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER", address: "Ben@Example.org" });
    const { id } = await invite();
    expect(await act(ben, "invitation.mine", {})).toMatchObject([{ id, organizationName: "Elm Street 4" }]);
    expect(await act(eve, "invitation.mine", {})).toEqual([]);
    expect(await refusal(eve, "invitation.accept", { invitationId: id })).toBe("invitation_not_found");
    await act(ben, "invitation.decline", { invitationId: id });
    expect(await statusOf(anna, organizationId, id)).toBe("declined");
    expect(await refusal(ben, "invitation.accept", { invitationId: id })).toBe("invitation_over");
    const second = await invite();
    await act(ben, "invitation.accept", { invitationId: second.id });
    expect(
      await refusal(anna, "invitation.create", { organizationId, role: "MEMBER", address: "ben@example.org" }),
    ).toBe("member_exists");
  });

  test("[S1.15] forwarded it gives nobody else what it gives: they are told whom it was sent to, and join once that is theirs", async () => {
    const { server, anna, organizationId } = await started();
    const eve = await server.person("eve@example.org");
    await act(anna, "invitation.create", { organizationId, role: "ADMIN", address: "Ben@example.org" });
    const token = await tokenMailedTo(server, "Ben@example.org");
    const refused = await call(eve, "invitation.accept", { token });
    expect([refused.status, refused.body["code"]]).toEqual([403, "invitation_address"]);
    expect(refused.body["message"]).toMatch(/sent to Ben@example\.org.*add it to your account/);
    expect(await act(eve, "organization.list", {})).toEqual([]);
    await server.composed.store.transaction((tx) =>
      tx.people.addAddress({
        address: "ben@example.org",
        folded: "ben@example.org",
        personId: eve.personId,
        verifiedAt: server.clock.now,
      }),
    );
    await act(eve, "invitation.accept", { token });
    expect(await act(eve, "organization.list", {})).toMatchObject([{ id: organizationId, role: "ADMIN" }]);
  });

  test("[S1.15] is void when taken back, replaced, sent again, or over; sent again it begins anew", async () => {
    const { server, anna, organizationId } = await started();
    const invite = () =>
      act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER", address: "ben@example.org" });
    const first = await invite();
    const firstToken = await tokenMailedTo(server, "ben@example.org");
    const second = await invite();
    expect(await statusOf(anna, organizationId, first.id)).toBe("revoked");
    const secondToken = await tokenMailedTo(server, "ben@example.org");
    server.clock.advance(7 * dayMs - 1);
    const ben = await server.person("ben@example.org");
    await anna.signIn("anna@example.org", "a long and quiet evening");
    expect(await refusal(ben, "invitation.accept", { token: firstToken })).toBe("invitation_over");
    server.clock.advance(1);
    expect(await refusal(ben, "invitation.accept", { token: secondToken })).toBe("invitation_over");
    await server.composed.sync.sweep();
    expect(await statusOf(anna, organizationId, second.id)).toBe("expired");
    await act(anna, "invitation.resend", { invitationId: second.id });
    const third = await tokenMailedTo(server, "ben@example.org");
    expect(await refusal(ben, "invitation.accept", { token: secondToken })).toBe("invitation_not_found");
    await act(ben, "invitation.accept", { token: third });
    const taken = await act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER" });
    await act(anna, "invitation.revoke", { invitationId: taken.id });
    const eve = await server.person("eve@example.org");
    expect(await refusal(eve, "invitation.accept", { token: taken.link?.split("/join/")[1] })).toBe("invitation_over");
  });
});

describe("an invitation by a link", () => {
  test("[S1.15] lets in as many as it says; scanning it twice counts once; who was taken out stays out", async () => {
    const { server, anna, organizationId } = await started();
    const { link, id } = await act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER", maxUses: 2 });
    const token = link?.split("/join/")[1];
    const ben = await server.person("ben@example.org");
    const cleo = await server.person("cleo@example.org");
    const dan = await server.person("dan@example.org");
    await act(ben, "invitation.accept", { token });
    await act(ben, "invitation.accept", { token });
    server.clock.advance(1);
    await act(anna, "member.remove", { organizationId, personId: ben.personId });
    expect(await refusal(ben, "invitation.accept", { token })).toBe("invitation_over");
    await act(cleo, "invitation.accept", { token });
    expect(await refusal(dan, "invitation.accept", { token })).toBe("invitation_over");
    expect(await statusOf(anna, organizationId, id)).toBe("accepted");
    expect(await refusal(dan, "invitation.accept", { token: "a".repeat(43) })).toBe("invitation_not_found");
  });

  test("[S1.3] an admin invites nobody above themselves", async () => {
    const { server, anna, organizationId } = await started();
    const ben = await server.person("ben@example.org");
    const { link } = await act<Invited>(anna, "invitation.create", { organizationId, role: "ADMIN" });
    await act(ben, "invitation.accept", { token: link?.split("/join/")[1] });
    expect(await refusal(ben, "invitation.create", { organizationId, role: "OWNER" })).toBe("permission_denied");
    await act(ben, "invitation.create", { organizationId, role: "ADMIN" });
  });
});

describe("the people list", () => {
  const mapping = { hasHeader: true, name: 0, address: 1, department: 2 };

  test("[S1.8] owners and admins change it, every member sees it", async () => {
    const { server, anna, organizationId } = await started();
    const ben = await server.person("ben@example.org");
    const { link } = await act<Invited>(anna, "invitation.create", { organizationId, role: "MEMBER" });
    await act(ben, "invitation.accept", { token: link?.split("/join/")[1] });
    const person = { organizationId, name: "Zoe", address: "zoe@example.org", department: "Floor" };
    expect(await refusal(ben, "people.add", person)).toBe("permission_denied");
    const added = await act<{ id: string }>(anna, "people.add", person);
    expect(await refusal(anna, "people.add", { ...person, address: "ZOE@example.org" })).toBe("member_exists");
    expect(await act(ben, "people.list", { organizationId, search: "floor" })).toMatchObject({
      total: 1,
      people: [{ name: "Zoe", address: "zoe@example.org" }],
    });
    expect(await refusal(ben, "people.delete", { personId: added.id })).toBe("permission_denied");
    await act(anna, "people.delete", { personId: added.id });
    expect(await act(ben, "people.list", { organizationId })).toMatchObject({ total: 0 });
    expect(await refusal(anna, "people.delete", { personId: added.id })).toBe("person_not_found");
  });

  test("[S1.8] a file with one problem adds nobody and says which line; 10,000 good lines are added at once", async () => {
    const { anna, organizationId } = await started();
    const lines = Array.from({ length: 10_000 }, (_, index) => `Person ${index},p${index}@example.org,Kitchen`);
    const broken = ["Name,E-mail,Department", ...lines.with(5_000, "Nobody,not an address,")].join("\n");
    expect(await act(anna, "people.importCsv", { organizationId, text: broken, mapping })).toEqual({
      added: 0,
      problems: [{ line: 5_002, message: "“not an address” is not an e-mail address." }],
    });
    expect(await act(anna, "people.list", { organizationId })).toMatchObject({ total: 0 });
    const text = ["Name,E-mail,Department", ...lines].join("\n");
    expect(await act(anna, "people.importCsv", { organizationId, text, mapping })).toEqual({
      added: 10_000,
      problems: [],
    });
    expect(await act(anna, "people.list", { organizationId, search: "p9999@" })).toMatchObject({
      total: 1,
      next: null,
    });
    const pages: unknown[] = [];
    for (let after: unknown = null, page = 0; page < 3; page++) {
      const read = await act<{ people: { name: string }[]; total: unknown; next: unknown }>(anna, "people.list", {
        organizationId,
        limit: 2,
        after,
      });
      pages.push([read.total, ...read.people.map((one) => one.name)]);
      after = read.next;
    }
    expect(pages).toEqual([
      [10_000, "Person 0", "Person 1"],
      [null, "Person 10", "Person 100"],
      [null, "Person 1000", "Person 1001"],
    ]);
    const again = await act<{ added: number; problems: unknown[] }>(anna, "people.importCsv", {
      organizationId,
      text: ["Name,E-mail,Department", "New,new@example.org,", lines[7]].join("\n"),
      mapping,
    });
    expect(again).toEqual({ added: 0, problems: [{ line: 3, message: "This address is in the list already." }] });
  });
});
