/** How a share stands, in words and colour. */
import type { StoredShare } from "../../data/collections.ts";
import { timeAgo, type Tone } from "../../ui/index.ts";

export interface ShareWords {
  /** A chip's word, or "" where there is nothing to say. */
  readonly state: string;
  readonly tone: Tone;
  /** The line under the person. */
  readonly detail: string;
}

/** Words for the one who shared: what the other has done, or that it is still on its way. */
export function outgoingWords(share: StoredShare, isOnline: boolean, now: number): ShareWords {
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
      return { state: "Pending", tone: "amber", detail: `Invited ${timeAgo(share.createdAt, now)}, no answer yet` };
    case "accepted":
      return { state: "", tone: "herb", detail: share.recipientName === "" ? "" : share.recipientAddress };
    case "declined":
      return { state: "Declined", tone: "rose", detail: `Declined ${when}` };
    case "revoked":
      return { state: "Ended", tone: "neutral", detail: `Ended ${when}` };
    case "expired":
      return { state: "Expired", tone: "neutral", detail: `Expired ${when}` };
    default:
      return share.status satisfies never;
  }
}

/** Words for the one it was shared with. */
export function incomingWords(share: StoredShare, isOnline: boolean, now: number): ShareWords {
  const when = timeAgo(share.updatedAt, now);
  if (share.isWish && !isOnline)
    return { state: "Queued", tone: "amber", detail: "Your answer goes out when you are online" };
  switch (share.status) {
    case "pending":
      return { state: "Invitation", tone: "sky", detail: `invited you ${timeAgo(share.createdAt, now)}` };
    case "accepted":
      return { state: "", tone: "herb", detail: `accepted ${timeAgo(share.respondedAt ?? share.updatedAt, now)}` };
    case "declined":
      return { state: "Declined", tone: "neutral", detail: `You declined ${when}` };
    case "revoked":
      return { state: "Ended", tone: "neutral", detail: `Ended ${when}` };
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
    default:
      return "Try again; if it keeps failing, look at the sync state.";
  }
}
