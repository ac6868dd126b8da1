import { memo, type DragEvent, type MouseEvent } from "react";
import { Check, Star } from "lucide-react";
import type { RecipeSummary } from "../../../data/index.ts";
import { AccessMark, type WordedMark } from "../../../access/index.ts";
import { cx } from "../../../ui/index.ts";
import { formatMinutes } from "../minutes.ts";
import { RecipePicture } from "../RecipePicture.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { matchReason } from "./matchReason.ts";
import { PendingMark } from "../../../access/PendingMark.tsx";

/** Height of a row, in px; the list places rows by it. */
export const rowPx = 66;

export interface RecipeRowProps {
  recipe: RecipeSummary;
  index: number;
  count: number;
  topPx: number;
  cookbook: string | undefined;
  /** Whose it is, or who has it too. */
  mark: WordedMark | null;
  isOpen: boolean;
  isActive: boolean;
  isSelected: boolean;
  isSelecting: boolean;
  isMatch: ((word: string) => boolean) | null;
  onPress: (index: number, event: MouseEvent) => void;
  onMenu: (index: number, event: MouseEvent<HTMLElement>) => void;
  onDragStart: (index: number, event: DragEvent) => void;
}

/** One recipe in the list. */
export const RecipeRow = memo(function RecipeRow({
  recipe,
  index,
  count,
  topPx,
  cookbook,
  mark,
  isOpen,
  isActive,
  isSelected,
  isSelecting,
  isMatch,
  onPress,
  onMenu,
  onDragStart,
}: RecipeRowProps) {
  const reason = isMatch ? matchReason(recipe, isMatch) : null;
  const facts = [
    recipe.totalMinutes === null ? "" : formatMinutes(recipe.totalMinutes),
    cookbook ?? recipe.tags[0] ?? recipe.sourceName,
  ].filter((fact) => fact !== "");
  return (
    // The keyboard is the list's: it has the focus and moves the active row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="option"
      id={`recipe-row-${recipe.id}`}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      draggable
      onClick={(event) => onPress(index, event)}
      onContextMenu={(event) => onMenu(index, event)}
      onDragStart={(event) => onDragStart(index, event)}
      className={cx(
        "absolute inset-x-3 flex cursor-default items-center gap-2.5 rounded-md px-[7px] transition-colors select-none",
        isOpen || isSelected ? "bg-accent-soft" : "hover:bg-hover",
        isActive && "group-focus-visible:shadow-focus",
      )}
      style={{ top: 0, height: `${rowPx}px`, transform: `translateY(${topPx}px)` }}
    >
      {isSelecting ? (
        <span
          aria-hidden
          className={cx(
            "grid size-[18px] shrink-0 place-items-center rounded-[5px] border-[1.5px]",
            isSelected ? "border-accent bg-accent text-accent-ink" : "border-line-strong bg-surface text-transparent",
          )}
        >
          <Check size={12} strokeWidth={2.5} />
        </span>
      ) : null}
      <RecipePicture title={recipe.title} photoId={recipe.photoId} className="size-[52px] rounded-sm" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className={cx("block truncate text-2 font-semibold", recipe.title === "" && "text-ink-3")}>
          {recipe.title === "" ? "Untitled recipe" : <MarkedText text={recipe.title} isMatch={isMatch} />}
        </span>
        <span className="mt-0.5 flex min-w-0 items-center gap-1 text-1 text-ink-2">
          {reason === null ? (
            <span className="truncate">{facts.join(" · ")}</span>
          ) : (
            <span className="truncate">
              <MarkedText text={reason} isMatch={isMatch} />
            </span>
          )}
          {recipe.rating !== null && reason === null ? (
            <span className="inline-flex shrink-0 items-center gap-1 tabular">
              {facts.length > 0 ? <span aria-hidden>·</span> : null}
              <Star size={11} aria-hidden />
              {recipe.rating}
              <span className="sr-only">{recipe.rating === 1 ? "star" : "stars"}</span>
            </span>
          ) : null}
        </span>
      </span>
      <PendingMark id={recipe.id} />
      <AccessMark mark={mark} />
    </div>
  );
});
