/** The actions of links (S3.19): made, shown again, changed, and kept by whoever opened one. */
import { z } from "zod";
import { ok, type Result } from "../../src/domain/result.ts";
import { linkAnswerSchema, type LinkAnswer } from "../../src/domain/sharing/linkContract.ts";
import { shareChangeSchema, shareRecipientSchema, shareWishSchema } from "../../src/domain/sharing/share.ts";
import { changeLink, createLink, keepLink, noLink, openedLink, showLink } from "../engine/sharing/links.ts";
import { linkAddress } from "../engine/sharing/linkSecret.ts";
import type { Work } from "../engine/work.ts";
import { defineAction, type Action } from "./action.ts";
import { hashed, id, viewed, type LinkParts } from "./shareCommands.ts";

const linkFields = shareRecipientSchema.options[3].shape;

export function linkActions(parts: LinkParts): readonly Action[] {
  const { key, baseAddress } = parts;

  async function shown(work: Work, personId: string, shareId: string): Promise<Result<LinkAnswer>> {
    const found = await showLink(work.tx, key, personId, shareId);
    if (!found.ok) return found;
    const share = await viewed(work, personId, ok(found.value.share));
    if (!share.ok) return share;
    return ok({ share: share.value, token: found.value.secret, address: linkAddress(baseAddress, found.value.secret) });
  }

  return [
    defineAction({
      name: "link.create",
      title: "Make a link",
      tool: "CreateLink",
      description:
        "Makes a link to an item: anybody who has it can look, without an account. With a password, an end or a number of uses if wished.",
      input: shareWishSchema
        .pick({ itemType: true, level: true, notes: true, expiresAt: true })
        .extend({ itemId: id, password: linkFields.password, maxUses: linkFields.maxUses }),
      output: linkAnswerSchema,
      prepare: ({ password }) => hashed(parts, password),
      async run({ work, personId, callId, input: { password: _hashed, maxUses, ...rest }, prepared: passwordHash }) {
        const recipient = { kind: "link", password: null, maxUses } as const;
        const wish = { ...rest, recipient, shareAll: false, membershipOnly: false, message: "" };
        const made = await createLink(work, key, personId, callId, { wish, maxUses, passwordHash });
        return made.ok ? shown(work, personId, callId) : made;
      },
    }),
    defineAction({
      name: "link.show",
      title: "Show a link again",
      tool: "ShowLink",
      description: "The address of a link again, with how often it was used. For those who run it.",
      isReading: true,
      input: z.strictObject({ shareId: id }),
      output: linkAnswerSchema,
      run: ({ work, personId, input }) => shown(work, personId, input.shareId),
    }),
    defineAction({
      name: "link.change",
      title: "Change a link",
      tool: "ChangeLink",
      description: "Changes a link’s level, end, notes, password (null: none) or number of uses (null: any).",
      input: z.strictObject({
        shareId: id,
        ...shareChangeSchema.shape,
        password: z.string().min(1).max(200).nullable().optional(),
        maxUses: z.int().min(1).max(1_000_000).nullable().optional(),
      }),
      output: linkAnswerSchema,
      prepare: ({ password }) => (password === undefined ? Promise.resolve(ok(undefined)) : hashed(parts, password)),
      async run({ work, personId, input: { shareId, password: _hashed, ...change }, prepared: passwordHash }) {
        const isWithPassword = passwordHash !== undefined;
        const changed = await changeLink(work, personId, shareId, {
          ...change,
          ...(isWithPassword ? { passwordHash } : {}),
        });
        return changed.ok ? shown(work, personId, shareId) : changed;
      },
    }),
    defineAction({
      name: "link.keep",
      title: "Keep what a link opened",
      description: "Puts what a link opened among what is shared with you, for as long as the link works.",
      input: z.strictObject({ visit: z.string().max(300) }),
      output: z.object({ itemId: id }),
      async run({ work, personId, input }) {
        const opened = await openedLink(work.tx, key, input.visit);
        if (!opened || opened.share.itemId === null) return noLink;
        await keepLink(work, personId, opened.share);
        return ok({ itemId: opened.share.itemId });
      },
    }),
  ];
}
