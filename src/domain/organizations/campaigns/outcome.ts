/** What became of a campaign at each recipient, and its figures: one rule for the screen, the filter and the reports. */
import type { ShareStatus } from "../../sharing/share.ts";

/** What is known of one recipient, or of all of whom the same is known. */
export interface DeliveryFacts {
  /** `waiting`: their turn has not come. `skipped`: nothing was sent, see why in the reason. */
  readonly state: "waiting" | "shared" | "skipped";
  /** The mail: `none` where they hear of it in the app or in a digest, as they chose. */
  readonly mail: "none" | "waiting" | "sent" | "failed" | "bounced";
  /** They opened the invitation's page. Nothing in the mail tells of its being read: there is no tracking picture. */
  readonly isOpened: boolean;
  /** The share's status; null while there is none. */
  readonly share: ShareStatus | null;
  /** The item's owner has to approve the share first. */
  readonly needsApproval: boolean;
  /** They accepted from this sender before, so it was theirs at once. */
  readonly isGiven: boolean;
}

export const outcomes = [
  "waiting",
  "skipped",
  "approval",
  "sending",
  "failed",
  "bounced",
  "sent",
  "opened",
  "accepted",
  "declined",
  "ended",
] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  waiting: "Waiting",
  skipped: "Not sent",
  approval: "Needs approval",
  sending: "On its way",
  failed: "Failed",
  bounced: "Bounced",
  sent: "Sent",
  opened: "Opened",
  accepted: "Accepted",
  declined: "Declined",
  ended: "Ended",
};

/** How far it has come with somebody. An answer counts for more than what became of the mail. */
export function outcomeOf({ state, mail, isOpened, share, needsApproval }: DeliveryFacts): Outcome {
  if (state !== "shared") return state;
  if (share === "accepted" || share === "declined") return share;
  if (share !== "pending") return "ended";
  if (needsApproval) return "approval";
  if (isOpened) return "opened";
  if (mail === "none") return "sent";
  return mail === "waiting" ? "sending" : mail;
}

export interface CampaignFigures {
  readonly recipients: number;
  readonly waiting: number;
  readonly skipped: number;
  /** Reached: the mail was taken, or they were told in the app. */
  readonly sent: number;
  readonly bounced: number;
  readonly opened: number;
  readonly accepted: number;
  readonly declined: number;
}

const unsent: readonly Outcome[] = ["waiting", "skipped", "approval", "sending", "failed", "bounced"];

/** The figures of a campaign from its recipients, grouped by what is known of them. Who answered has opened it. */
export function figuresOf(
  groups: readonly { readonly facts: DeliveryFacts; readonly count: number }[],
): CampaignFigures {
  const sum = (matches: (facts: DeliveryFacts, outcome: Outcome) => boolean): number =>
    groups.reduce((total, { facts, count }) => total + (matches(facts, outcomeOf(facts)) ? count : 0), 0);
  return {
    recipients: sum(() => true),
    waiting: sum((_, outcome) => outcome === "waiting" || outcome === "approval" || outcome === "sending"),
    skipped: sum((_, outcome) => outcome === "skipped"),
    sent: sum((_, outcome) => !unsent.includes(outcome)),
    bounced: sum((_, outcome) => outcome === "bounced" || outcome === "failed"),
    opened: sum(
      ({ isOpened, isGiven, share }) => isOpened || (!isGiven && (share === "accepted" || share === "declined")),
    ),
    accepted: sum((_, outcome) => outcome === "accepted"),
    declined: sum((_, outcome) => outcome === "declined"),
  };
}
