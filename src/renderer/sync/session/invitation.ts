/** What an invitation is to, asked with its secret; nobody needs to be signed in. */
import { lookAnswer, type InvitationLook } from "../../../domain/organizations/answers.ts";
import type { Result } from "../../../domain/result.ts";
import { askServer, type Transport } from "./accountClient.ts";

/** Errors: not_connected, protocol_error, invitation_not_found. */
export function lookAtInvitation(send: Transport, token: string): Promise<Result<InvitationLook>> {
  return askServer(send, { method: "POST", path: "/api/invitations/look", body: { token } }, lookAnswer);
}
