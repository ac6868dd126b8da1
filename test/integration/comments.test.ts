import { expect, test } from "vitest";
import * as Y from "yjs";
import { exportAnswer } from "../../src/domain/accounts/contract.ts";
import type { Comment } from "../../src/domain/comments/comment.ts";
import { maxCommentCharacters } from "../../src/domain/comments/comment.ts";
import type { Notification } from "../../src/domain/notifications/kinds.ts";
import { itemPush } from "../helpers/rawPeer.ts";
import { makeAdmin, member, type Member } from "../helpers/sharingPeople.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

interface Kitchen {
  readonly server: TestServer;
  readonly anna: Member;
  readonly ben: Member;
  /** Anna's share with Ben. */
  readonly share: string;
}

/** Anna's list “Ours”, which Ben has at a level. */
async function sharedList(level = "comment"): Promise<Kitchen> {
  const server = await testServer();
  const anna = await member(server, "anna");
  const ben = await member(server, "ben");
  await anna.ownsList("ours", "Ours");
  const share = await anna.shares("ours", "ben@example.org", { level });
  await ben.does("share.accept", { shareId: share });
  return { server, anna, ben, share };
}

const said = async (person: Member): Promise<string[]> =>
  (await person.records<Comment>("comment")).map(({ text }) => text).toSorted();

test("[S3.2] who may comment writes, answers and resolves; who may only view reads and writes nothing", async () => {
  const { server, anna, ben } = await sharedList();
  const carl = await member(server, "carl");
  const viewing = await anna.shares("ours", "carl@example.org", { level: "view" });
  await carl.does("share.accept", { shareId: viewing });
  const opening = await ben.does("comment.add", { itemId: "ours", text: "Oat milk, or the other one?" });
  await anna.does("comment.add", { itemId: "ours", threadId: opening.id, text: "The other one" });
  expect(await carl.act("comment.add", { itemId: "ours", text: "Neither" })).toEqual({ code: "permission_denied" });
  expect(await carl.act("comment.resolve", { commentId: opening.id })).toEqual({ code: "permission_denied" });
  await ben.does("comment.resolve", { commentId: opening.id });
  for (const person of [anna, ben, carl]) {
    expect(await said(person)).toEqual(["Oat milk, or the other one?", "The other one"]);
  }
  const [first] = (await carl.records<Comment>("comment")).filter(({ id }) => id === opening.id);
  expect(first).toMatchObject({ authorName: "ben", resolvedByName: "ben", threadId: opening.id, isDeleted: false });
  // Somebody has something to say about what was settled.
  await anna.does("comment.add", { itemId: "ours", threadId: opening.id, text: "Wait" });
  const [again] = (await ben.records<Comment>("comment")).filter(({ id }) => id === opening.id);
  expect(again?.resolvedAt).toBe(null);
});

test("[C.4] a person takes out every comment they wrote, also on what they no longer see, and nobody else’s", async () => {
  const { server, anna, ben, share } = await sharedList();
  const opening = await ben.does("comment.add", { itemId: "ours", text: "Oat milk?" });
  server.clock.advance(1);
  await anna.does("comment.add", { itemId: "ours", threadId: opening.id, text: "The other one" });
  const answer = await ben.does("comment.add", { itemId: "ours", threadId: opening.id, text: "Fine" });
  await ben.does("comment.edit", { commentId: answer.id, text: "Fine!" });
  const regretted = await ben.does("comment.add", { itemId: "ours", text: "Regretted" });
  await anna.does("comment.add", { itemId: "ours", threadId: regretted.id, text: "Why?" });
  await ben.does("comment.delete", { commentId: regretted.id });
  await anna.does("share.revoke", { shareId: share });
  const answered = await ben.client.get("/api/account/export");
  const { comments } = exportAnswer.parse(answered.body);
  expect(comments).toMatchObject([
    { itemId: "ours", text: "Oat milk?", isAnswer: false, editedAt: null },
    { itemId: "ours", text: "Fine!", isAnswer: true, editedAt: expect.any(Number) },
  ]);
  expect(comments).toHaveLength(2);
  expect(answered.text).not.toMatch(/The other one|Why\?|Regretted/);
});

test("[S3.18] a comment on what somebody cannot see does not exist for them, and neither does the item", async () => {
  const { server, anna, ben } = await sharedList();
  const eve = await member(server, "eve");
  const opening = await ben.does("comment.add", { itemId: "ours", text: "Secret" });
  expect(await eve.records("comment")).toEqual([]);
  for (const [action, input, code] of [
    ["comment.add", { itemId: "ours", text: "Hello" }, "item_not_found"],
    ["comment.add", { itemId: "nothing", text: "Hello" }, "item_not_found"],
    ["comment.people", { itemId: "ours" }, "item_not_found"],
    ["comment.edit", { commentId: opening.id, text: "Mine" }, "comment_not_found"],
    ["comment.delete", { commentId: opening.id }, "comment_not_found"],
    ["comment.delete", { commentId: "nothing" }, "comment_not_found"],
    ["comment.resolve", { commentId: opening.id }, "comment_not_found"],
  ] as const) {
    expect(await eve.act(action, input), action).toEqual({ code });
  }
  expect(await said(anna)).toEqual(["Secret"]);
});

