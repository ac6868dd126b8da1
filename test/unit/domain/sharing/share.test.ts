import { describe, expect, test } from "vitest";
import { foldAddress, isAddress } from "../../../../src/domain/accounts/address.ts";
import {
  checkWish,
  shareStatuses,
  transition,
  type ShareEvent,
  type ShareStatus,
  shareWishSchema,
  type ShareWish,
} from "../../../../src/domain/sharing/share.ts";

/** The drawing of the status flow, written by hand: what is not here is illegal. */
const legal: readonly (readonly [ShareStatus, ShareEvent, ShareStatus])[] = [
  ["pending", "accept", "accepted"],
  ["pending", "decline", "declined"],
  ["pending", "revoke", "revoked"],
  ["pending", "expire", "expired"],
  ["accepted", "revoke", "revoked"],
  ["accepted", "expire", "expired"],
];

describe("status of a share", () => {
  for (const from of shareStatuses) {
    for (const event of ["accept", "decline", "revoke", "expire"] as const) {
      const move = legal.find(([status, happens]) => status === from && happens === event);
      test(`[S3.5] ${from} + ${event} ${move ? `→ ${move[2]}` : "is an error value"}`, () => {
        const refused = { ok: false, error: { code: "share_transition" } };
        expect(transition(from, event)).toMatchObject(move ? { ok: true, value: move[2] } : refused);
      });
    }
  }
});

describe("asking to share", () => {
  const wish = { itemType: "list", itemId: "l1", shareAll: false, level: "edit" } as const;
  const now = 1_000;
  const check = ({ address = "anna@example.org", ...change }: Partial<ShareWish> & { address?: string }): unknown =>
    checkWish(
      {
        ...shareWishSchema.parse({ ...wish, recipient: { kind: "person", address: "" } }),
        recipient: { kind: "person", address },
        ...change,
      },
      ["view", "edit"],
      now,
    );

  test("[S0.6] a share that would be over already is refused, exactly at the boundary", () => {
    expect(check({ expiresAt: now })).toMatchObject({ ok: false, error: { code: "share_expiry" } });
    expect(check({ expiresAt: now + 1 })).toMatchObject({ ok: true });
  });

  test("[S2.7] a well-formed wish passes", () => {
    expect(check({})).toMatchObject({ ok: true });
    expect(check({ shareAll: true, itemId: null })).toMatchObject({ ok: true });
  });

  test.each([
    [{ address: "" }, "share_address"],
    [{ address: "anna" }, "share_address"],
    [{ address: `${"a".repeat(250)}@b.org` }, "share_address"],
    [{ address: "a@b.org, c@d.org" }, "share_address"],
    [{ address: "a@b.org\r\nBcc: x@y.org" }, "share_address"],
    [{ itemType: "rows" as const }, "share_type"],
    [{ itemType: "planWeek" as const }, "share_type"],
    [{ shareAll: true }, "share_item"],
    [{ itemId: null }, "share_item"],
    [{ level: "owner" }, "share_level"],
    [{ level: "king" }, "share_level"],
  ])("[S2.7] %j is refused as %s", (change, code) => {
    expect(check(change)).toMatchObject({ ok: false, error: { code } });
  });

  test("[S2.6] one mailbox has one spelling", () => {
    expect(foldAddress("  Anna@Example.ORG ")).toBe("anna@example.org");
    expect(foldAddress("ａnna@example.org")).toBe("anna@example.org");
    expect(isAddress("anna.o'neil+lists@sub.example.co")).toBe(true);
  });
});
