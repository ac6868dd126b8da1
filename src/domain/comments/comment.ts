/**
 * Comments on an item, kept beside its document: what one looks like, what it may hold, and whom it concerns. Who may write and
 * read them is `authorize`'s; how they travel and where they are stored is not known here.
 */
import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import { mentionsIn } from "./mentions.ts";

export const maxCommentCharacters = 4_000;
/** Comments one item can have, answers included. */
export const maxCommentsPerItem = 2_000;
export const maxMentions = 20;

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const time = z.number().int().min(0);

/** A comment as somebody who may see its item sees it. */
export const commentSchema = z.object({
  id,
  itemId: id,
  /** The comment that opened the conversation: itself, or the one it answers. */
  threadId: id,
  authorId: id,
  /** "" once the author's account is deleted. */
  authorName: z.string().max(200),
  authorColor: z.string().max(30),
  /** Mentions are `<@person-id>` in it; empty once deleted. */
  text: z.string().max(maxCommentCharacters),
  /** Names of the people mentioned, by id. */
  mentioned: z.record(z.string(), z.string().max(200)),
  createdAt: time,
  editedAt: time.nullable(),
  /** Deleted, and still there because answers to it are. */
  isDeleted: z.boolean(),
  /** For the one that opened the conversation: since when it is resolved, and by whom. */
  resolvedAt: time.nullable(),
  resolvedByName: z.string().max(200),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

/** Checks what somebody wrote; answers it without space around it. Errors: comment_invalid. */
export function checkCommentText(text: string): Result<string> {
  const trimmed = text.replaceAll(/\r\n?/g, "\n").trim();
  if (trimmed === "") return fail("comment_invalid", "Write something first.");
  if (trimmed.length > maxCommentCharacters) {
    return fail("comment_invalid", `This is longer than ${maxCommentCharacters} characters. Make two comments of it.`);
  }
  if (mentionsIn(trimmed).length > maxMentions) {
    return fail("comment_invalid", `One comment can mention ${maxMentions} people. Mention fewer.`);
  }
  return ok(trimmed);
}

/** A conversation: the comment that opened it, and the answers in the order they were written. */
export interface Thread {
  readonly opening: Comment;
  readonly answers: readonly Comment[];
}

/** Conversations of an item, open ones first, then the newest. An answer whose opening is not known (yet) is left out. */
export function threadsOf(comments: Iterable<Comment>): Thread[] {
  const byThread = new Map<string, Comment[]>();
  for (const comment of comments) byThread.set(comment.threadId, [...(byThread.get(comment.threadId) ?? []), comment]);
  const threads: Thread[] = [];
  for (const [threadId, members] of byThread) {
    const opening = members.find((comment) => comment.id === threadId);
    const answers = members.filter((comment) => comment.id !== threadId).toSorted(byAge);
    if (opening && !(opening.isDeleted && answers.length === 0)) threads.push({ opening, answers });
  }
  return threads.toSorted((a, b) => Number(isResolved(a)) - Number(isResolved(b)) || byAge(b.opening, a.opening));
}

export function isResolved({ opening }: Thread): boolean {
  return opening.resolvedAt !== null;
}

/** Conversations that wait for something: the number beside a screen's Comments button. */
export function openThreads(comments: Iterable<Comment>): number {
  return threadsOf(comments).filter((thread) => !isResolved(thread)).length;
}

function byAge(a: Comment, b: Comment): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
