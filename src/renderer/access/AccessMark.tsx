import type { AccessMark as Mark } from "../../domain/sharing/accessList.ts";
import { Avatar, AvatarStack, VisuallyHidden } from "../ui/index.ts";

/** The avatars beside an item in a list: its owner where it is somebody else's, else those who have it too. */
export function AccessMark({ mark }: { mark: Mark | null }) {
  if (!mark) return null;
  if (mark.sharedBy === null) {
    return (
      <span className="inline-flex shrink-0 items-center" title={`Shared with ${mark.sharedWith.join(", ")}`}>
        <VisuallyHidden>shared with </VisuallyHidden>
        <AvatarStack names={mark.sharedWith} />
      </span>
    );
  }
  const owner = mark.sharedBy || "somebody else";
  return (
    <span className="inline-flex shrink-0 items-center" title={`Shared by ${owner}`}>
      <VisuallyHidden>shared by {owner}</VisuallyHidden>
      <Avatar name={owner} />
    </span>
  );
}
