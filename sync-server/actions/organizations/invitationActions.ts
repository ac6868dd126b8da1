/** Invitations into an organization. */
import { z } from "zod";
import { statusAt } from "../../../src/domain/organizations/invitation.ts";
import { ok } from "../../../src/domain/result.ts";
import {
  acceptInvitation,
  createInvitation,
  declineInvitation,
  invitationsOf,
  resendInvitation,
  revokeInvitation,
  type InvitationKey,
} from "../../engine/organizations/invitations.ts";
import { standingWith } from "../../engine/organizations/standing.ts";
import type { InvitationRow } from "../../store/ports/invitations.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";
import { viewOrganization } from "./organizationActions.ts";
import {
  id,
  invitationAnswer,
  lookAnswer,
  nothing,
  organizationAnswer,
  role,
  token,
} from "../../../src/domain/organizations/answers.ts";

function view(invitation: InvitationRow, now: number): z.infer<typeof invitationAnswer> {
  const { kind, address, maxUses, uses, sends, createdAt, expiresAt } = invitation;
  const status = statusAt(invitation, now);
  return {
    id: invitation.id,
    kind,
    address,
    role: invitation.role,
    status,
    maxUses,
    uses,
    sends,
    createdAt,
    expiresAt,
  };
}

const byKey = z
  .strictObject({ token: token.optional(), invitationId: id.optional() })
  .refine((input) => (input.token === undefined) !== (input.invitationId === undefined), "names one invitation");

function keyOf(input: z.infer<typeof byKey>): InvitationKey {
  return input.token === undefined ? { id: input.invitationId ?? "" } : { token: input.token };
}

const maxListed = 500;

export function invitationActions({ newId, newToken, joinAddress }: OrganizationActionParts): Action[] {
  return [
    defineAction({
      name: "invitation.create",
      title: "Invite",
      description:
        "Invites somebody by e-mail, or makes a link that so many people can join with. For owners and admins.",
      input: z.strictObject({
        organizationId: id,
        role,
        /** Null: by a link. */
        address: z.string().max(255).nullable().default(null),
        maxUses: z.int().min(1).max(1_000).default(1),
      }),
      output: invitationAnswer.extend({ link: z.string().nullable() }),
      run: async ({ work, personId, input }) => {
        const secret = newToken();
        const made = await createInvitation(work, personId, { id: newId(), token: secret, ...input });
        if (!made.ok) return made;
        // The secret of one that is mailed goes to its address alone.
        const link = input.address === null ? joinAddress(secret) : null;
        return ok({ ...view(made.value, work.tx.now()), link });
      },
    }),
    defineAction({
      name: "invitation.resend",
      title: "Send an invitation again",
      description: "Sends an invitation by mail again; the mail before is void.",
      input: z.strictObject({ invitationId: id }),
      output: invitationAnswer,
      run: async ({ work, personId, input }) => {
        const sent = await resendInvitation(work, personId, input.invitationId, newToken());
        return sent.ok ? ok(view(sent.value, work.tx.now())) : sent;
      },
    }),
    defineAction({
      name: "invitation.revoke",
      title: "Take an invitation back",
      description: "Makes an invitation void.",
      input: z.strictObject({ invitationId: id }),
      output: invitationAnswer,
      run: async ({ work, personId, input }) => {
        const revoked = await revokeInvitation(work, personId, input.invitationId);
        return revoked.ok ? ok(view(revoked.value, work.tx.now())) : revoked;
      },
    }),
    defineAction({
      name: "invitation.accept",
      title: "Join",
      description: "Joins an organization by an invitation’s secret, or by one that was mailed to your address.",
      input: byKey.safeExtend({
        /** What you make is shared with a household that shares what its members make. */
        sharesNewItems: z.boolean().default(true),
      }),
      output: organizationAnswer,
      run: async ({ work, personId, input }) => {
        const accepted = await acceptInvitation(work, personId, keyOf(input), !input.sharesNewItems);
        return accepted.ok ? viewOrganization(work.tx, personId, accepted.value) : accepted;
      },
    }),
    defineAction({
      name: "invitation.decline",
      title: "Decline an invitation",
      description: "Declines an invitation that was mailed to you.",
      input: byKey,
      output: nothing,
      run: ({ work, personId, input }) => declineInvitation(work, personId, keyOf(input)),
    }),
    defineAction({
      name: "invitation.mine",
      title: "Invitations to me",
      description: "Open invitations that were mailed to one of your addresses.",
      isReading: true,
      input: z.strictObject({}),
      output: z.array(lookAnswer),
      run: async ({ work, personId }) => ok(await invitationsOf(work.tx, personId)),
    }),
    defineAction({
      name: "invitation.list",
      title: "Invitations",
      description: "Invitations of an organization, the newest first. For owners and admins.",
      isReading: true,
      input: z.strictObject({ organizationId: id }),
      output: z.array(invitationAnswer),
      run: async ({ work: { tx }, personId, input }) => {
        const standing = await standingWith(tx, personId, input.organizationId, "manageMembers");
        if (!standing.ok) return standing;
        const rows = await tx.invitations.ofOrganization(input.organizationId, maxListed);
        return ok(rows.map((row) => view(row, tx.now())));
      },
    }),
  ];
}
