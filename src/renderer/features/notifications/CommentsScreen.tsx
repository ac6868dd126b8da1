import { MessageSquareOff } from "lucide-react";
import { useEffect } from "react";
import { itemPath } from "../../../domain/items/links.ts";
import { openComments } from "../../access/index.ts";
import { useAnyItem } from "../../data/index.ts";
import { EmptyState, LinkButton, navigate, PageHeader, paths, Skeleton } from "../../ui/index.ts";

/** /comments/ID, from a mail or a notification: goes to the item's own screen and opens its comments there. */
export function CommentsScreen({ itemId }: { itemId: string }) {
  const item = useAnyItem(itemId);
  useEffect(() => {
    if (!item) return;
    openComments(item);
    navigate(itemPath(item.type, item.id), { replace: true });
  }, [item]);
  if (item === undefined || item !== null) return <Skeleton />;
  return (
    <>
      <PageHeader title="Comments" />
      <EmptyState
        icon={MessageSquareOff}
        title="This is not here"
        actions={<LinkButton href={paths.notifications}>Notifications</LinkButton>}
      >
        It may still be on its way to this device, or it is no longer shared with you.
      </EmptyState>
    </>
  );
}
