/** All shares of one thing (or of all of a kind), whatever became of them, and what happened when. */
import { useState } from "react";
import { UserPlus } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import { isGivenBy, type Viewer } from "../../../../domain/sharing/overview.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { askToShare, kindName, personOf } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useMe } from "../../../sync/useMe.ts";
import { useShares } from "../../../sync/useShareRecords.ts";
import { Banner, Button, Dialog, EmptyState, foldText, SearchField, Tabs } from "../../../ui/index.ts";
import { useShareRights } from "../dialog/useShareRights.ts";
import { useWhoHasAccess, type ListedShare } from "../dialog/useWhoHasAccess.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { useViewer } from "../useViewer.ts";
import { History } from "./History.tsx";
import { ManagedShares } from "./ManagedShares.tsx";

interface ShareManagerProps {
  target: ShareTarget;
  onClose: () => void;
}

type Tab = "live" | "ended" | "history";
const noShares: never[] = [];

export function ShareManager({ target, onClose }: ShareManagerProps) {
  const me = useMe();
  const viewer = useViewer();
  const isOnline = useIsOnline();
  const shares = useShares() ?? noShares;
  const rights = useShareRights(target);
  const [tab, setTab] = useState<Tab>("live");
  const [query, setQuery] = useState("");
  const access = useWhoHasAccess(target, rights.item?.ownerId || (me?.personId ?? ""), shares, rights.mayShare);
  if (!me || !viewer) return null;
  const live = [...access.people, ...access.links];
  const ended = endedShares(target, viewer, shares);
  const words = foldText(query.trim());
  const matching = (entries: readonly AccessEntry<ListedShare>[]) =>
    entries.filter(({ share }) =>
      foldText([personOf(share), share.recipientAddress, share.notes, share.sharedByName].join(" ")).includes(words),
    );
  const list = (entries: readonly AccessEntry<ListedShare>[], empty: string) => (
    <ManagedShares
      entries={matching(entries)}
      target={target}
      viewer={viewer}
      rights={rights}
      onChanged={access.refresh}
      empty={words === "" ? empty : "Nothing matches."}
    />
  );
  const title = target.itemId === null ? kindName(target.itemType) : `“${target.title || "Untitled"}”`;
  return (
    <Dialog
      isOpen
      size="large"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`All shares of ${title}`}
      footer={
        rights.mayShare ? (
          <Button variant="primary" icon={UserPlus} onPress={() => askToShare(target)}>
            Share…
          </Button>
        ) : undefined
      }
    >
      {isOnline ? null : (
        <Banner tone="amber" className="mb-3">
          You are offline: this is what this device knows.
        </Banner>
      )}
      {live.length + ended.length > 6 && tab !== "history" ? (
        <SearchField
          label="Find a share"
          placeholder="Person, note, who shared…"
          value={query}
          onChange={setQuery}
          className="mb-2"
        />
      ) : null}
      <Tabs
        label="Shares"
        value={tab}
        onChange={setTab}
        items={[
          {
            id: "live",
            label: "In force",
            count: live.length,
            content: list(live, "Nobody else has it. Press Share to give somebody access."),
          },
          {
            id: "ended",
            label: "Ended",
            count: ended.length,
            content: list(ended, "Nothing has ended: what is declined, revoked or over stands here."),
          },
          ...(target.itemId !== null && rights.mayManage
            ? [{ id: "history" as const, label: "History", content: <History itemId={target.itemId} /> }]
            : []),
        ]}
      />
      {rights.mayShare ? null : (
        <EmptyState isCompact icon={UserPlus} title="You may not share this">
          Who else has it is seen by those who may share it.
        </EmptyState>
      )}
    </Dialog>
  );
}

/** Shares of exactly this that are over, the last first. */
function endedShares(target: ShareTarget, viewer: Viewer, shares: readonly ListedShare[]): AccessEntry<ListedShare>[] {
  return shares
    .filter(
      (share) =>
        !isLive(share) &&
        share.itemType === target.itemType &&
        share.itemId === target.itemId &&
        (target.itemId !== null || isGivenBy(viewer, share)),
    )
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .map((share) => ({ share, through: null, level: share.level, works: false }));
}
