/** How a share stands, in words and colour. */
import type { Share } from "../../../domain/sharing/share.ts";
import type { Tone } from "../../ui/tones.ts";
import { timeAgo, timeUntil } from "../../ui/words.ts";

export interface ShareWords {
  /** A chip's word, or "" where there is nothing to say. */
  readonly state: string;
  readonly tone: Tone;
  /** The line under the person. */
  readonly detail: string;
}

/** A share, and whether it is on its way (one the server answered with is not). */
export type Standing = Share & { readonly isWish?: boolean | undefined };

/** Words for the one who shared: what the other has done, or that it is still on its way. */
export function outgoingWords(share: Standing, isOnline: boolean, now: number): ShareWords {
  if (share.isWish) {
    return {
      state: isOnline ? "Sending…" : "Queued",
      tone: "amber",
      detail: isOnline ? "Being sent" : "Will be sent when you are online",
    };
  }
  const when = timeAgo(share.updatedAt, now);
  switch (share.status) {
    case "pending":
      return share.approval === "waiting"
        ? { state: "Needs approval", tone: "amber", detail: `Its owner was asked ${timeAgo(share.createdAt, now)}` }
        : { state: "Pending", tone: "amber", detail: invitedWords(share, now) };
    case "accepted":
      return { state: "", tone: "herb", detail: acceptedWords(share) };
    case "declined":
      return { state: "Declined", tone: "rose", detail: `Declined ${when}` };
    case "revoked":
      return { state: "Ended", tone: "neutral", detail: `${endWords(share)} ${when}` };
    case "expired":
      return { state: "Expired", tone: "neutral", detail: `Expired ${when}` };
    default:
      return share.status satisfies never;
  }
}

/** Why they have it where nobody gave it to them; else the address behind a name. */
function acceptedWords({ byHousehold, recipientName, recipientAddress }: Share): string {
  if (byHousehold) return "members share what they make";
  return recipientName === "" ? "" : recipientAddress;
}

function invitedWords(share: Share, now: number): string {
  const invited = `Invited ${timeAgo(share.invitedAt ?? share.createdAt, now)}`;
  return share.lapsesAt === null ? invited : `${invited}, ends ${timeUntil(share.lapsesAt, now)}`;
}

function endWords({ endReason }: Share): string {
  switch (endReason) {
    case "membership_ended":
      return "Membership ended";
    case "account_deleted":
      return "Account deleted";
    case "recipient_deleted":
      return "Its group or organization was deleted";
    case "item_deleted":
      return "It was deleted";
    case "refused":
      return "Refused by its owner";
    case "left":
      return "Left";
    case "migrated":
    case null:
      return "Ended";
    default:
      return endReason satisfies never;
  }
}

/** Words for the one it was shared with. */
export function incomingWords(share: Standing, isOnline: boolean, now: number): ShareWords {
  const when = timeAgo(share.updatedAt, now);
  if (share.isWish && !isOnline)
    return { state: "Queued", tone: "amber", detail: "Your answer goes out when you are online" };
  switch (share.status) {
    case "pending":
      return { state: "Invitation", tone: "sky", detail: `invited you ${timeAgo(share.createdAt, now)}` };
    case "accepted": {
      const at = timeAgo(share.respondedAt ?? share.updatedAt, now);
      return { state: "", tone: "herb", detail: share.recipientKind === "person" ? `accepted ${at}` : `shared ${at}` };
    }
    case "declined":
      return { state: "Declined", tone: "neutral", detail: `You declined ${when}` };
    case "revoked":
      return {
        state: "Ended",
        tone: "neutral",
        detail: share.endReason === "left" ? `You left ${when}` : `${endWords(share)} ${when}`,
      };
    case "expired":
      return { state: "Expired", tone: "neutral", detail: `Expired ${when}` };
    default:
      return share.status satisfies never;
  }
}

/** What a person can do about a refused wish to share. */
export function refusalAdvice(code: string): string {
  switch (code) {
    case "share_exists":
      return "";
    case "share_self":
      return "What is yours is on all your devices where you sign in.";
    case "share_address":
      return "Correct the address and share again.";
    case "item_not_found":
      return "If it is still here, try again in a moment.";
    case "permission_denied":
      return "Ask its owner to share it.";
    case "share_level":
    case "share_expiry":
    case "share_recipient":
      return "";
    default:
      return "Try again; if it keeps failing, look at the sync state.";
  }
}
