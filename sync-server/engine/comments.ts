/**
 * Comments on an item: written by who may comment, read by who may see it, ended with it. Who hears of one is whoever hears of the
 * item, so a comment appears and disappears with access. What is on a part is on what it is a part of.
 */
import { checkCommentText, maxCommentsPerItem, type Comment } from "../../src/domain/comments/comment.ts";
import { mentionsIn, type Mentionable } from "../../src/domain/comments/mentions.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { Action } from "../../src/domain/sharing/levels.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { CommentRow } from "../store/ports/comments.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import { audienceOf, decide, rootOf } from "./decide.ts";
import { publishRecord, type RecordReader } from "./records.ts";
import type { Work } from "./work.ts";

const missingItem = fail("item_not_found", "This does not exist, or not any more.");
const missing = fail("comment_not_found", "This comment no longer exists.");
const notOwn = fail("permission_denied", "Only its author can change a comment.");

/** The item a comment is about, if this person may do that; what they may not see does not exist. */
async function allowedItem(
  tx: StoreTransaction,
  personId: string,
  itemId: string,
  action: Action,
): Promise<Result<ItemHeadRow>> {
  const asked = await tx.items.head(itemId);
  const item = asked && (await rootOf(tx, asked));
  if (!item || item.deletedAt > 0) return missingItem;
  const decision = await decide(tx, personId, action, item);
  if (decision.allowed) return ok(item);
  return decision.reason === "invisible"
    ? missingItem
    : fail("permission_denied", "You may read the comments, not write any. Ask for more access.");
}

/** A comment and its item, if this person may do that with it. */
async function allowedComment(
  tx: StoreTransaction,
  personId: string,
  commentId: string,
  action: Action,
): Promise<Result<{ readonly comment: CommentRow; readonly item: ItemHeadRow }>> {
  const comment = await tx.comments.find(commentId);
  if (!comment) return missing;
  const item = await allowedItem(tx, personId, comment.itemId, action);
  if (!item.ok) return item.error.code === "item_not_found" ? missing : item;
  return ok({ comment, item: item.value });
}

/** Everybody who can be mentioned: who may see the item, by name, at most `maxMentionable`. For those who may comment. */
export async function mentionable(
  tx: StoreTransaction,
  personId: string,
  itemId: string,
): Promise<Result<readonly Mentionable[]>> {
  const item = await allowedItem(tx, personId, itemId, "comment");
  if (!item.ok) return item;
  const ids = new Set<string>();
  for (const principal of await audienceOf(tx, item.value)) {
    for (const id of await tx.principals.personsOf(principal, tx.now())) ids.add(id);
    if (ids.size > maxMentionable) break;
  }
  ids.delete(personId);
  const people: Mentionable[] = [];
  for (const id of [...ids].slice(0, maxMentionable)) {
    const person = await tx.people.find(id);
    if (person && person.deletedAt === null && (await decide(tx, id, "view", item.value)).allowed) {
      people.push({ personId: id, name: person.name });
    }
  }
  return ok(people.toSorted((a, b) => a.name.localeCompare(b.name, "en")));
}

const maxMentionable = 200;

/** Whether everybody mentioned may see the item: anybody else would learn of it, and their name would be told. */
async function checkMentions(tx: StoreTransaction, item: ItemHeadRow, ids: readonly string[]): Promise<Result<null>> {
  for (const id of ids) {
    if (!(await decide(tx, id, "view", item)).allowed) {
      return fail("comment_mention", "You can mention people who have access to this. Share it with them first.");
    }
  }
  return ok(null);
}

