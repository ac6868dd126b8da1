import { Mail, UserPlus } from "lucide-react";
import type { ShareGroup } from "../../../../domain/sharing/overview.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { askToShare, levelName, personOf } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { Avatar, Chip, IconButton, Menu, useNow } from "../../../ui/index.ts";
import { useShareMenu } from "../dialog/AccessRow.tsx";
import { itemPath } from "../itemLink.ts";
import { outgoingWords } from "../shareState.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { titleOf } from "./Decisions.tsx";
import { ShareLine, TypeIcon } from "./ShareLine.tsx";

interface OutgoingListProps {
  groups: readonly ShareGroup<StoredShare>[];
  by: "item" | "person";
}

/** What this person shares, under each item or under each person. */
export function OutgoingList({ groups, by }: OutgoingListProps) {
  return groups.map(({ key, first, shares }) => (
    <section key={key} aria-label={headingOf(first, by)} className="mb-5">
      <h2 className="flex min-h-8 items-center gap-2 text-2 font-semibold">
        {by === "item" ? <TypeIcon type={first.itemType} /> : <Avatar name={personOf(first)} size={24} />}
        <span className="min-w-0 flex-1 truncate">{headingOf(first, by)}</span>
        {by === "item" ? (
          <IconButton
            label={`Share ${headingOf(first, by)}…`}
            icon={UserPlus}
            size="small"
            onPress={() => askToShare({ itemType: first.itemType, itemId: first.itemId, title: headingOf(first, by) })}
          />
        ) : null}
      </h2>
      <ul>
        {shares.map((share) => (
          <Line key={share.id} share={share} by={by} />
        ))}
      </ul>
    </section>
  ));
}

function headingOf(share: StoredShare, by: "item" | "person"): string {
  return by === "item" ? titleOf(share.itemTitle, share.itemType, share.itemId) : personOf(share);
}

function Line({ share, by }: { share: StoredShare; by: "item" | "person" }) {
  const now = useNow();
  const words = outgoingWords(share, useIsOnline(), now);
  const items = useShareMenu(share);
  const isByItem = by === "item";
  return (
    <ShareLine
      mark={
        !isByItem ? (
          <TypeIcon type={share.itemType} />
        ) : share.recipientName === "" ? (
          <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-ink-3 text-surface">
            <Mail size={13} />
          </span>
        ) : (
          <Avatar name={share.recipientName} size={24} />
        )
      }
      title={isByItem ? personOf(share) : headingOf(share, "item")}
      href={isByItem || !isLive(share) ? null : itemPath(share.itemType, share.itemId)}
      detail={words.detail || share.recipientAddress}
      end={
        <>
          {words.state === "" ? null : <Chip tone={words.tone}>{words.state}</Chip>}
          {isLive(share) ? (
            <Menu label={`Access of ${personOf(share)} to ${headingOf(share, "item")}`} variant="quiet" items={items}>
              {levelName(share.level)}
            </Menu>
          ) : null}
        </>
      }
    />
  );
}
