import { CheckCheck, CornerDownRight, RotateCcw } from "lucide-react";
import { useState } from "react";
import type { Mentionable } from "../../../domain/comments/mentions.ts";
import type { Held } from "../../sync/heldRecords.ts";
import { Button, cx } from "../../ui/index.ts";
import { CommentEntry } from "./CommentEntry.tsx";
import { Composer } from "./Composer.tsx";
import type { CommentActions } from "./useCommentActions.ts";

interface ThreadEntryProps {
  opening: Held<"comment">;
  answers: readonly Held<"comment">[];
  myId: string;
  people: readonly Mentionable[];
  mayComment: boolean;
  mayManage: boolean;
  actions: CommentActions;
}

/** A conversation: what opened it, the answers, and where to answer or settle it. */
export function ThreadEntry({ opening, answers, mayComment, actions, people, ...rest }: ThreadEntryProps) {
  const [isAnswering, setIsAnswering] = useState(false);
  const isResolved = opening.resolvedAt !== null;
  const shared = { ...rest, people, mayComment, actions };
  return (
    <article
      aria-label={`Conversation begun by ${opening.authorName || "somebody who left"}`}
      className={cx("rounded-md border border-line px-3.5 pt-2.5 pb-2", isResolved ? "bg-sunken" : "bg-surface")}
    >
      <CommentEntry {...shared} comment={opening} hasAnswers={answers.length > 0} />
      {answers.length > 0 ? (
        <ol className="mt-2 flex flex-col gap-2 border-s-2 border-line ps-3">
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentEntry {...shared} comment={answer} hasAnswers={false} />
            </li>
          ))}
        </ol>
      ) : null}
      {isResolved ? (
        <p className="mt-2 text-1 font-medium text-herb">
          {opening.resolvedByName === "" ? "Resolved" : `Resolved by ${opening.resolvedByName}`}
        </p>
      ) : null}
      {!mayComment ? null : isAnswering ? (
        <div className="mt-2">
          <Composer
            label="Answer"
            placeholder="Answer…"
            sendLabel="Answer"
            people={people}
            autoFocus
            onCancel={() => setIsAnswering(false)}
            onSend={async (text) => {
              const isKept = await actions.add(text, opening.id, people);
              if (isKept) setIsAnswering(false);
              return isKept;
            }}
          />
        </div>
      ) : (
        <div className="mt-1 -ms-2 flex flex-wrap gap-1">
          <Button variant="quiet" size="small" icon={CornerDownRight} onPress={() => setIsAnswering(true)}>
            Answer
          </Button>
          <Button
            variant="quiet"
            size="small"
            icon={isResolved ? RotateCcw : CheckCheck}
            onPress={() => void actions.resolve(opening, !isResolved)}
          >
            {isResolved ? "Reopen" : "Resolve"}
          </Button>
        </div>
      )}
    </article>
  );
}
