import { describe, expect, test } from "vitest";
import { mayMoveRole } from "../../../../src/domain/organizations/membership.ts";
import {
  capabilities,
  capabilitiesOf,
  levelOfRole,
  roleCan,
  roles,
  rolesOfKind,
  type Capability,
  type OrganizationKind,
} from "../../../../src/domain/organizations/roles.ts";
import { heldBy, impliedCapabilities } from "../../../../src/domain/organizations/permissions.ts";
import { actions, byRoleLevelId, seededLevels } from "../../../../src/domain/sharing/levels.ts";
import { seededCatalog } from "../../../../src/domain/sharing/catalog.ts";
import { authorize } from "../../../../src/domain/sharing/authorize.ts";
import { shareFacts } from "../../../helpers/shares.ts";
import { expectedCapabilities, expectedHouseholdCapabilities, expectedTableRights } from "./expectedCapabilities.ts";

/** A table written by hand, as its heads and its rows. */
function cellsOf(table: string): readonly [heads: readonly string[], ...rows: (readonly string[])[]] {
  const [heads = [], ...rows] = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return [heads, ...rows];
}

const [header, ...rows] = cellsOf(expectedCapabilities);

describe("roles of an organization", () => {
  test("[S1.1] [S1.3] [S1.8] [S4.4] every role by every capability is as written by hand", () => {
    expect(header.toSorted()).toEqual(roles.toSorted());
    expect(new Set(rows.map(([capability]) => capability))).toEqual(new Set(capabilities));
    for (const [capability, ...cells] of rows) {
      for (const [index, role] of header.entries()) {
        const known = capabilities.find((one) => one === capability);
        if (known === undefined) throw new Error(`There is no capability ${capability}.`);
        expect(roleCan("team", role, known), `${role} ${capability}`).toBe(cells[index] === "x");
      }
    }
  });

  test("[S4.4] every role gives on a shared table what is written by hand, and nothing else", () => {
    const [heads, ...rights] = cellsOf(expectedTableRights);
    expect(heads.toSorted()).toEqual(roles.toSorted());
    expect(rights.map(([action]) => action)).toEqual(actions);
    const share = shareFacts({
      recipientKind: "organization",
      recipientId: "org",
      itemType: "table",
      itemId: "table1",
      level: byRoleLevelId,
    });
    for (const role of roles) {
      const level = levelOfRole(role);
      const actor = {
        personId: "bob",
        principals: new Set(["person:bob", "organization:org"] as const),
        subscribed: new Set<never>(),
        roleLevels: new Map(level === null ? [] : [["organization:org" as const, level]]),
      };
      const table = { id: "table1", type: "table", ownerId: "owner" } as const;
      for (const action of actions) {
        const decision = authorize(seededCatalog, actor, action, table, [share], 1);
        const [, ...cells] = rights.find(([name]) => name === action) ?? [];
        expect(decision.allowed, `${role} ${action}`).toBe(cells[heads.indexOf(role)] === "x");
      }
    }
    expect(seededLevels.some((one) => one.id === byRoleLevelId)).toBe(false);
  });

  test("[S1.3] a role nobody knows may nothing and gives nothing", () => {
    expect(capabilitiesOf("team", "SUPERUSER").size).toBe(0);
    expect(capabilitiesOf("team", "owner").size).toBe(0);
    expect(levelOfRole("SUPERUSER")).toBeNull();
  });

  test("[S1.1] [S1.3] in a household every role by every capability is as written by hand", () => {
    const [heads, ...lines] = cellsOf(expectedHouseholdCapabilities);
    expect(heads).toEqual(rolesOfKind.household);
    expect(new Set(lines.map(([capability]) => capability))).toEqual(new Set(capabilities));
    for (const [capability, ...cells] of lines) {
      const held = heads.filter((_role, index) => cells[index] === "x");
      const found = heads.filter((role) => capabilitiesOf("household", role).has(capability as Capability));
      expect(found, capability).toEqual(held);
    }
    expect(heads.map((role) => levelOfRole(role, "household"))).toEqual(["steward", "steward", "steward"]);
  });

  test("[S1.17] who may do something may look at what they do it to, whatever their role: a set says so, a role holds it itself", () => {
    for (const [capability, needed] of Object.entries(impliedCapabilities)) {
      const held = heldBy("team", { role: "", extra: [capability as Capability] });
      expect([...held].toSorted()).toEqual([capability, ...needed].toSorted());
      for (const role of roles) {
        if (!roleCan("team", role, capability as Capability)) continue;
        for (const one of needed) expect(roleCan("team", role, one), `${role} ${one}`).toBe(true);
      }
    }
    expect([...heldBy("team", { role: "", extra: ["viewCampaigns"] })]).toEqual(["viewCampaigns"]);
  });
});

