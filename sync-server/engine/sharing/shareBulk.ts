/** Sharing one thing with many (S3.9): each recipient has an outcome of their own, and one that fails stops no other. */
import type { Result } from "../../../src/domain/result.ts";
import type { ShareRecipient, ShareWish } from "../../../src/domain/sharing/share.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { attempt, type Work } from "../work.ts";
import { createShare } from "./createShare.ts";

/** How many there may be at once. */
export const maxRecipients = 500;

/** Ids follow from the call's and the recipient's place, so that the same call sent again makes nothing twice. */
export async function shareBulk(
  work: Work,
  personId: string,
  callId: string,
  wish: Omit<ShareWish, "recipient">,
  recipients: readonly ShareRecipient[],
): Promise<Result<ShareRow>[]> {
  const outcomes: Result<ShareRow>[] = [];
  for (const [place, recipient] of recipients.entries()) {
    const id = `${callId}.${place + 1}`;
    outcomes.push(await attempt(work, (part) => createShare(part, personId, id, { ...wish, recipient })));
  }
  return outcomes;
}
