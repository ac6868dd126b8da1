import { useState } from "react";
import { BadgeCheck, BookOpen, CalendarClock, Users } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { kindName, levelName, personOf, untilWords } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Chip, dayWords, Menu, useNow } from "../../../ui/index.ts";
import { EditShareDialog } from "../dialog/EditShareDialog.tsx";
import { RecipientMark } from "../dialog/RecipientMark.tsx";
import type { ShareRights } from "../dialog/useShareRights.ts";
import { useShareMenu } from "../dialog/useShareMenu.ts";
import { useShareMoves } from "../dialog/useShareMoves.ts";
import type { ListedShare } from "../dialog/useWhoHasAccess.ts";
import { outgoingWords } from "../shareState.ts";
import { useIsOnline } from "../useIsOnline.ts";

interface ManagedShareProps {
  entry: AccessEntry<ListedShare>;
  target: ShareTarget;
  viewer: Viewer;
  rights: ShareRights;
  onChanged: () => void;
}

/** One share with everything about it: with whom, how it stands, at which level, until when, by whom, and why. */
export function ManagedShare({ entry, target, viewer, rights, onChanged }: ManagedShareProps) {
  const now = useNow();
  const isOnline = useIsOnline();
  const [isEditing, setIsEditing] = useState(false);
  const { share, through } = entry;
  const moves = useShareMoves(share, onChanged);
  const items = useShareMenu(entry, target, viewer, rights, moves, () => setIsEditing(true));
  const words = outgoingWords(share, isOnline, now);
  const person = personOf(share) || "Somebody";
  const level = levelName(entry.level, rights.catalog.levels);
  const sharer = share.sharedById === viewer.personId ? "you" : share.sharedByName;
  const facts = [
    words.detail,
    share.isWish ? "" : `shared${sharer === "" ? "" : ` by ${sharer}`} on ${dayWords(share.createdAt, now)}`,
  ].filter((fact) => fact !== "");
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 border-b border-line py-2 last:border-0">
      <RecipientMark kind={share.recipientKind} name={share.recipientName} />
      <div className="min-w-0 flex-1 basis-52">
        <p dir="auto" className="truncate text-start text-2 font-semibold" title={person}>
          {person}
        </p>
        <p className="text-1 wrap-anywhere text-ink-2">{facts.join(" · ")}</p>
        {share.notes === "" ? null : <p className="mt-0.5 text-1 wrap-anywhere text-ink-3 italic">{share.notes}</p>}
      </div>
      <span className="ms-auto flex max-w-full min-w-0 flex-wrap items-center justify-end gap-1">
        {through === null ? null : (
          <Chip icon={BookOpen}>{through.title === "" ? "through a cookbook" : `through ${through.title}`}</Chip>
        )}
        {share.shareAll && target.itemId !== null ? <Chip icon={Users}>{kindName(share.itemType)}</Chip> : null}
        {share.membershipOnly ? <Chip icon={BadgeCheck}>Only while a member</Chip> : null}
        {share.expiresAt !== null && isLive(share) ? (
          <Chip icon={CalendarClock} tone="amber">
            {untilWords(share.expiresAt, now)}
          </Chip>
        ) : null}
        {words.state === "" ? <Chip tone="herb">Accepted</Chip> : <Chip tone={words.tone}>{words.state}</Chip>}
        {items.length === 0 || !isLive(share) || share.recipientKind === "link" ? (
          <span className="px-2.5 text-[13px] font-semibold text-ink-2">{level}</span>
        ) : (
          <Menu label={`Access of ${person}`} variant="quiet" items={items}>
            {level}
          </Menu>
        )}
      </span>
      {isEditing ? (
        <EditShareDialog share={share} person={person} moves={moves} onClose={() => setIsEditing(false)} />
      ) : null}
    </li>
  );
}
