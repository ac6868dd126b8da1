import { describe, expect, test } from "vitest";
import {
  figuresOf,
  outcomeOf,
  type DeliveryFacts,
  type Outcome,
} from "../../../../../src/domain/organizations/campaigns/outcome.ts";

const invited: DeliveryFacts = {
  state: "shared",
  mail: "sent",
  isOpened: false,
  share: "pending",
  needsApproval: false,
  isGiven: false,
};
const cases: readonly (readonly [Outcome, Partial<DeliveryFacts>])[] = [
  ["waiting", { state: "waiting", mail: "none", share: null }],
  ["skipped", { state: "skipped", mail: "none", share: null }],
  ["approval", { mail: "none", needsApproval: true }],
  ["sending", { mail: "waiting" }],
  ["failed", { mail: "failed" }],
  ["bounced", { mail: "bounced" }],
  ["sent", {}],
  // Told in the app alone.
  ["sent", { mail: "none" }],
  ["opened", { isOpened: true }],
  ["accepted", { share: "accepted" }],
  // Found in the app although the mail came back.
  ["accepted", { share: "accepted", mail: "bounced" }],
  ["declined", { share: "declined", isOpened: true }],
  ["ended", { share: "revoked", isOpened: true }],
  ["ended", { share: "expired" }],
];

describe("what became of a campaign at somebody", () => {
  test.each(cases)("[S1.6] %s: %o", (outcome, facts) => {
    expect(outcomeOf({ ...invited, ...facts })).toBe(outcome);
  });

  test("[S1.6] the figures: who answered has opened it, who was given it at once has not", () => {
    const groups = cases.map(([, facts]) => ({ facts: { ...invited, ...facts }, count: 10 }));
    groups.push({ facts: { ...invited, share: "accepted", isGiven: true }, count: 1 });
    expect(figuresOf(groups)).toEqual({
      recipients: 141,
      waiting: 30,
      skipped: 10,
      // sent twice, opened, accepted twice and once at once, declined, ended twice
      sent: 81,
      bounced: 20,
      // opened, accepted twice, declined, and the one revoked after it was opened
      opened: 50,
      accepted: 21,
      declined: 10,
    });
  });
});