test("[S3.2] comments come with access and go with it", async () => {
  const { server, anna, ben, share } = await sharedList();
  await anna.does("comment.add", { itemId: "ours", text: "From before" });
  expect(await said(ben)).toEqual(["From before"]);
  await anna.does("share.revoke", { shareId: share });
  expect(await said(ben)).toEqual([]);
  expect(await said(anna)).toEqual(["From before"]);
  // Somebody new has what was said before.
  const carl = await member(server, "carl");
  const late = await anna.shares("ours", "carl@example.org");
  expect(await said(carl)).toEqual([]);
  await carl.does("share.accept", { shareId: late });
  expect(await said(carl)).toEqual(["From before"]);
  // Deleted for good, it takes along what was said of it.
  const [deleted] = await anna.peer.push({ ...itemPush("ours", new Y.Doc()), deleted: true });
  expect(deleted?.kind).toBe("gone");
  expect([await said(anna), await said(carl)]).toEqual([[], []]);
  expect(await server.composed.store.transaction((tx) => tx.comments.countOf("ours"))).toBe(0);
});

test("[S3.2] who has it while it lasts is told news as it is said", async () => {
  const { anna, ben } = await sharedList();
  await anna.does("comment.add", { itemId: "ours", text: "Now" });
  await expect.poll(() => ben.peer.heard).toContainEqual({ t: "news", collection: "records" });
});

test("[S3.2] a mention is of somebody who has access; anybody else is neither told nor named", async () => {
  const { server, anna, ben } = await sharedList();
  const eve = await member(server, "eve");
  expect(await anna.does("comment.people", { itemId: "ours" })).toEqual({
    people: [{ personId: ben.id, name: "ben" }],
  });
  expect(await anna.act("comment.add", { itemId: "ours", text: `Hello <@${eve.id}>` })).toEqual({
    code: "comment_mention",
  });
  const comment = await anna.does("comment.add", { itemId: "ours", text: `Hello <@${ben.id}>` });
  expect(comment.mentioned).toEqual({ [ben.id]: "ben" });
  const told = await ben.records<Notification>("notification");
  expect(told.filter(({ kind }) => kind.startsWith("comment-"))).toMatchObject([
    {
      kind: "comment-mention",
      title: "anna mentioned you on the grocery list “Ours”",
      message: "Hello @ben",
      link: "/comments/ours",
    },
  ]);
  expect(await eve.records("notification")).toEqual([]);
});

test("[S3.2] one changes one's own comment alone; who manages the item may delete others'", async () => {
  const { server, anna, ben } = await sharedList();
  const carl = await member(server, "carl");
  await carl.does("share.accept", { shareId: await anna.shares("ours", "carl@example.org", { level: "edit" }) });
  const comment = await ben.does("comment.add", { itemId: "ours", text: "Firs" });
  expect(await anna.act("comment.edit", { commentId: comment.id, text: "x" })).toEqual({ code: "permission_denied" });
  expect(await carl.act("comment.delete", { commentId: comment.id })).toEqual({ code: "permission_denied" });
  await ben.does("comment.edit", { commentId: comment.id, text: "First" });
  expect(await said(carl)).toEqual(["First"]);
  await carl.does("comment.add", { itemId: "ours", threadId: comment.id, text: "Second" }, "second-comment");
  await anna.does("comment.delete", { commentId: comment.id });
  // Its answer keeps the place of what was deleted, without its words.
  expect(await said(ben)).toEqual(["", "Second"]);
  await carl.does("comment.delete", { commentId: "second-comment" });
  expect(await said(ben)).toEqual([]);
});

test("[S3.18] a comment is within bounds, made once however often it is sent, and in the audit without its words", async () => {
  const { server, anna, ben } = await sharedList();
  expect(await ben.act("comment.add", { itemId: "ours", text: "  " })).toEqual({ code: "comment_invalid" });
  const long = "x".repeat(maxCommentCharacters + 1);
  expect(await ben.act("comment.add", { itemId: "ours", text: long })).toEqual({ code: "comment_invalid" });
  await ben.does("comment.add", { itemId: "ours", text: "Once" }, "the-one-comment");
  await ben.does("comment.add", { itemId: "ours", text: "Once" }, "the-one-comment");
  expect(await said(anna)).toEqual(["Once"]);
  // Nobody takes over another's comment by its id.
  expect(await anna.act("comment.add", { itemId: "ours", text: "Mine" }, "the-one-comment")).toEqual({
    code: "comment_not_found",
  });
  const audit = await server.composed.store.transaction((tx) => tx.audit.readOfActor(ben.id, 100));
  const entries = audit.filter(({ action }) => action === "comment.added");
  expect(entries.map(({ itemId, after }) => [itemId, after])).toEqual([
    ["ours", { comment: "the-one-comment", thread: "the-one-comment" }],
  ]);
  expect(JSON.stringify(audit)).not.toContain("Once");
});

test("[S3.18] an admin of the server reads no comments for that", async () => {
  const { server, ben } = await sharedList();
  const root = await member(server, "root");
  await makeAdmin(server, root.id);
  const comment = await ben.does("comment.add", { itemId: "ours", text: "Ours alone" });
  expect(await root.records("comment")).toEqual([]);
  expect(await root.act("comment.delete", { commentId: comment.id })).toEqual({ code: "comment_not_found" });
});
