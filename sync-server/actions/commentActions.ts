/** The actions of comments, for devices, programs and agents alike. */
import { z } from "zod";
import { commentSchema, maxCommentCharacters } from "../../src/domain/comments/comment.ts";
import { ok, type Result } from "../../src/domain/result.ts";
import { addComment, deleteComment, editComment, mentionable, resolveThread, viewComment } from "../engine/comments.ts";
import type { Comment } from "../../src/domain/comments/comment.ts";
import type { Work } from "../engine/work.ts";
import type { CommentRow } from "../store/ports/comments.ts";
import { defineAction, type Action } from "./action.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
/** Checked by the rules, which say what to do; the bound here keeps nonsense out. */
const text = z.string().max(maxCommentCharacters * 2);
const nothing = z.null();

async function viewed(work: Work, stored: Result<CommentRow>): Promise<Result<Comment>> {
  return stored.ok ? ok(await viewComment(work.tx, stored.value)) : stored;
}

export const commentActions: readonly Action[] = [
  defineAction({
    name: "comment.add",
    title: "Comment on an item",
    description:
      "Writes a comment on an item, or (threadId) answers one. “<@person-id>” in the text mentions somebody who has access.",
    input: z.strictObject({ itemId: id, threadId: id.nullable().default(null), text }),
    output: commentSchema,
    run: async ({ work, personId, callId, input }) =>
      viewed(work, await addComment(work, personId, { id: callId, ...input })),
  }),
  defineAction({
    name: "comment.edit",
    title: "Change a comment",
    description: "Changes the words of a comment of your own.",
    input: z.strictObject({ commentId: id, text }),
    output: commentSchema,
    run: async ({ work, personId, input }) =>
      viewed(work, await editComment(work, personId, input.commentId, input.text)),
  }),
  defineAction({
    name: "comment.delete",
    title: "Delete a comment",
    description: "Deletes a comment of your own, or of anybody on an item you manage.",
    input: z.strictObject({ commentId: id }),
    output: nothing,
    run: ({ work, personId, input }) => deleteComment(work, personId, input.commentId),
  }),
  ...([true, false] as const).map((isResolved) =>
    defineAction({
      name: isResolved ? "comment.resolve" : "comment.reopen",
      title: isResolved ? "Resolve a conversation" : "Reopen a conversation",
      description: isResolved
        ? "Says that a conversation is settled."
        : "Says that a conversation is not settled after all.",
      input: z.strictObject({ commentId: id }),
      output: nothing,
      run: ({ work, personId, input }) => resolveThread(work, personId, input.commentId, isResolved),
    }),
  ),
  defineAction({
    name: "comment.people",
    title: "Who can be mentioned",
    description: "People who have access to an item, to mention in a comment. For those who may comment on it.",
    isReading: true,
    input: z.strictObject({ itemId: id }),
    output: z.object({ people: z.array(z.object({ personId: id, name: z.string() })) }),
    run: async ({ work, personId, input }) => {
      const people = await mentionable(work.tx, personId, input.itemId);
      return people.ok ? ok({ people: [...people.value] }) : people;
    },
  }),
];
