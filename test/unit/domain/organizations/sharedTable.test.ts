import { expect, test } from "vitest";
import {
  organizationShares,
  organizationsToShareWith,
  tableFlags,
} from "../../../../src/domain/organizations/sharedTable.ts";
import { actions } from "../../../../src/domain/sharing/levels.ts";

const share = {
  id: "s",
  recipientKind: "organization",
  recipientId: "elm",
  recipientName: "Elm",
  itemId: "stock",
  status: "accepted",
  createdAt: 1,
  sharedById: "anna",
  sharedByName: "Anna",
  isWish: false,
} as const;

test("[S4.1] a table is an organization's by a share of it that holds or was asked for, and by nothing else", () => {
  expect(organizationShares("stock", [share])).toEqual([share]);
  expect(organizationShares("stock", [{ ...share, status: "pending", isWish: true }])).toHaveLength(1);
  for (const other of [
    { ...share, itemId: "other" },
    { ...share, itemId: null },
    { ...share, recipientKind: "person" as const },
    { ...share, status: "revoked" as const, isWish: true },
    { ...share, status: "pending" as const },
  ]) {
    expect(organizationShares("stock", [other])).toEqual([]);
  }
});

test("[S4.4] [S4.13] who manages a table may share it where their role shares tables, and make it personal", () => {
  const place = (role: string) => ({ id: role, kind: "team" as const, name: role, role });
  const able = organizationsToShareWith([place("LOCAL_MANAGER"), place("EMPLOYEE"), place("CLIENT")]);
  expect(able.map(({ id }) => id)).toEqual(["LOCAL_MANAGER"]);
  const all = new Set(actions);
  const none = { canShare: false, canUnshare: false };
  expect(tableFlags(all, false, true)).toEqual({ canShare: true, canUnshare: false });
  expect(tableFlags(all, false, false)).toEqual(none);
  expect(tableFlags(all, true, true)).toEqual({ canShare: false, canUnshare: true });
  const withoutManaging = new Set(actions.filter((action) => action !== "manage"));
  for (const isShared of [true, false]) expect(tableFlags(withoutManaging, isShared, true)).toEqual(none);
});
