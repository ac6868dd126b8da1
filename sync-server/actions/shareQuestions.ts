/** The actions that answer questions about sharing and change nothing (S3.8, S3.13). */
import { z } from "zod";
import { ok } from "../../src/domain/result.ts";
import {
  checkAnswerSchema,
  invitationsSchema,
  shareableTypesSchema,
  sharedWithMeSchema,
  sharingTypesSchema,
} from "../../src/domain/sharing/answers.ts";
import { defaultLevel, offeredLevels, offerOf } from "../../src/domain/sharing/catalog.ts";
import { actions } from "../../src/domain/sharing/levels.ts";
import { shareableTypes, shareSchema } from "../../src/domain/sharing/share.ts";
import { itemTypes } from "../../src/domain/items/types.ts";
import { whoHasAccessSchema } from "../../src/domain/sharing/whoHasAccess.ts";
import { checkPermission, pendingInvitations, sharedByMe, sharedWithMe } from "../engine/sharing/questions.ts";
import { whoHasAccess } from "../engine/sharing/whoHasAccess.ts";
import { defineAction, type Action } from "./action.ts";
import { id } from "./shareCommands.ts";

const itemType = z.enum(itemTypes).nullable().default(null);

export const shareQuestions: readonly Action[] = [
  defineAction({
    name: "share.withMe",
    title: "Shared with me",
    tool: "GetSharedWithMe",
    description:
      "Everything others share with you: its name, its owner, what you may do with it and through which share.",
    isReading: true,
    input: z.strictObject({
      itemType,
      includeGroups: z.boolean().default(true).describe("also what comes through groups, organizations and links"),
      limit: z.int().min(1).max(5_000).default(1_000),
    }),
    output: sharedWithMeSchema,
    run: async ({ work, personId, input }) =>
      ok(
        await sharedWithMe(work.tx, personId, {
          itemType: input.itemType,
          includesGroups: input.includeGroups,
          limit: input.limit,
        }),
      ),
  }),
  defineAction({
    name: "share.byMe",
    title: "Shared by me",
    tool: "GetSharedByMe",
    description: "Live shares you made, and of what is yours; the newest first.",
    isReading: true,
    input: z.strictObject({ itemType }),
    output: z.object({ shares: z.array(shareSchema) }),
    run: async ({ work, personId, input }) => ok({ shares: await sharedByMe(work.tx, personId, input.itemType) }),
  }),
  defineAction({
    name: "share.list",
    title: "Who has access",
    tool: "GetSharesForRecord",
    description: "Everybody who has access to an item and through what. For those who may share it.",
    isReading: true,
    input: z.strictObject({ itemId: id }),
    output: whoHasAccessSchema,
    run: ({ work, personId, input }) => whoHasAccess(work.tx, personId, input.itemId),
  }),
  defineAction({
    name: "share.invitations",
    title: "Invitations that wait for you",
    tool: "GetPendingInvitations",
    description: "Invitations that wait for your answer, with their number; the newest first.",
    isReading: true,
    input: z.strictObject({}),
    output: invitationsSchema,
    run: async ({ work, personId }) => {
      const invitations = await pendingInvitations(work.tx, personId);
      return ok({ count: invitations.length, invitations });
    },
  }),
  defineAction({
    name: "permission.check",
    title: "What somebody may do",
    tool: "CheckPermission",
    description:
      "What you may do with an item: level, source, share, implied levels, whether you may share it on, and when it ends. Whoever manages the item can ask about others.",
    isReading: true,
    input: z.strictObject({
      itemId: id,
      personId: id.nullable().default(null).describe("somebody else; only for who manages the item"),
      level: z.string().max(50).nullable().default(null).describe("asks whether this level is held"),
      action: z.enum(actions).nullable().default(null).describe("asks whether this may be done"),
    }),
    output: checkAnswerSchema,
    run: ({ work, personId, input }) => checkPermission(work.tx, personId, input),
  }),
  defineAction({
    name: "sharing.types",
    title: "Levels of an item type",
    tool: "GetSharingTypes",
    description: "Whether things of a type can be shared, and the levels they can be shared at.",
    isReading: true,
    input: z.strictObject({ itemType: z.enum(itemTypes) }),
    output: sharingTypesSchema,
    run: async ({ work, input }) => {
      const catalog = await work.tx.catalog.read();
      const types = offeredLevels(catalog, input.itemType).map((level) => {
        const offer = offerOf(catalog, input.itemType, level.id);
        return {
          ...level,
          implies: [...level.implies],
          allows: [...level.allows],
          requiresApproval: offer?.requiresApproval ?? false,
          allowsPublic: offer?.allowsPublic ?? false,
        };
      });
      return ok({
        itemType: input.itemType,
        isShareable: types.length > 0,
        defaultLevel: defaultLevel(catalog, input.itemType) ?? null,
        types,
      });
    },
  }),
  defineAction({
    name: "sharing.itemTypes",
    title: "Types that can be shared",
    tool: "GetShareableTypes",
    description: "Every item type that can be shared, with the levels offered for it.",
    isReading: true,
    input: z.strictObject({}),
    output: shareableTypesSchema,
    run: async ({ work }) => {
      const catalog = await work.tx.catalog.read();
      const all = shareableTypes.map((type) => ({
        itemType: type,
        levels: offeredLevels(catalog, type).map((level) => level.id),
      }));
      return ok({ itemTypes: all.filter(({ levels }) => levels.length > 0) });
    },
  }),
];
