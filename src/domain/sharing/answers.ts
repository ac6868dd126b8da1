/** What the server answers to questions about sharing (S3.8): one schema per answer, for devices, programs and agents. */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";
import type { EffectivePermission } from "./authorize.ts";

import { actions, sharingLevelSchema } from "./levels.ts";
import { shareSchema } from "./share.ts";

/** `EffectivePermission` as it travels (S3.10). */
export const permissionAnswerSchema = z.object({
  level: z.string(),
  source: z.enum(["owner", "direct", "group", "organization", "public", "container"]),
  shareId: z.string().nullable(),
  containerId: z.string().nullable(),
  /** The level and everything it, and lesser grants, imply. */
  levels: z.array(z.string()),
  actions: z.array(z.enum(actions)),
  canReshare: z.boolean(),
  /** Server's ms; null: it does not end by itself. */
  expiresAt: z.number().nullable(),
});
export type PermissionAnswer = z.infer<typeof permissionAnswerSchema>;

export function permissionAnswer(permission: EffectivePermission): PermissionAnswer {
  return { ...permission, levels: [...permission.levels], actions: [...permission.actions] };
}

export const checkAnswerSchema = z.object({
  /** Null: no access, or there is no such item; the two are not told apart. */
  permission: permissionAnswerSchema.nullable(),
  /** Whether they hold the level, or may do the action, that was asked about; null where none was. */
  hasPermission: z.boolean().nullable(),
  canShare: z.boolean(),
  isOwner: z.boolean(),
});
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const sharedWithMeSchema = z.object({
  items: z.array(
    z.object({
      itemId: z.string(),
      itemType: z.enum(itemTypes),
      /** As the item type's driver names it. */
      displayName: z.string(),
      ownerId: z.string(),
      ownerName: z.string(),
      permission: permissionAnswerSchema,
      /** The share it comes from; null where it comes from owning a container that holds it. */
      share: shareSchema.nullable(),
    }),
  ),
  /** How many there are, also where fewer were asked for. */
  total: z.number().int(),
});
export type SharedWithMe = z.infer<typeof sharedWithMeSchema>;

export const invitationsSchema = z.object({ count: z.number().int(), invitations: z.array(shareSchema) });

export const bulkAnswerSchema = z.object({
  outcomes: z.array(
    z.object({
      /** Its place among the recipients that were given. */
      recipient: z.number().int(),
      share: shareSchema.nullable(),
      failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  shared: z.number().int(),
  failed: z.number().int(),
});

export const sharingTypesSchema = z.object({
  itemType: z.enum(itemTypes),
  isShareable: z.boolean(),
  /** The level chosen beforehand; null where nothing is offered. */
  defaultLevel: z.string().nullable(),
  /** In the order they are offered. */
  types: z.array(sharingLevelSchema.extend({ requiresApproval: z.boolean(), allowsPublic: z.boolean() })),
});
export type SharingTypesAnswer = z.infer<typeof sharingTypesSchema>;

export const shareableTypesSchema = z.object({
  itemTypes: z.array(z.object({ itemType: z.enum(itemTypes), levels: z.array(z.string()) })),
});
