import { describe, expect, test } from "vitest";
import { endedAt, firstEnd, isMemberAt, roleAt } from "../../../../src/domain/organizations/membership.ts";
import { moveInvitation, statusAt } from "../../../../src/domain/organizations/invitation.ts";
import { keepsOwner, type OwnerFacts } from "../../../../src/domain/organizations/owners.ts";

const owner = (personId: string, more: Partial<OwnerFacts> = {}): OwnerFacts => ({
  personId,
  role: "OWNER",
  isActive: true,
  endsAt: null,
  ...more,
});

describe("the last owner", () => {
  test.each([
    ["leaves", null],
    ["is demoted", owner("anna", { role: "ADMIN" })],
    ["is deactivated", owner("anna", { isActive: false })],
    ["gets an end", owner("anna", { endsAt: 5 })],
  ])("[S1.18] cannot be the one who %s; with another owner they can", (_what, changed) => {
    const others = [owner("ben", { role: "ADMIN" }), owner("cleo", { isActive: false }), owner("dan", { endsAt: 9 })];
    expect(keepsOwner("team", [owner("anna"), ...others], "anna", changed)).toMatchObject({
      ok: false,
      error: { code: "last_owner" },
    });
    expect(keepsOwner("team", [owner("anna"), owner("eve"), ...others], "anna", changed).ok).toBe(true);
  });
});

describe("a membership for a time", () => {
  const facts = { role: "ADMIN", isActive: true, endsAt: 20, roleEndsAt: 10, roleAfter: "MEMBER" };
  test("[S1.17] ends exactly at its time, and so does a role", () => {
    expect([9, 10].map((now) => roleAt(facts, now))).toEqual(["ADMIN", "MEMBER"]);
    expect([19, 20].map((now) => isMemberAt(facts, now))).toEqual([true, false]);
    expect(firstEnd(facts)).toBe(10);
    expect(firstEnd({ ...facts, endsAt: null, roleEndsAt: null })).toBeNull();
  });
});

describe("a membership that is over", () => {
  const facts = { role: "ADMIN", isActive: false, endsAt: 20, roleEndsAt: null, roleAfter: null };
  test("[S1.17] ended when it was taken away, or at its time, whenever that was noticed", () => {
    expect(endedAt({ ...facts, endsAt: null, updatedAt: 15 })).toBe(15);
    expect(endedAt({ ...facts, updatedAt: 15 })).toBe(15);
    expect(endedAt({ ...facts, updatedAt: 25 })).toBe(20);
    expect(endedAt({ ...facts, isActive: true, updatedAt: 15 })).toBe(20);
  });
});

describe("an invitation", () => {
  const open = { status: "pending", expiresAt: 100, uses: 0, maxUses: 1 } as const;
  test("[S1.15] is accepted once, and not at or after its end", () => {
    expect(moveInvitation(open, "accept", 99)).toMatchObject({ value: { status: "accepted", uses: 1 } });
    expect(moveInvitation({ ...open, status: "accepted", uses: 1 }, "accept", 99).ok).toBe(false);
    expect(moveInvitation(open, "accept", 100)).toMatchObject({ error: { code: "invitation_over" } });
    expect(statusAt(open, 100)).toBe("expired");
    expect(moveInvitation(open, "expire", 100)).toMatchObject({ value: { status: "expired" } });
  });
  test("[S1.15] a link for several stays open until the last has come", () => {
    const link = { ...open, maxUses: 2 };
    expect(moveInvitation(link, "accept", 1)).toMatchObject({ value: { status: "pending", uses: 1 } });
    expect(moveInvitation({ ...link, uses: 1 }, "accept", 1)).toMatchObject({ value: { status: "accepted", uses: 2 } });
  });
  test.each(["declined", "revoked", "expired"] as const)("[S1.15] one that was %s cannot be accepted", (status) => {
    expect(moveInvitation({ ...open, status }, "accept", 1)).toMatchObject({ error: { code: "invitation_over" } });
  });
});