/** Writes a comment under the caller's own id. `threadId` null opens a conversation. Sent twice, it is one. */
export async function addComment(
  work: Work,
  personId: string,
  wish: { readonly id: string; readonly itemId: string; readonly threadId: string | null; readonly text: string },
): Promise<Result<CommentRow>> {
  const { tx } = work;
  const allowed = await allowedItem(tx, personId, wish.itemId, "comment");
  if (!allowed.ok) return allowed;
  const item = allowed.value;
  const text = checkCommentText(wish.text);
  if (!text.ok) return text;
  const opening = wish.threadId === null ? null : await tx.comments.find(wish.threadId);
  const isThread = wish.threadId === null || (opening?.itemId === item.id && opening.threadId === opening.id);
  if (!isThread) return fail("comment_not_found", "What you answer no longer exists. Begin a new conversation.");
  const before = await tx.comments.find(wish.id);
  if (before) return before.authorId === personId && before.itemId === item.id ? ok(before) : missing;
  if ((await tx.comments.countOf(item.id)) >= maxCommentsPerItem) {
    return fail("comment_limit", `There are ${maxCommentsPerItem} comments here. Delete some that are settled.`);
  }
  const mentions = mentionsIn(text.value);
  const mentioned = await checkMentions(tx, item, mentions);
  if (!mentioned.ok) return mentioned;
  const comment: CommentRow = {
    id: wish.id,
    itemId: item.id,
    threadId: opening?.id ?? wish.id,
    authorId: personId,
    text: text.value,
    mentions,
    createdAt: tx.now(),
    editedAt: null,
    deletedAt: null,
    resolvedAt: null,
    resolvedBy: null,
  };
  await store(work, personId, "comment.added", item, comment);
  // An answer to what was resolved opens it again: somebody has something to say.
  if (opening?.resolvedAt != null) {
    await store(work, personId, "comment.reopened", item, { ...opening, resolvedAt: null, resolvedBy: null });
  }
  await tellOf(work, item, comment, mentions);
  return ok(comment);
}

/** Who is told: those mentioned, the others of the conversation, and for a new conversation the item's owner; each once. */
async function tellOf(
  { tx, notify }: Work,
  item: ItemHeadRow,
  comment: CommentRow,
  mentioned: readonly string[],
): Promise<void> {
  const told = new Set([comment.authorId]);
  const tell = async (toId: string, kind: "comment-mention" | "comment-reply" | "comment-added"): Promise<void> => {
    if (told.has(toId)) return;
    told.add(toId);
    if ((await decide(tx, toId, "view", item)).allowed) await notify({ kind, comment, toId });
  };
  for (const toId of mentioned) await tell(toId, "comment-mention");
  if (comment.threadId === comment.id) return tell(item.ownerId, "comment-added");
  for (const { authorId } of await tx.comments.thread(comment.threadId)) await tell(authorId, "comment-reply");
}

/** Changes one's own comment. Whoever is mentioned only now is told. */
export async function editComment(
  work: Work,
  personId: string,
  commentId: string,
  written: string,
): Promise<Result<CommentRow>> {
  const { tx } = work;
  const found = await allowedComment(tx, personId, commentId, "comment");
  if (!found.ok) return found;
  const { comment, item } = found.value;
  if (comment.authorId !== personId) return notOwn;
  if (comment.deletedAt !== null) return missing;
  const text = checkCommentText(written);
  if (!text.ok) return text;
  if (text.value === comment.text) return ok(comment);
  const mentions = mentionsIn(text.value);
  const added = mentions.filter((id) => !comment.mentions.includes(id));
  const mentioned = await checkMentions(tx, item, added);
  if (!mentioned.ok) return mentioned;
  const edited = { ...comment, text: text.value, mentions, editedAt: tx.now() };
  await store(work, personId, "comment.edited", item, edited);
  for (const toId of added) {
    if (toId !== personId) await work.notify({ kind: "comment-mention", comment: edited, toId });
  }
  return ok(edited);
}

