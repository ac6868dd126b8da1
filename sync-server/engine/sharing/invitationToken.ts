/**
 * The token in an invitation's mail: it names the share and proves that whoever has it read the mail. It shows the invitation and
 * declines it; accepting takes signing in with the address. It is worked out from the server's key and stored nowhere.
 */
import { createHmac } from "node:crypto";
import { isSameSecret } from "./linkSecret.ts";

const proofLength = 43;

function proof(key: Buffer, shareId: string): string {
  return createHmac("sha256", key).update("invitation\0").update(shareId).digest("base64url");
}

export function invitationToken(key: Buffer, shareId: string): string {
  return `${proof(key, shareId)}${shareId}`;
}

/** The share a token is for; null where it is not one of this server's. */
export function readInvitationToken(key: Buffer, token: string): string | null {
  const shareId = token.slice(proofLength);
  return isSameSecret(token.slice(0, proofLength), proof(key, shareId)) ? shareId : null;
}

/** The addresses of an invitation's mail: both open the page that shows it, the second with declining at hand. */
export function invitationAddresses(
  key: Buffer,
  baseAddress: string,
  shareId: string,
): { readonly accept: string; readonly decline: string } {
  const page = `${baseAddress}/#/invitation/${invitationToken(key, shareId)}`;
  return { accept: page, decline: `${page}/decline` };
}
