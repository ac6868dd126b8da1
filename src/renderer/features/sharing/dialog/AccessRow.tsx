import { useEffect, useRef, useState } from "react";
import { BadgeCheck, BookOpen, CalendarClock, Users } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import { kindName, personOf, levelName } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Button, Chip, dayWords, Menu, useNow } from "../../../ui/index.ts";
import { outgoingWords } from "../shareState.ts";
import { EditShareDialog } from "./EditShareDialog.tsx";
import { PersonLine } from "./PersonLine.tsx";
import { useShareMenu } from "./useShareMenu.ts";
import { useShareMoves } from "./useShareMoves.ts";
import type { ShareRights } from "./useShareRights.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

interface AccessRowProps {
  entry: AccessEntry<ListedShare>;
  target: ShareTarget;
  viewer: Viewer;
  rights: ShareRights;
  isOnline: boolean;
  /** Somebody asked for this one: it is brought into sight and marked. */
  isPointedAt: boolean;
  onChanged: () => void;
}

/** One who has access, or is invited: through what, at which level, until when, and what can be done about it. */
export function AccessRow({ entry, target, viewer, rights, isOnline, isPointedAt, onChanged }: AccessRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const now = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const { share, through } = entry;
  const moves = useShareMoves(share, onChanged);
  const items = useShareMenu(entry, target, viewer, rights, moves, () => setIsEditing(true));
  const words = outgoingWords(share, isOnline, now);
  const isMe = share.recipientKind === "person" && share.recipientId === viewer.personId;
  const person = personOf(share) || "Somebody";
  const level = levelName(entry.level, rights.catalog.levels);
  const isToApprove = share.status === "pending" && share.approval === "waiting" && rights.mayManage && !share.isWish;
  useEffect(() => {
    if (isPointedAt) row.current?.scrollIntoView({ block: "nearest" });
  }, [isPointedAt]);
  return (
    <PersonLine
      ref={row}
      kind={share.recipientKind}
      name={share.recipientName}
      title={isMe ? "You" : person}
      detail={
        isToApprove ? `${share.sharedByName || "Somebody"} wants to share it: ${level.toLowerCase()}` : words.detail
      }
      notes={share.notes}
      isMarked={isPointedAt}
    >
      {through === null ? null : (
        <Chip icon={BookOpen}>{through.title === "" ? "through a cookbook" : `through ${through.title}`}</Chip>
      )}
      {share.shareAll && through === null && target.itemId !== null ? (
        <Chip icon={Users}>{kindName(share.itemType)}</Chip>
      ) : null}
      {!share.membershipOnly ? null : entry.works || share.status !== "accepted" ? (
        <Chip icon={BadgeCheck}>Only while a member</Chip>
      ) : (
        <Chip icon={BadgeCheck} tone="amber">
          Paused: not a member
        </Chip>
      )}
      {share.expiresAt === null ? null : (
        <Chip icon={CalendarClock} tone="amber">{`until ${dayWords(share.expiresAt - 1, now)}`}</Chip>
      )}
      {words.state === "" || isToApprove ? null : <Chip tone={words.tone}>{words.state}</Chip>}
      {isToApprove ? (
        <>
          <Button size="small" onPress={() => void moves.answer("refused")} aria-label={`Refuse access of ${person}`}>
            Refuse
          </Button>
          <Button
            size="small"
            variant="primary"
            onPress={() => void moves.answer("approved")}
            aria-label={`Approve access of ${person}`}
          >
            Approve
          </Button>
        </>
      ) : items.length === 0 ? (
        <span className="px-2.5 text-[13px] font-semibold text-ink-2">{level}</span>
      ) : (
        <Menu label={`Access of ${person}`} variant="quiet" items={items}>
          {level}
        </Menu>
      )}
      {isEditing ? (
        <EditShareDialog share={share} person={person} moves={moves} onClose={() => setIsEditing(false)} />
      ) : null}
    </PersonLine>
  );
}