/** Deletes a comment: its author, or who manages the item. One with answers stays as deleted, without its words. */
export async function deleteComment(work: Work, personId: string, commentId: string): Promise<Result<null>> {
  const { tx } = work;
  const found = await allowedComment(tx, personId, commentId, "view");
  if (!found.ok) return found;
  const { comment, item } = found.value;
  if (comment.deletedAt !== null) return ok(null);
  if (comment.authorId !== personId && !(await decide(tx, personId, "manage", item)).allowed) {
    return fail("permission_denied", "Only its author, or who manages this, can delete a comment.");
  }
  const thread = await tx.comments.thread(comment.threadId);
  const others = thread.filter(({ id }) => id !== comment.id);
  if (comment.id === comment.threadId && others.length > 0) {
    await store(work, personId, "comment.deleted", item, { ...comment, text: "", mentions: [], deletedAt: tx.now() });
    return ok(null);
  }
  await remove(work, personId, item, comment);
  // The last answer to what was deleted takes it along.
  const [opening] = others;
  if (others.length === 1 && opening?.deletedAt != null) await remove(work, personId, item, opening);
  return ok(null);
}

/** Says that a conversation is settled, or not after all. For those who may comment. */
export async function resolveThread(
  work: Work,
  personId: string,
  threadId: string,
  isResolved: boolean,
): Promise<Result<null>> {
  const { tx } = work;
  const found = await allowedComment(tx, personId, threadId, "comment");
  if (!found.ok) return found;
  const { comment, item } = found.value;
  if (comment.id !== comment.threadId) return missing;
  if ((comment.resolvedAt !== null) === isResolved) return ok(null);
  await store(work, personId, isResolved ? "comment.resolved" : "comment.reopened", item, {
    ...comment,
    resolvedAt: isResolved ? tx.now() : null,
    resolvedBy: isResolved ? personId : null,
  });
  return ok(null);
}

/** An item was deleted for good: what was said about it goes with it. */
export async function deleteCommentsOf(work: Pick<Work, "tx" | "effects">, item: ItemHeadRow): Promise<void> {
  const audience = await audienceOf(work.tx, item);
  for (const { id, itemId } of await work.tx.comments.idsOf([item.id])) {
    await publishRecord(work, audience, "comment", id, itemId);
  }
  await work.tx.comments.removeOf(item.id);
}

async function store(
  work: Work,
  actorId: string,
  action: string,
  item: ItemHeadRow,
  comment: CommentRow,
): Promise<void> {
  await work.tx.comments.put(comment);
  await tell(work, actorId, action, item, comment);
}

async function remove(work: Work, actorId: string, item: ItemHeadRow, comment: CommentRow): Promise<void> {
  await work.tx.comments.remove(comment.id);
  await tell(work, actorId, "comment.deleted", item, comment);
}

async function tell(
  work: Work,
  actorId: string,
  action: string,
  item: ItemHeadRow,
  { id, threadId, authorId }: CommentRow,
): Promise<void> {
  await work.tx.audit.append({
    at: work.tx.now(),
    actorId,
    action,
    itemType: item.type,
    itemId: item.id,
    subjectId: authorId,
    after: { comment: id, thread: threadId },
  });
  await publishRecord(work, await audienceOf(work.tx, item), "comment", id, item.id);
}

/** A comment with the names that go with it. */
export async function viewComment(tx: StoreTransaction, row: CommentRow): Promise<Comment> {
  const author = await tx.people.find(row.authorId);
  const resolver = row.resolvedBy === null ? null : await tx.people.find(row.resolvedBy);
  const mentioned: Record<string, string> = {};
  for (const id of row.mentions) mentioned[id] = (await tx.people.find(id))?.name ?? "";
  return {
    id: row.id,
    itemId: row.itemId,
    threadId: row.threadId,
    authorId: row.authorId,
    authorName: author?.name ?? "",
    authorColor: author?.color ?? "neutral",
    text: row.text,
    mentioned,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    isDeleted: row.deletedAt !== null,
    resolvedAt: row.resolvedAt,
    resolvedByName: resolver?.name ?? "",
  };
}

export const readComment: RecordReader = async (tx, viewer, id) => {
  const comment = await tx.comments.find(id);
  if (!comment || viewer.personId === null) return null;
  const item = await allowedItem(tx, viewer.personId, comment.itemId, "view");
  return item.ok ? { itemId: comment.itemId, data: await viewComment(tx, comment) } : null;
};
