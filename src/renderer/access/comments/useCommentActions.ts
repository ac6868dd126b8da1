import { useMemo } from "react";
import type { Comment } from "../../../domain/comments/comment.ts";
import type { Mentionable } from "../../../domain/comments/mentions.ts";
import { mentionsIn } from "../../../domain/comments/mentions.ts";
import { useKitchen } from "../../data/index.ts";
import { act } from "../../sync/outbox.ts";
import { useMe } from "../../sync/useMe.ts";
import { showFailure } from "../../ui/index.ts";

export interface CommentActions {
  /** Writes a comment, or (thread) an answer; true once it is kept here. */
  readonly add: (text: string, threadId: string | null, people: readonly Mentionable[]) => Promise<boolean>;
  readonly edit: (comment: Comment, text: string, people: readonly Mentionable[]) => Promise<boolean>;
  readonly remove: (comment: Comment, hasAnswers: boolean) => Promise<boolean>;
  readonly resolve: (comment: Comment, isResolved: boolean) => Promise<boolean>;
}

/** What can be done with an item's comments; offline it waits and shows at once. */
export function useCommentActions(itemId: string): CommentActions {
  const kitchen = useKitchen();
  const me = useMe();
  return useMemo(() => {
    const given = async (
      action: string,
      input: object,
      comment: { readonly id: string; readonly data: Comment | null },
      isNew = false,
    ): Promise<boolean> =>
      showFailure(
        await act(kitchen, {
          ...(isNew ? { id: comment.id } : {}),
          action,
          input,
          itemId,
          provisional: { kind: "comment", recordId: comment.id, data: comment.data },
        }),
      );
    const names = (text: string, people: readonly Mentionable[]): Record<string, string> => {
      const known = new Map(people.map(({ personId, name }) => [personId, name]));
      return Object.fromEntries(mentionsIn(text).map((id) => [id, known.get(id) ?? ""]));
    };
    return {
      async add(text, threadId, people) {
        const id = kitchen.items.newId();
        const data: Comment = {
          id,
          itemId,
          threadId: threadId ?? id,
          authorId: me?.personId ?? "",
          authorName: me?.name ?? "",
          authorColor: "neutral",
          text,
          mentioned: names(text, people),
          createdAt: Date.now(),
          editedAt: null,
          isDeleted: false,
          resolvedAt: null,
          resolvedByName: "",
        };
        return given("comment.add", { itemId, threadId, text }, { id, data }, true);
      },
      async edit(comment, text, people) {
        const mentioned = { ...comment.mentioned, ...names(text, people) };
        const data = { ...comment, text, mentioned, editedAt: Date.now() };
        return given("comment.edit", { commentId: comment.id, text }, { id: comment.id, data });
      },
      async remove(comment, hasAnswers) {
        const data = hasAnswers ? { ...comment, text: "", mentioned: {}, isDeleted: true } : null;
        return given("comment.delete", { commentId: comment.id }, { id: comment.id, data });
      },
      async resolve(comment, isResolved) {
        const data = {
          ...comment,
          resolvedAt: isResolved ? Date.now() : null,
          resolvedByName: isResolved ? (me?.name ?? "") : "",
        };
        const action = isResolved ? "comment.resolve" : "comment.reopen";
        return given(action, { commentId: comment.id }, { id: comment.id, data });
      },
    };
  }, [kitchen, itemId, me]);
}
