/** Invitations into an organization (S1.15): what they are and how they end. */
import { fail, ok, type Result } from "../result.ts";

export const invitationStatuses = ["pending", "accepted", "declined", "revoked", "expired"] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];
export type InvitationEvent = "accept" | "decline" | "revoke" | "expire";

const moves: Readonly<Record<InvitationEvent, InvitationStatus>> = {
  accept: "accepted",
  decline: "declined",
  revoke: "revoked",
  expire: "expired",
};

export interface InvitationFacts {
  readonly status: InvitationStatus;
  readonly expiresAt: number;
  readonly uses: number;
  readonly maxUses: number;
}

/** The status at the server's `now` (ms): one whose time has come is over, whatever is stored. */
export function statusAt({ status, expiresAt }: InvitationFacts, now: number): InvitationStatus {
  return status === "pending" && expiresAt <= now ? "expired" : status;
}

/** What becomes of an invitation; one for several people stays pending until the last has come. Errors: invitation_over. */
export function moveInvitation(
  invitation: InvitationFacts,
  event: InvitationEvent,
  now: number,
): Result<Pick<InvitationFacts, "status" | "uses">> {
  const status = statusAt(invitation, now);
  if (status !== "pending" && !(event === "expire" && status === "expired" && invitation.status === "pending")) {
    return fail("invitation_over", `This invitation was ${status} already. Ask for a new one.`);
  }
  if (event !== "accept") return ok({ status: moves[event], uses: invitation.uses });
  const uses = invitation.uses + 1;
  return ok({ status: uses < invitation.maxUses ? "pending" : "accepted", uses });
}
