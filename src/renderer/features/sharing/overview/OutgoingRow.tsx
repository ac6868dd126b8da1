import { useCallback, useState } from "react";
import { BadgeCheck, CalendarClock } from "lucide-react";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { levelName, personOf, untilWords } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { Chip, Menu, useNow } from "../../../ui/index.ts";
import { EditShareDialog } from "../dialog/EditShareDialog.tsx";
import { RecipientMark } from "../dialog/RecipientMark.tsx";
import { useShareMenu } from "../dialog/useShareMenu.ts";
import { useShareMoves } from "../dialog/useShareMoves.ts";
import { useShareRights } from "../dialog/useShareRights.ts";
import { itemPath } from "../itemLink.ts";
import { outgoingWords } from "../shareState.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { ShareLine, TypeIcon } from "./ShareLine.tsx";
import { titleOf } from "./titleOf.ts";

interface OutgoingRowProps {
  share: StoredShare;
  viewer: Viewer;
  by: "item" | "person";
}

/** One share this person gave; under an item it says with whom, under a person what. */
export function OutgoingRow({ share, viewer, by }: OutgoingRowProps) {
  const now = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
  const target = { itemType: share.itemType, itemId: share.itemId, title };
  const rights = useShareRights(target);
  const moves = useShareMoves(
    share,
    useCallback(() => undefined, []),
  );
  const entry = { share, through: null, level: share.level, works: share.status === "accepted" };
  const items = useShareMenu(entry, target, viewer, rights, moves, () => setIsEditing(true));
  const words = outgoingWords(share, useIsOnline(), now);
  const isByItem = by === "item";
  const person = personOf(share);
  return (
    <>
      <ShareLine
        mark={
          isByItem ? (
            <RecipientMark kind={share.recipientKind} name={share.recipientName} size={20} />
          ) : (
            <TypeIcon type={share.itemType} />
          )
        }
        title={isByItem ? person : title}
        href={isByItem || !isLive(share) ? null : itemPath(share.itemType, share.itemId)}
        detail={[words.detail || share.recipientAddress, share.notes].filter((part) => part !== "").join(" · ")}
        end={
          <>
            {share.membershipOnly ? <Chip icon={BadgeCheck}>Only while a member</Chip> : null}
            {share.expiresAt !== null && isLive(share) ? (
              <Chip icon={CalendarClock} tone="amber">
                {untilWords(share.expiresAt, now)}
              </Chip>
            ) : null}
            {words.state === "" ? null : <Chip tone={words.tone}>{words.state}</Chip>}
            {!isLive(share) ? null : share.recipientKind === "link" || items.length === 0 ? (
              <span className="px-2.5 text-[13px] font-semibold text-ink-2">
                {levelName(share.level, rights.catalog.levels)}
              </span>
            ) : (
              <Menu label={`Access of ${person} to ${title}`} variant="quiet" items={items}>
                {levelName(share.level, rights.catalog.levels)}
              </Menu>
            )}
          </>
        }
      />
      {isEditing ? (
        <EditShareDialog share={share} person={person} moves={moves} onClose={() => setIsEditing(false)} />
      ) : null}
    </>
  );
}
