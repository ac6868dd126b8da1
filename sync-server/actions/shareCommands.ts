/** The actions that change who has access: what the engine can do, for devices, programs and agents alike (S3.8, S3.13). */
import { z } from "zod";
import { ok, type Result } from "../../src/domain/result.ts";
import { bulkAnswerSchema } from "../../src/domain/sharing/answers.ts";
import {
  namedRecipientSchema,
  shareChangeSchema,
  shareSchema,
  shareWishSchema,
  type Share,
} from "../../src/domain/sharing/share.ts";
import { actorOf } from "../engine/actor.ts";
import { createShare } from "../engine/sharing/createShare.ts";
import { createLink } from "../engine/sharing/links.ts";
import { answerApproval, changeShare, moveShare, noShare } from "../engine/sharing/moveShare.ts";
import { maxRecipients, shareBulk } from "../engine/sharing/shareBulk.ts";
import { transferOwnership } from "../engine/sharing/transferOwnership.ts";
import { viewShare } from "../engine/sharing/viewShare.ts";
import type { Work } from "../engine/work.ts";
import type { ShareRow } from "../store/ports/shares.ts";
import { defineAction, type Action } from "./action.ts";

export const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const byId = z.strictObject({ shareId: id });
const nothing = z.null();

/** What the actions need besides the work they are done in. */
export interface LinkParts {
  /** The server's key, which secrets of links are worked out from. */
  readonly key: Buffer;
  /** Where people reach this server. */
  readonly baseAddress: string;
  readonly hashPassword: (password: string) => Promise<Result<string>>;
}

/** A stored share as its sharer sees it. */
export async function viewed(work: Work, personId: string, stored: Result<ShareRow>): Promise<Result<Share>> {
  if (!stored.ok) return stored;
  const share = await viewShare(work.tx, await actorOf(work.tx, personId), stored.value);
  return share ? ok(share) : noShare;
}

export function hashed({ hashPassword }: LinkParts, password: string | null): Promise<Result<string | null>> {
  return password === null ? Promise.resolve(ok(null)) : hashPassword(password);
}

export function shareCommands(parts: LinkParts): readonly Action[] {
  return [
    defineAction({
      name: "share.create",
      title: "Share an item",
      tool: "ShareItem",
      description: "Shares an item, or all of a type, with a person, a group, an organization, or by a link.",
      input: shareWishSchema,
      output: shareSchema,
      prepare: ({ recipient }) => hashed(parts, recipient.kind === "link" ? recipient.password : null),
      async run({ work, personId, callId, input, prepared: passwordHash }) {
        const { recipient } = input;
        const made =
          recipient.kind === "link"
            ? await createLink(work, parts.key, personId, callId, {
                wish: input,
                maxUses: recipient.maxUses,
                passwordHash,
              })
            : await createShare(work, personId, callId, input);
        return viewed(work, personId, made);
      },
    }),
    defineAction({
      name: "share.createMany",
      title: "Share an item with many",
      tool: "ShareItemBulk",
      description:
        "Shares one item, or all of a type, with many recipients at once. Every recipient has an outcome; one that fails stops no other.",
      input: shareWishSchema
        .omit({ recipient: true })
        .extend({ recipients: z.array(namedRecipientSchema).min(1).max(maxRecipients) }),
      output: bulkAnswerSchema,
      async run({ work, personId, callId, input: { recipients, ...wish } }) {
        const outcomes = [];
        for (const [recipient, outcome] of (await shareBulk(work, personId, callId, wish, recipients)).entries()) {
          const share = await viewed(work, personId, outcome);
          outcomes.push({
            recipient,
            share: share.ok ? share.value : null,
            failure: share.ok ? null : share.error,
          });
        }
        const failed = outcomes.filter(({ failure }) => failure !== null).length;
        return ok({ outcomes, shared: outcomes.length - failed, failed });
      },
    }),
    defineAction({
      name: "share.update",
      title: "Change a share",
      tool: "UpdateShare",
      description: "Changes the level, the end or the notes of a share.",
      input: z.strictObject({ shareId: id, ...shareChangeSchema.shape }),
      output: shareSchema,
      run: async ({ work, personId, input: { shareId, ...change } }) =>
        viewed(work, personId, await changeShare(work, personId, shareId, change)),
    }),
    defineAction({
      name: "share.revoke",
      title: "Revoke a share",
      tool: "RevokeShare",
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
        tool: event === "accept" ? "AcceptShareInvitation" : "DeclineShareInvitation",
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
      name: "item.transfer",
      title: "Give an item away",
      description: "Makes somebody who has the item its owner; you keep a level of your choice, or nothing.",
      input: z.strictObject({ itemId: id, toPersonId: id, keepLevel: z.string().max(50).nullable() }),
      output: nothing,
      run: ({ work, personId, callId, input }) =>
        transferOwnership(work, personId, { ...input, shareId: `${callId}.kept` }),
    }),
  ];
}
