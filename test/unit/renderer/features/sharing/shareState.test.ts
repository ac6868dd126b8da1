import { describe, expect, test } from "vitest";
import { incomingWords, outgoingWords } from "../../../../../src/renderer/features/sharing/shareState.ts";
import { knownShare } from "../../../../helpers/shares.ts";

const dayMs = 86_400_000;
const now = 1_800_000_000_000;

describe("how a share stands", () => {
  test("[S3.14] an invitation says since when it waits and when it ends", () => {
    const share = knownShare({ status: "pending", invitedAt: now - 2 * dayMs, lapsesAt: now + 5 * dayMs });
    expect(outgoingWords(share, true, now)).toMatchObject({
      state: "Pending",
      detail: "Invited 2 days ago, ends in 5 days",
    });
  });

  test("[S3.3] one that waits for its owner says that, not that somebody is invited", () => {
    const share = knownShare({ status: "pending", approval: "waiting", createdAt: now });
    expect(outgoingWords(share, true, now).state).toBe("Needs approval");
  });

  test("made offline it is queued; online it is on its way", () => {
    const share = { ...knownShare({ status: "pending" }), isWish: true };
    expect(outgoingWords(share, false, now)).toMatchObject({
      state: "Queued",
      detail: "Will be sent when you are online",
    });
    expect(outgoingWords(share, true, now).state).toBe("Sending…");
  });

  test("[S0.4] why it ended is said where that is known, to both sides", () => {
    const ended = { status: "revoked" as const, updatedAt: now };
    const words = (endReason: "membership_ended" | "left" | "refused" | null) =>
      outgoingWords(knownShare({ ...ended, endReason }), true, now).detail;
    expect(words("membership_ended")).toBe("Membership ended just now");
    expect(words("refused")).toBe("Refused by its owner just now");
    expect(words("left")).toBe("Left just now");
    expect(words(null)).toBe("Ended just now");
    expect(incomingWords(knownShare({ ...ended, endReason: "left" }), true, now).detail).toBe("You left just now");
  });
});
