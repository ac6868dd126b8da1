/** What actions of organizations take and answer. */
import { z } from "zod";
import { personColorSchema } from "../accounts/contract.ts";
import { invitationStatuses } from "./invitation.ts";
import { settableCapabilities } from "./permissions.ts";
import { newItemsRecordSchema, newItemsSchema } from "./newItems.ts";
import { capabilities, organizationKinds, roles } from "./roles.ts";

export const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
export const time = z.int().min(0);
export const nothing = z.null();
export const role = z.enum(roles);
export const token = z.string().min(20).max(100);
export const name = z.string().trim().min(1).max(200);
export const color = personColorSchema;
export const page = {
  search: z.string().max(200).default(""),
  limit: z.int().min(1).max(200).default(50),
  offset: z.int().min(0).max(1_000_000).default(0),
};

export const organizationAnswer = z.object({
  id,
  kind: z.enum(organizationKinds),
  name: z.string(),
  color: z.string(),
  role: z.string(),
  capabilities: z.array(z.string()),
  /** What its members make is shared with it by itself, and what that means for whoever asks; null: nothing is. */
  newItems: newItemsRecordSchema.nullable(),
});

export const memberAnswer = z.object({
  personId: id,
  name: z.string(),
  color: z.string(),
  /** Null for whoever may not manage members. */
  address: z.string().nullable(),
  role: z.string(),
  permissionSetId: id.nullable(),
  isActive: z.boolean(),
  endsAt: time.nullable(),
  roleEndsAt: time.nullable(),
  /** Why the server's admin is in it; null: an ordinary member. */
  supportReason: z.string().nullable(),
  /** Null: nobody, they made it or were added by the server's admin. */
  invitedBy: z.string().nullable(),
  invitedByName: z.string(),
  invitedAt: time.nullable(),
  createdAt: time,
});

export const invitationAnswer = z.object({
  id,
  kind: z.enum(["mail", "link"]),
  address: z.string(),
  role: z.string(),
  status: z.enum(invitationStatuses),
  maxUses: z.number(),
  uses: z.number(),
  sends: z.number(),
  createdAt: time,
  expiresAt: time,
});

export const lookAnswer = z.object({
  id,
  organizationName: z.string(),
  organizationKind: z.enum(organizationKinds),
  invitedByName: z.string(),
  role: z.string(),
  status: z.enum(invitationStatuses),
  /** Whom it was mailed to; "" for a link. */
  address: z.string(),
  people: z.number(),
  /** What whoever joins makes is shared with it by itself, if they want that; null: nothing is. */
  newItems: newItemsSchema.nullable(),
});

export const groupAnswer = z.object({
  id,
  name: z.string(),
  /** How many were put into it themselves; who they are is asked a page at a time. */
  people: z.number(),
  /** The groups in it. */
  groups: z.array(z.object({ id, name: z.string(), endsAt: time.nullable() })),
  /** What whoever asks may do in it: by their role, and by what they have in this group alone. */
  capabilities: z.array(z.enum(capabilities)),
});

export const permissionSetAnswer = z.object({
  id,
  name: z.string(),
  capabilities: z.array(z.enum(settableCapabilities)),
});
export const permissionSetList = z.array(permissionSetAnswer);
export type PermissionSetView = z.infer<typeof permissionSetAnswer>;

export type Member = z.infer<typeof memberAnswer>;
export type Invitation = z.infer<typeof invitationAnswer>;
export const newInvitationAnswer = invitationAnswer.extend({ link: z.string().nullable() });
export type InvitationLook = z.infer<typeof lookAnswer>;
export type Group = z.infer<typeof groupAnswer>;

export const listedPersonAnswer = z.object({
  id,
  name: z.string(),
  address: z.string(),
  department: z.string(),
  addedAt: time,
});

export type ListedPerson = z.infer<typeof listedPersonAnswer>;
export const importAnswer = z.object({
  added: z.number(),
  problems: z.array(z.object({ line: z.number(), message: z.string() })),
});
