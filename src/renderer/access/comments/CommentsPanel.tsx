/** The conversations about an item, beside its screen. Who may only view reads; who may comment takes part, also offline. */
import { MessagesSquare } from "lucide-react";
import { useMemo, useState } from "react";
import { isResolved, threadsOf } from "../../../domain/comments/comment.ts";
import { usePermission } from "../../sync/usePermission.ts";
import { useMe } from "../../sync/useMe.ts";
import { useRecordsOf } from "../../sync/useRecords.ts";
import type { Held } from "../../sync/heldRecords.ts";
import { Button, EmptyState, Sheet } from "../../ui/index.ts";
import type { SharedThing } from "../sharedThing.ts";
import { useAskForAccess } from "../useAskForAccess.ts";
import { Composer } from "./Composer.tsx";
import { RefusedComments } from "./RefusedComments.tsx";
import { ThreadEntry } from "./ThreadEntry.tsx";
import { useCommentActions } from "./useCommentActions.ts";
import { useMentionable } from "./useMentionable.ts";

interface CommentsPanelProps {
  item: SharedThing;
  onClose: () => void;
}

const none: readonly Held<"comment">[] = [];

export function CommentsPanel({ item, onClose }: CommentsPanelProps) {
  const me = useMe();
  const permission = usePermission(item);
  const comments = useRecordsOf("comment", item.id) ?? none;
  const actions = useCommentActions(item.id);
  const mayComment = me !== null && permission.may("comment");
  const people = useMentionable(item.id, comments, mayComment);
  const [showsResolved, setShowsResolved] = useState(false);
  const threads = useMemo(() => threadsOf(comments) as HeldThread[], [comments]);
  const settled = threads.filter(isResolved);
  const shown = showsResolved ? threads : threads.filter((thread) => !isResolved(thread));
  const shared = { myId: me?.personId ?? "", people, mayComment, mayManage: permission.may("manage"), actions };

  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Comments"
      footer={
        mayComment ? (
          <div className="w-full">
            <Composer
              label="New comment"
              placeholder="Write a comment; @ mentions somebody"
              sendLabel="Comment"
              people={people}
              onSend={(text) => actions.add(text, null, people)}
            />
          </div>
        ) : (
          <ReadOnly item={item} ownerName={permission.ownerName} />
        )
      }
    >
      <p className="pb-3 text-1 text-ink-2 wrap-anywhere">{item.title || "Untitled"}</p>
      <RefusedComments itemId={item.id} />
      {threads.length === 0 ? (
        <EmptyState isCompact icon={MessagesSquare} title="Nothing said yet">
          {mayComment
            ? "Ask about a step, suggest another brand, agree on who brings what. Everybody who has this reads it; it is not part of it."
            : "What people say about this is read here. It is not part of it."}
        </EmptyState>
      ) : (
        <ul aria-label="Conversations" className="flex flex-col gap-3">
          {shown.map((thread) => (
            <li key={thread.opening.id}>
              <ThreadEntry {...thread} {...shared} />
            </li>
          ))}
        </ul>
      )}
      {settled.length === 0 ? null : (
        <Button
          variant="quiet"
          size="small"
          className="mt-3"
          aria-pressed={showsResolved}
          onPress={() => setShowsResolved(!showsResolved)}
        >
          {showsResolved ? "Hide resolved" : `Show resolved (${settled.length})`}
        </Button>
      )}
    </Sheet>
  );
}

interface HeldThread {
  readonly opening: Held<"comment">;
  readonly answers: readonly Held<"comment">[];
}

function ReadOnly({ item, ownerName }: { item: SharedThing; ownerName: string }) {
  const { last, ask } = useAskForAccess({ ...item, ownerName });
  return (
    <div className="flex w-full flex-wrap items-center justify-between gap-2 text-1 text-ink-2">
      <span>You can read along. Ask to comment, and you can write as well.</span>
      {last?.status === "open" ? (
        <span>{`Asked, waiting for ${ownerName || "an answer"}`}</span>
      ) : (
        <Button size="small" onPress={() => void ask("comment")}>
          Ask to comment
        </Button>
      )}
    </div>
  );
}
