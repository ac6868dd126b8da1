import { useEffect, useRef } from "react";
import { screenOf, usePath } from "../../ui/index.ts";
import { openComments, useCommentsPanel } from "./commentsPanel.ts";
import { CommentsPanel } from "./CommentsPanel.tsx";

/** The open comments, over whatever screen there is; going elsewhere closes them. */
export function CommentsFrame() {
  const item = useCommentsPanel((state) => state.item);
  const path = usePath();
  const openedOn = useRef(path);
  useEffect(() => {
    const before = openedOn.current;
    openedOn.current = path;
    // The address of the comments leads to their item's; and a plan is one, whatever week it shows.
    const isSame =
      before === path || before.startsWith("/comments/") || (screenOf(before) === "plan" && screenOf(path) === "plan");
    if (!isSame) openComments(null);
  }, [path]);
  if (!item) return null;
  return <CommentsPanel key={item.id} item={item} onClose={() => openComments(null)} />;
}
