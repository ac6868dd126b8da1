/**
 * Plain records a device receives besides items and shares: one schema per kind. They are the server's word; a device changes
 * them by commands. This folder must not know how they travel or where they are stored.
 */
import { z } from "zod";
import { commentSchema } from "../comments/comment.ts";
import { notificationSchema, preferencesSchema } from "../notifications/kinds.ts";
import { newItemsRecordSchema, newItemsSchema } from "../organizations/newItems.ts";
import { supportSchema } from "../organizations/support.ts";
import { catalogSchema } from "../sharing/catalog.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);

/** What this person belongs to: the facts `Actor` is made of. Its id is the person's. */
export const selfRecordSchema = z.object({
  personId: id,
  isAdmin: z.boolean(),
  principals: z.array(z.string().max(150)),
  subscribed: z.array(z.string().max(150)),
  /** Organization principal → level its role gives. */
  roleLevels: z.record(z.string(), z.string()),
});
export type SelfRecord = z.infer<typeof selfRecordSchema>;

/** The catalog of sharing levels in force. Its id is "catalog". */
export const catalogRecordSchema = catalogSchema;
export type CatalogRecordData = z.infer<typeof catalogRecordSchema>;

/** What the items in a container are worth there, for deciding offline. Its id is the container's. */
export const containerRecordSchema = z.object({
  containerId: id,
  type: z.string().max(20),
  ownerId: id,
  /** Item → the most its place here gives; items it gives nothing on are left out. */
  caps: z.record(z.string(), z.string().max(50)),
});
export type ContainerRecord = z.infer<typeof containerRecordSchema>;

/** An organization this person belongs to, or a group they may share with. */
export const organizationRecordSchema = z.object({
  id,
  kind: z.enum(["household", "team"]),
  name: z.string().max(200),
  color: z.string().max(30),
  /** This person's role in it. */
  role: z.string().max(50),
  /** Everything their role and permission set allow in it, so that offline answers agree. */
  capabilities: z.array(z.string().max(50)),
  people: z.number().int().min(0),
  /** "FREE", or what is subscribed to. */
  plan: z.string().max(50),
  isPaid: z.boolean(),
  /** When the subscription ends by itself, server's ms. */
  paidUntil: z.number().int().nullable(),
  seats: z.number().int().nullable(),
  /** What its members make is shared with it by itself, and what that means for this one; null: nothing is. */
  newItems: newItemsRecordSchema.nullable().default(null),
  /** Support that is in it now, for those who manage its members. */
  support: z.array(supportSchema).default([]),
});
export type OrganizationRecord = z.infer<typeof organizationRecordSchema>;

export const groupRecordSchema = z.object({
  id,
  organizationId: id,
  organizationName: z.string().max(200),
  name: z.string().max(200),
  /** Everybody in it, also through groups in it. */
  people: z.number().int().min(0),
});
export type GroupRecord = z.infer<typeof groupRecordSchema>;

/** An open invitation into an organization, mailed to one of this person's addresses (S1.15). */
export const invitationRecordSchema = z.object({
  id,
  organizationName: z.string().max(200),
  organizationKind: z.enum(["household", "team"]),
  invitedByName: z.string().max(200),
  role: z.string().max(50),
  people: z.number().int().min(0),
  /** What whoever joins makes is shared with it by itself, if they want that; null: nothing is. */
  newItems: newItemsSchema.nullable().default(null),
  /** From this moment on it has lapsed, server's ms. */
  expiresAt: z.number().int(),
});
export type InvitationRecord = z.infer<typeof invitationRecordSchema>;

/** Every kind with its schema; a kind a device does not know is kept unread until it is updated. */
export const recordSchemas = {
  self: selfRecordSchema,
  catalog: catalogRecordSchema,
  container: containerRecordSchema,
  organization: organizationRecordSchema,
  group: groupRecordSchema,
  invitation: invitationRecordSchema,
  comment: commentSchema,
  notification: notificationSchema,
  /** How this person wants to hear of things. Its id is the person's. */
  preferences: preferencesSchema,
} as const;
export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
