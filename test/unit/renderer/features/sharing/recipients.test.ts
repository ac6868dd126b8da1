import { describe, expect, test } from "vitest";
import {
  findRecipients,
  knownRecipients,
  personRecipient,
  withRecipients,
} from "../../../../../src/renderer/features/sharing/dialog/recipients.ts";
import type { Principal } from "../../../../../src/domain/sharing/principals.ts";
import { knownShare } from "../../../../helpers/shares.ts";

const viewer = { personId: "me", principals: new Set<Principal>(["person:me"]) };
const household = {
  id: "elm",
  kind: "household" as const,
  name: "Elm Street 4",
  color: "herb",
  role: "OWNER",
  people: 3,
};
const bakers = { id: "bakers", organizationId: "elm", organizationName: "Elm Street 4", name: "Bakers", people: 1 };
const shares = [
  knownShare({ recipientAddress: "Maria@example.org", status: "pending", updatedAt: 9 }),
  knownShare({
    recipientAddress: "maria@example.org",
    recipientId: "maria",
    recipientName: "María Rossi",
    updatedAt: 5,
  }),
  knownShare({ recipientAddress: "ben@example.org", recipientId: "ben", recipientName: "Ben", updatedAt: 3 }),
  knownShare({ recipientAddress: "gone@example.org", status: "revoked" }),
  knownShare({ recipientAddress: "other@example.org", ownerId: "dora", sharedById: "dora" }),
  knownShare({ recipientAddress: "", recipientKind: "link", recipientId: "l" }),
];
const known = knownRecipients(viewer, shares, [household] as never, [bakers]);

describe("whom to share with", () => {
  test("[S3.14] people shared with before, once each and by name, then organizations and groups with their size", () => {
    expect(known.map(({ name, detail }) => `${name} · ${detail}`)).toEqual([
      "María Rossi · maria@example.org",
      "Ben · ben@example.org",
      "Elm Street 4 · Everybody in it, 3 people",
      "Bakers · Elm Street 4 · 1 person",
    ]);
  });

  test("[S3.14] found by a part of the name without accents, by address, by the organization of a group; not twice", () => {
    const find = (query: string, leaveOut: string[] = []) =>
      findRecipients(known, query, new Set(leaveOut), 8).map(({ name }) => name);
    expect(find("maria r")).toEqual(["María Rossi"]);
    expect(find("ben@")).toEqual(["Ben"]);
    expect(find("elm")).toEqual(["Elm Street 4", "Bakers"]);
    expect(find("elm", ["organization:elm"])).toEqual(["Bakers"]);
    expect(find("nobody")).toEqual([]);
    expect(findRecipients(known, "", new Set(), 2)).toHaveLength(2);
  });

  test("the same address in another spelling is chosen once", () => {
    const chosen = withRecipients([personRecipient("ben@example.org", "Ben")], [personRecipient("BEN@example.org")]);
    expect(chosen.map(({ name }) => name)).toEqual(["Ben"]);
    expect(withRecipients(chosen, [personRecipient("dora@example.org")])).toHaveLength(2);
  });
});
