import { MessageSquare } from "lucide-react";
import { useMemo } from "react";
import { openThreads } from "../../../domain/comments/comment.ts";
import { useMe } from "../../sync/useMe.ts";
import { useRecordsOf } from "../../sync/useRecords.ts";
import { Button, counted } from "../../ui/index.ts";
import type { SharedThing } from "../sharedThing.ts";
import { openComments } from "./commentsPanel.ts";

/**
 * Opens an item's comments, with how many conversations are open. Not there while nobody has an account: comments are between
 * people. `isSmall`, on phones, it is there only while something is said; the menu opens the rest.
 */
export function CommentsButton({ item, isSmall = false }: { item: SharedThing; isSmall?: boolean }) {
  const me = useMe();
  const comments = useRecordsOf("comment", item.id);
  const open = useMemo(() => openThreads(comments ?? []), [comments]);
  if (!me || (isSmall && open === 0)) return null;
  return (
    <Button
      variant="quiet"
      icon={MessageSquare}
      aria-label={open === 0 ? "Comments" : `Comments, ${counted(open, "open conversation")}`}
      onPress={() => openComments(item)}
    >
      {open === 0 ? null : <span className="tabular">{open}</span>}
    </Button>
  );
}
