import { Link2 } from "lucide-react";
import { Avatar, AvatarStack, VisuallyHidden } from "../ui/index.ts";
import type { WordedMark } from "./useAccessMarks.ts";

/**
 * Beside an item in a list: its owner where it is somebody else's, else those who have it too, and whether a link opens it. What
 * one may do with it, and through what, is in its title. Where it can be pressed, use `SharingBadge`.
 */
export function AccessMark({ mark }: { mark: WordedMark | null }) {
  if (!mark) return null;
  return (
    <span className="inline-flex shrink-0 items-center gap-1" title={mark.words}>
      <VisuallyHidden>{mark.words}</VisuallyHidden>
      {mark.isPublic ? <Link2 size={14} className="text-ink-3" aria-hidden /> : null}
      {mark.sharedBy === null ? (
        mark.sharedWith.length === 0 ? null : (
          <span aria-hidden className="inline-flex">
            <AvatarStack names={mark.sharedWith} />
          </span>
        )
      ) : (
        <Avatar name={mark.sharedBy || "somebody else"} />
      )}
    </span>
  );
}
