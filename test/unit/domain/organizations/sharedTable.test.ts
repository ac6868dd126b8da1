import { expect, test } from "vitest";
import {
  organizationShares,
  organizationsToShareWith,
  tableFlags,
} from "../../../../src/domain/organizations/sharedTable.ts";
import { heldBy } from "../../../../src/domain/organizations/permissions.ts";
import type { Capability } from "../../../../src/domain/organizations/roles.ts";
import { actions } from "../../../../src/domain/sharing/levels.ts";

const share = {
  id: "s",
  ownerId: "anna",
  recipientKind: "organization",
  recipientId: "elm",
  recipientName: "Elm",
  itemType: "table",
  itemId: "stock",
  shareAll: false,
  status: "accepted",
  createdAt: 1,
  sharedById: "anna",
  sharedByName: "Anna",
  isWish: false,
} as const;
const table = { id: "stock", ownerId: "anna" };

test("[S4.1] a table is an organization's by a share of it or of all its owner's that holds or was asked for, and by nothing else", () => {
  const all = { ...share, id: "all", itemId: null, shareAll: true } as const;
  expect(organizationShares(table, [share])).toEqual([share]);
  expect(organizationShares(table, [all])).toEqual([all]);
  expect(organizationShares(table, [all, share]).map(({ id }) => id)).toEqual(["s", "all"]);
  expect(organizationShares(table, [{ ...share, status: "pending", isWish: true }])).toHaveLength(1);
  for (const other of [
    { ...share, itemId: "other" },
    { ...all, ownerId: "ben" },
    { ...all, itemType: "list" as const },
    { ...all, recipientKind: "group" as const },
    { ...share, recipientKind: "person" as const },
    { ...share, status: "revoked" as const, isWish: true },
    { ...share, status: "pending" as const },
  ]) {
    expect(organizationShares(table, [other])).toEqual([]);
  }
});

test("[S4.4] [S4.13] who manages a table may share it where their role or a permission set shares tables, and make it personal where it is shared by itself", () => {
  const place = (role: string, extra: readonly Capability[] = []) => ({
    id: role,
    name: role,
    capabilities: [...heldBy("team", { role, extra })],
  });
  const able = organizationsToShareWith([place("LOCAL_MANAGER"), place("EMPLOYEE"), place("CLIENT", ["shareTables"])]);
  expect(able.map(({ id }) => id)).toEqual(["LOCAL_MANAGER", "CLIENT"]);
  const all = new Set(actions);
  const none = { canShare: false, canUnshare: false };
  const one = { shareAll: false };
  expect(tableFlags(all, [], true)).toEqual({ canShare: true, canUnshare: false });
  expect(tableFlags(all, [], false)).toEqual(none);
  expect(tableFlags(all, [one], true)).toEqual({ canShare: true, canUnshare: true });
  expect(tableFlags(all, [one], false)).toEqual({ canShare: false, canUnshare: true });
  for (const shares of [[{ shareAll: true }], [one, { shareAll: true }]]) {
    expect(tableFlags(all, shares, true)).toEqual({ canShare: true, canUnshare: false });
  }
  const withoutManaging = new Set(actions.filter((action) => action !== "manage"));
  for (const shares of [[one], []]) expect(tableFlags(withoutManaging, shares, true)).toEqual(none);
});
