/** The actions of sharing: what the engine can do, for devices, programs and agents alike (S3.8, S3.13). */
import { z } from "zod";
import { ok } from "../../src/domain/result.ts";
import { shareChangeSchema, shareSchema, shareWishSchema } from "../../src/domain/sharing/share.ts";
import { whoHasAccessSchema } from "../../src/domain/sharing/whoHasAccess.ts";
import { actorOf } from "../engine/actor.ts";
import { whoHasAccess } from "../engine/sharing/whoHasAccess.ts";
import { createShare } from "../engine/sharing/createShare.ts";
import { answerApproval, changeShare, moveShare, noShare } from "../engine/sharing/moveShare.ts";
import { transferOwnership } from "../engine/sharing/transferOwnership.ts";
import { viewShare } from "../engine/sharing/viewShare.ts";
import type { Work } from "../engine/work.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Share } from "../../src/domain/sharing/share.ts";
import type { ShareRow } from "../store/ports/shares.ts";
import { defineAction, type Action } from "./action.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const byId = z.strictObject({ shareId: id });
const nothing = z.null();

async function viewed(work: Work, personId: string, stored: Result<ShareRow>): Promise<Result<Share>> {
  if (!stored.ok) return stored;
  const share = await viewShare(work.tx, await actorOf(work.tx, personId), stored.value);
  return share ? ok(share) : noShare;
}

export const sharingActions: readonly Action[] = [
  defineAction({
    name: "share.create",
    title: "Share an item",
    description: "Shares an item, or all of a type, with a person, a group, an organization, or by a link.",
    input: shareWishSchema,
    output: shareSchema,
    run: async ({ work, personId, callId, input }) =>
      viewed(work, personId, await createShare(work, personId, callId, input)),
  }),
  defineAction({
    name: "share.update",
    title: "Change a share",
    description: "Changes the level, the end or the notes of a share.",
    input: z.strictObject({ shareId: id, ...shareChangeSchema.shape }),
    output: shareSchema,
    run: async ({ work, personId, input: { shareId, ...change } }) =>
      viewed(work, personId, await changeShare(work, personId, shareId, change)),
  }),
  defineAction({
    name: "share.revoke",
    title: "Revoke a share",
    description: "Takes a share back; its recipient loses access at once. A recipient leaves with it.",
    input: byId,
    output: nothing,
    run: async ({ work, personId, input }) => {
      const moved = await moveShare(work, personId, input.shareId, "revoke");
      return moved.ok ? ok(null) : moved;
    },
  }),
  ...(["accept", "decline"] as const).map((event) =>
    defineAction({
      name: `share.${event}`,
      title: event === "accept" ? "Accept an invitation" : "Decline an invitation",
      description: `${event === "accept" ? "Accepts" : "Declines"} a share that waits for your answer.`,
      input: byId,
      output: shareSchema,
      run: async ({ work, personId, input }) =>
        viewed(work, personId, await moveShare(work, personId, input.shareId, event)),
    }),
  ),
  ...(["approve", "refuse"] as const).map((answer) =>
    defineAction({
      name: `share.${answer}`,
      title: answer === "approve" ? "Approve a share" : "Refuse a share",
      description: `${answer === "approve" ? "Lets" : "Does not let"} a share that somebody else made of your item go through.`,
      input: byId,
      output: nothing,
      run: async ({ work, personId, input }) => {
        const done = await answerApproval(work, personId, input.shareId, answer);
        return done.ok ? ok(null) : done;
      },
    }),
  ),
  defineAction({
    name: "share.list",
    title: "Who has access",
    description: "Everybody who has access to an item and through what. For those who may share it.",
    isReading: true,
    input: z.strictObject({ itemId: id }),
    output: whoHasAccessSchema,
    run: ({ work, personId, input }) => whoHasAccess(work.tx, personId, input.itemId),
  }),
  defineAction({
    name: "item.transfer",
    title: "Give an item away",
    description: "Makes somebody who has the item its owner; you keep a level of your choice, or nothing.",
    input: z.strictObject({ itemId: id, toPersonId: id, keepLevel: z.string().max(50).nullable() }),
    output: nothing,
    run: ({ work, personId, callId, input }) =>
      transferOwnership(work, personId, { ...input, shareId: `${callId}.kept` }),
  }),
];
