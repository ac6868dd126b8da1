import { Link2 } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import { levelName } from "./accessWords.ts";
import { useCatalog, usePermission } from "../sync/usePermission.ts";
import { Avatar, AvatarStack, cx, Tooltip, TooltipTrigger, VisuallyHidden } from "../ui/index.ts";
import { askToManage, askToShare } from "./shareDialog.ts";
import type { SharedThing } from "./sharedThing.ts";
import { useAccessMarks } from "./useAccessMarks.ts";

/**
 * How an item is shared, in its header: one's own with faces, somebody else's with theirs and what one may do, or open to a link.
 * Pressed, it shows everything about its access. Nothing where it is one's own alone.
 */
export function SharingBadge({ item }: { item: SharedThing }) {
  const mark = useAccessMarks()(item);
  const permission = usePermission(item);
  const { levels } = useCatalog();
  if (!mark) return null;
  const { isPublic, sharedBy, sharedWith, words } = mark;
  const isOwn = sharedBy === null;
  const target = { itemType: item.type, itemId: item.id, title: item.title };
  const open = () => (permission.may("share") ? askToManage(target) : askToShare(target));
  return (
    <TooltipTrigger delay={300} closeDelay={50}>
      <AriaButton
        onPress={open}
        className={cx(
          "focus-ring inline-flex h-7 min-w-0 shrink-0 cursor-default items-center gap-1.5 rounded-full ps-1 pe-2.5 text-1 font-semibold data-hovered:brightness-97 pointer-coarse:h-11 pointer-coarse:px-3",
          isOwn && isPublic ? "bg-amber-soft text-amber" : isOwn ? "bg-sunken text-ink-2" : "bg-sky-soft text-sky",
        )}
      >
        <VisuallyHidden>{words}</VisuallyHidden>
        <span aria-hidden className="inline-flex items-center gap-1.5">
          {isOwn ? (
            sharedWith.length > 0 ? (
              <AvatarStack names={sharedWith} />
            ) : null
          ) : (
            <Avatar name={sharedBy || "somebody"} />
          )}
          {isPublic ? <Link2 size={14} className={sharedWith.length === 0 && isOwn ? "ms-1" : ""} /> : null}
          <span className="max-w-40 truncate">
            {isOwn ? (isPublic ? "Link" : "Shared") : levelName(permission.level ?? "", levels) || "Ended"}
          </span>
        </span>
      </AriaButton>
      <Tooltip>{words}</Tooltip>
    </TooltipTrigger>
  );
}
