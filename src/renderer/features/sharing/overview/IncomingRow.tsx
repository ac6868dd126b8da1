import { BadgeCheck, CalendarClock, Ellipsis, ExternalLink, LogOut, UsersRound } from "lucide-react";
import { levelName, untilWords } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { moveShare } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Avatar, Chip, confirm, Menu, toast, useNow } from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";
import { incomingWords } from "../shareState.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { ShareLine, TypeIcon } from "./ShareLine.tsx";
import { titleOf } from "./titleOf.ts";

/** One thing somebody shares: what, who, through what, at which level and until when; opened and left from here. */
export function IncomingRow({ share }: { share: StoredShare }) {
  const kitchen = useKitchen();
  const { levels } = useCatalog();
  const now = useNow();
  const words = incomingWords(share, useIsOnline(), now);
  const isAccepted = share.status === "accepted";
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
  const sharer = share.sharedByName || share.ownerName || "Somebody";
  // What a group or an organization was given is not one person's to leave.
  const mayLeave = isAccepted && share.recipientKind === "person";
  const leave = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Leave “${title}”?`,
      message: `It leaves your devices. ${share.ownerName || "Its owner"} keeps it, and can share it with you again.`,
      confirmLabel: "Leave",
      isDanger: true,
    });
    if (!isSure) return;
    await moveShare(kitchen, share.id, { status: "revoked" });
    toast({ message: `You left “${title}”.`, tone: "done" });
  };
  const owner = share.ownerId === share.sharedById ? "" : ` · owned by ${share.ownerName || "somebody else"}`;
  return (
    <ShareLine
      mark={<TypeIcon type={share.itemType} />}
      title={title}
      href={isAccepted ? itemPath(share.itemType, share.itemId) : null}
      detail={
        <>
          <span className="inline-flex items-center gap-1.5 align-bottom">
            <Avatar name={sharer} size={20} />
            {sharer}
          </span>
          {`${owner} · ${words.detail}`}
        </>
      }
      end={
        <>
          {share.recipientKind === "person" ? null : (
            <Chip icon={UsersRound}>
              {share.recipientKind === "link" ? "with a link" : `through ${share.recipientName || "a group"}`}
            </Chip>
          )}
          {share.membershipOnly ? <Chip icon={BadgeCheck}>Only while a member</Chip> : null}
          {share.expiresAt !== null && isAccepted ? (
            <Chip icon={CalendarClock} tone="amber">
              {untilWords(share.expiresAt, now)}
            </Chip>
          ) : null}
          {words.state === "" ? null : <Chip tone={words.tone}>{words.state}</Chip>}
          <span className="text-1 font-semibold text-ink-2">{levelName(share.level, levels)}</span>
          {isAccepted ? (
            <Menu
              label={`More about ${title}`}
              icon={Ellipsis}
              items={[
                { id: "open", label: "Open", icon: ExternalLink, href: itemPath(share.itemType, share.itemId) },
                ...(mayLeave
                  ? [{ id: "leave", label: "Leave…", icon: LogOut, isDanger: true, onAction: () => void leave() }]
                  : []),
              ]}
            />
          ) : null}
        </>
      }
    />
  );
}
