/**
 * What somebody looks at without having it: a link's content and an invitation, asked of the server, and documents that came with
 * them read as this device reads its own: fields are derived here, never believed.
 */
import { fromBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { z } from "zod";
import { materialize, type DerivedOf } from "../../domain/items/materialize.ts";
import type { ItemType } from "../../domain/items/types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import {
  invitationViewSchema,
  linkedContentSchema,
  openedLinkSchema,
  type InvitationView,
  type LinkedContent,
  type LinkedDocument,
  type LinkPhotoRequest,
  type OpenedLink,
} from "../../domain/sharing/linkContract.ts";
import { askServer, failureOf } from "./session/accountClient.ts";
import type { Session } from "./session/session.ts";

type Asker = Pick<Session, "send">;

/** Errors: link_invalid, link_password, too_many_requests, not_connected. */
export function openLink(session: Asker, token: string, password: string | null): Promise<Result<OpenedLink>> {
  return post(session, "/api/links/open", { token, password }, openedLinkSchema);
}

/** Something else the link shows, in the same visit. Errors: link_invalid, not_connected. */
export function readLink(session: Asker, visit: string, itemId: string): Promise<Result<LinkedContent>> {
  return post(session, "/api/links/read", { visit, itemId }, linkedContentSchema);
}

/** A photo of a recipe the link shows, in the same visit. Errors: link_invalid, too_many_requests, not_connected. */
export async function readLinkPhoto(
  session: Pick<Session, "sendRaw">,
  asked: LinkPhotoRequest,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await session.sendRaw("POST", "/api/links/photo", { headers, body: JSON.stringify(asked), signal });
    return answer.ok ? ok(await answer.blob()) : await failureOf(answer);
  } catch (error) {
    console.info("A photo of a link was not reached.", error);
    return fail("not_connected", "The server does not answer. Check that you are online, then try again.");
  }
}

/** Errors: share_not_found, not_connected. */
export function showInvitation(session: Asker, token: string): Promise<Result<InvitationView>> {
  return post(session, "/api/invitations/show", { token }, invitationViewSchema);
}

/** Errors: share_not_found, share_transition, not_connected. */
export function declineInvitation(session: Asker, token: string): Promise<Result<InvitationView>> {
  return post(session, "/api/invitations/decline", { token }, invitationViewSchema);
}

function post<Answer extends z.ZodType>(
  session: Asker,
  path: string,
  body: object,
  schema: Answer,
): Promise<Result<z.infer<Answer>>> {
  return askServer((request) => session.send(request), { method: "POST", path, body }, schema);
}

/** The fields of a document that came with a visit. Errors: item_invalid. */
export function fieldsOf<T extends ItemType>(type: T, { state }: Pick<LinkedDocument, "state">): Result<DerivedOf[T]> {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, fromBase64(state));
    return materialize(type, doc);
  } catch (error) {
    console.error("A document from the server could not be read.", error);
    return fail("item_invalid", "This came in a form this app does not understand. Load the newest version.");
  } finally {
    doc.destroy();
  }
}
