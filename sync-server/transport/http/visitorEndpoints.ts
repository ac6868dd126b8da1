/** What somebody without an account can ask: a link's content, and an invitation by its mail's token. */
import {
  invitationRequest,
  invitationViewSchema,
  linkedContentSchema,
  openedLinkSchema,
  openLinkRequest,
  readLinkRequest,
} from "../../../src/domain/sharing/linkContract.ts";
import { declineInvitation, showInvitation, type InvitationContext } from "../../visitors/invitation.ts";
import { openLink, readLink, type VisitorContext } from "../../visitors/openLink.ts";
import { openEndpoint, type Endpoint } from "./endpoint.ts";

export function visitorEndpoints(context: VisitorContext & InvitationContext): readonly Endpoint[] {
  return [
    openEndpoint({
      method: "POST",
      path: "/links/open",
      name: "openLink",
      summary: "Opens a link: what it shows, to be looked at. Counts as one use.",
      body: openLinkRequest,
      answer: openedLinkSchema,
      run: ({ caller, body }) => openLink(context, caller, body),
    }),
    openEndpoint({
      method: "POST",
      path: "/links/read",
      name: "readLink",
      summary: "Something else a link shows that was opened: what its cookbook holds.",
      body: readLinkRequest,
      answer: linkedContentSchema,
      run: ({ caller, body }) => readLink(context, caller, body),
    }),
    openEndpoint({
      method: "POST",
      path: "/invitations/show",
      name: "showInvitation",
      summary: "An invitation, by the token in its mail.",
      body: invitationRequest,
      answer: invitationViewSchema,
      run: ({ caller, body }) => showInvitation(context, caller, body.token),
    }),
    openEndpoint({
      method: "POST",
      path: "/invitations/decline",
      name: "declineInvitation",
      summary: "Declines an invitation, by the token in its mail. Accepting takes signing in.",
      body: invitationRequest,
      answer: invitationViewSchema,
      run: ({ caller, body }) => declineInvitation(context, caller, body.token),
    }),
  ];
}
