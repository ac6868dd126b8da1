import { useState, type ReactNode } from "react";
import type { LineChange } from "../../../../domain/compare/itemChanges.ts";
import type { Piece } from "../../../../domain/compare/words.ts";
import { Button, counted, cx } from "../../../ui/index.ts";
import type { ShownChanges } from "./useRescuedChanges.ts";

/** Shown before "Show all". */
const linesShown = 6;

/** The person's version beside the current one, or what they last had of it, line by line, with what differs marked. */
export function Versions({ shown }: { shown: ShownChanges }) {
  const [showsAll, setShowsAll] = useState(false);
  const { changes, against } = shown;
  const isCompared = against !== "nothing";
  if (changes.length === 0) {
    return (
      <p className="mt-3 text-2 text-ink-2">
        In what is written nothing differs any more: what was not accepted was putting it into the trash or deleting it,
        or has been written over since.
      </p>
    );
  }
  const lines = showsAll ? changes : changes.slice(0, linesShown);
  return (
    <>
      <div className={cx("mt-4 grid gap-3", isCompared && "md:grid-cols-2")}>
        <Version title="Yours, kept here">
          {lines.map((change) => (
            <Line key={change.key} change={change} pieces={change.mine} isMine isMarked={isCompared} />
          ))}
        </Version>
        {isCompared ? (
          <Version title={against === "current" ? "Current" : "As you last had it"}>
            {lines.map((change) => (
              <Line key={change.key} change={change} pieces={change.current} isMine={false} isMarked={false} />
            ))}
          </Version>
        ) : null}
      </div>
      {against === "current" ? null : (
        <p className="mt-2 text-1 text-ink-2">The current version is not shown: it is not shared with you any more.</p>
      )}
      {changes.length > linesShown ? (
        <Button variant="quiet" size="small" className="mt-1 -ms-2" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? "Show less" : `Show all ${counted(changes.length, "line")}`}
        </Button>
      ) : null}
    </>
  );
}

function Version({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-md bg-sunken px-3.5 py-3">
      <h3 className="mb-1 text-1 font-semibold text-ink-2">{title}</h3>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
}

interface LineProps {
  change: LineChange;
  pieces: readonly Piece[] | null;
  isMine: boolean;
  isMarked: boolean;
}

function Line({ change, pieces, isMine, isMarked }: LineProps) {
  return (
    <li className="min-h-6 text-2 wrap-anywhere whitespace-pre-line">
      {change.label === "" ? null : <span className="me-1.5 text-1 text-ink-2">{change.label}</span>}
      {pieces === null ? (
        <span className="text-ink-2 italic">{isMine ? "taken off" : "not there"}</span>
      ) : (
        pieces.map(({ text, isChanged }, index) =>
          isChanged && isMarked ? (
            // Pieces have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <mark key={index} className="rounded-[4px] bg-herb-soft px-0.5 font-medium text-herb">
              {text}
            </mark>
          ) : (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index}>{text}</span>
          ),
        )
      )}
    </li>
  );
}
