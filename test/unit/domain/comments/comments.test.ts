import { expect, test } from "vitest";
import {
  checkCommentText,
  maxCommentCharacters,
  maxMentions,
  openThreads,
  threadsOf,
  type Comment,
} from "../../../../src/domain/comments/comment.ts";
import {
  commentParts,
  mentionBeingTyped,
  mentionsIn,
  shownText,
  storedText,
} from "../../../../src/domain/comments/mentions.ts";

function comment(change: Partial<Comment> & Pick<Comment, "id">): Comment {
  return {
    itemId: "list",
    threadId: change.id,
    authorId: "anna",
    authorName: "Anna",
    authorColor: "sky",
    text: "Hello",
    mentioned: {},
    createdAt: 1,
    editedAt: null,
    isDeleted: false,
    resolvedAt: null,
    resolvedByName: "",
    ...change,
  };
}

test("[S3.2] a comment says something, within bounds, and mentions some people at most", () => {
  expect(checkCommentText("  two\r\nlines ")).toEqual({ ok: true, value: "two\nlines" });
  expect(checkCommentText(" \n")).toMatchObject({ ok: false, error: { code: "comment_invalid" } });
  expect(checkCommentText("x".repeat(maxCommentCharacters))).toMatchObject({ ok: true });
  expect(checkCommentText("x".repeat(maxCommentCharacters + 1))).toMatchObject({ ok: false });
  const mentions = (count: number): string => Array.from({ length: count }, (_, at) => `<@p${at}>`).join(" ");
  expect(checkCommentText(mentions(maxMentions))).toMatchObject({ ok: true });
  expect(checkCommentText(mentions(maxMentions + 1))).toMatchObject({ ok: false });
});

test("[S3.2] a mention is stored as the person and shown as their name now", () => {
  const people = [
    { personId: "p1", name: "Ben" },
    { personId: "p2", name: "Ben Miller" },
  ];
  const stored = storedText("@Ben Miller and @Ben, not @Benjamin or ben@Ben.org", people);
  expect(stored).toBe("<@p2> and <@p1>, not @Benjamin or ben<@p1>.org");
  expect(mentionsIn(`${stored} <@p2>`)).toEqual(["p2", "p1"]);
  expect(shownText(stored, { p1: "Benny", p2: "Ben Miller" })).toContain("@Ben Miller and @Benny,");
  expect(commentParts("Hi <@p1>!", { p1: "Ben" })).toEqual([
    { kind: "text", text: "Hi " },
    { kind: "mention", personId: "p1", name: "Ben" },
    { kind: "text", text: "!" },
  ]);
  expect(shownText("<@gone> <@constructor>", {})).toBe("@somebody @somebody");
});

test("[S3.2] an @ at the beginning of a word begins a mention", () => {
  expect(mentionBeingTyped("Hi @Be", 6)).toEqual({ at: 3, query: "Be" });
  expect(mentionBeingTyped("@", 1)).toEqual({ at: 0, query: "" });
  expect(mentionBeingTyped("Hi @Ben Mi", 10)).toEqual({ at: 3, query: "Ben Mi" });
  expect(mentionBeingTyped("ben@home", 8)).toBe(null);
  expect(mentionBeingTyped("Hi @Be", 3)).toBe(null);
});

test("[S3.2] conversations: open ones first, the newest first, answers in their order", () => {
  const comments = [
    comment({ id: "a", createdAt: 1 }),
    comment({ id: "b", createdAt: 2, resolvedAt: 9 }),
    comment({ id: "c", createdAt: 3 }),
    comment({ id: "a2", threadId: "a", createdAt: 6 }),
    comment({ id: "a1", threadId: "a", createdAt: 5 }),
    comment({ id: "lost", threadId: "unknown" }),
    comment({ id: "gone", isDeleted: true }),
  ];
  const threads = threadsOf(comments);
  expect(threads.map(({ opening }) => opening.id)).toEqual(["c", "a", "b"]);
  expect(threads[1]?.answers.map(({ id }) => id)).toEqual(["a1", "a2"]);
  expect(openThreads(comments)).toBe(2);
});
