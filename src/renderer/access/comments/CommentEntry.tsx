import { Clock, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { commentParts, shownText, type Mentionable } from "../../../domain/comments/mentions.ts";
import type { Held } from "../../sync/heldRecords.ts";
import { Avatar, confirm, Menu, timeAgo, useNow, type MenuAction } from "../../ui/index.ts";
import { Composer } from "./Composer.tsx";
import type { CommentActions } from "./useCommentActions.ts";

interface CommentEntryProps {
  comment: Held<"comment">;
  myId: string;
  people: readonly Mentionable[];
  mayComment: boolean;
  mayManage: boolean;
  hasAnswers: boolean;
  actions: CommentActions;
}

/** One comment: who, when, what; and for its author what can be done with it. */
export function CommentEntry({ comment, myId, people, mayComment, mayManage, hasAnswers, actions }: CommentEntryProps) {
  const now = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const name = comment.authorName || "Somebody who left";
  const isOwn = comment.authorId === myId;
  const remove = async (): Promise<void> => {
    const whose = isOwn ? "your comment" : `the comment of ${name}`;
    const isSure = await confirm({
      title: `Delete ${whose}?`,
      message: "It is gone for everybody. This cannot be undone.",
      confirmLabel: "Delete",
      isDanger: true,
    });
    if (isSure) await actions.remove(comment, hasAnswers);
  };
  const items: MenuAction[] = [
    ...(isOwn && mayComment ? [{ id: "edit", label: "Edit", icon: Pencil, onAction: () => setIsEditing(true) }] : []),
    ...(isOwn || mayManage
      ? [{ id: "delete", label: "Delete…", icon: Trash2, isDanger: true, onAction: () => void remove() }]
      : []),
  ];
  if (comment.isDeleted) return <p className="py-1 text-1 text-ink-2 italic">This comment was deleted.</p>;
  return (
    <div className="flex gap-2.5">
      <Avatar name={name} size={24} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 items-center gap-2">
          <span className="min-w-0 truncate text-2 font-semibold">{name}</span>
          {comment.isWish ? (
            <span className="inline-flex shrink-0 items-center gap-1 text-1 text-ink-2">
              <Clock size={12} aria-hidden />
              Waiting to be sent
            </span>
          ) : (
            <time
              dateTime={new Date(comment.createdAt).toISOString()}
              title={new Date(comment.createdAt).toLocaleString()}
              className="shrink-0 text-1 text-ink-2"
            >
              {timeAgo(comment.createdAt, now)}
              {comment.editedAt === null ? "" : ", edited"}
            </time>
          )}
          {items.length > 0 && !isEditing ? (
            <span className="ms-auto">
              <Menu label={`Comment of ${name}`} icon={Ellipsis} size="small" items={items} />
            </span>
          ) : null}
        </div>
        {isEditing ? (
          <Composer
            label="Edit the comment"
            placeholder=""
            sendLabel="Save"
            people={people}
            autoFocus
            initialText={shownText(comment.text, comment.mentioned)}
            onCancel={() => setIsEditing(false)}
            onSend={async (text) => {
              const isKept = text === comment.text || (await actions.edit(comment, text, people));
              if (isKept) setIsEditing(false);
              return isKept;
            }}
          />
        ) : (
          <p dir="auto" className="text-2 wrap-anywhere whitespace-pre-wrap">
            {commentParts(comment.text, comment.mentioned).map((part, at) =>
              part.kind === "text" ? (
                part.text
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have nothing else
                <strong key={at} className="rounded-[4px] bg-sky-soft px-1 font-semibold text-sky">
                  @{part.name}
                </strong>
              ),
            )}
          </p>
        )}
      </div>
    </div>
  );
}