const grant = (role: string | null) => (role === null ? null : { role, extra: [] });
const mover = (role: string, kind: OrganizationKind = "team", extra: readonly Capability[] = []) => ({
  role,
  held: heldBy(kind, { role, extra }),
});

describe("who may change whose role", () => {
  const cases = [
    ["OWNER", "MEMBER", "OWNER", true],
    ["OWNER", "OWNER", null, true],
    ["OWNER", null, "BILLING", true],
    ["ADMIN", "MEMBER", "ADMIN", true],
    ["ADMIN", "ADMIN", "MEMBER", true],
    ["ADMIN", "EMPLOYEE", null, true],
    // Nobody gives or takes what they do not hold.
    ["ADMIN", "MEMBER", "OWNER", false],
    ["ADMIN", "OWNER", "MEMBER", false],
    ["ADMIN", "OWNER", null, false],
    ["ADMIN", null, "BILLING", false],
    ["ADMIN", "BILLING", null, false],
    ["MEMBER", "MEMBER", "ADMIN", false],
    ["BILLING", null, "MEMBER", false],
    ["CEO", null, "EMPLOYEE", false],
    ["", null, "MEMBER", false],
  ] as const;

  test.each(cases)("[S1.3] %s turns %s into %s: %s", (actor, from, to, isAllowed) => {
    expect(mayMoveRole("team", mover(actor), grant(from), grant(to)).ok).toBe(isAllowed);
  });

  const ladder = ["LOCAL_MANAGER", "REGIONAL_MANAGER", "NATIONAL_MANAGER", "CEO"] as const;

  test("[S1.3] [S4.4] a manager who may change members by a permission set moves their own rung and those below, and none above", () => {
    const extra = capabilities.filter((capability) => capability !== "isOwner");
    const moves = (actor: string, from: string | null, to: string | null): boolean =>
      mayMoveRole("team", mover(actor, "team", extra), grant(from), grant(to)).ok;
    for (const [rung, actor] of ladder.entries()) {
      for (const [other, role] of ladder.entries()) {
        const isReached = other <= rung;
        expect(moves(actor, role, "EMPLOYEE"), `${actor} takes ${role}`).toBe(isReached);
        expect(moves(actor, "EMPLOYEE", role), `${actor} gives ${role}`).toBe(isReached);
        expect(moves(actor, role, null), `${actor} takes out ${role}`).toBe(isReached);
        for (const all of ["OWNER", "ADMIN"]) expect(moves(all, role, role)).toBe(true);
        for (const below of ["MEMBER", "EMPLOYEE", "BILLING"]) expect(moves(below, null, role)).toBe(false);
      }
      expect(moves(actor, "CLIENT", "EMPLOYEE")).toBe(true);
      expect(moves(actor, actor, "CEO")).toBe(actor === "CEO");
    }
  });

  test("[S1.1] a household has no roles of a company", () => {
    expect(mayMoveRole("household", mover("OWNER", "household"), null, grant("CEO"))).toMatchObject({
      error: { code: "request_invalid" },
    });
    expect(mayMoveRole("team", mover("OWNER"), null, grant("CEO")).ok).toBe(true);
  });
});
