import { Ellipsis, ExternalLink, LogOut } from "lucide-react";
import type { Incoming } from "../../../../domain/sharing/overview.ts";
import { levelName } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { moveShare } from "../../../sync/sharing.ts";
import { Avatar, Chip, confirm, Menu, toast, useNow } from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";
import { incomingWords } from "../shareState.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { titleOf } from "./Decisions.tsx";
import { ShareLine, TypeIcon } from "./ShareLine.tsx";

/** What others share with this person: to answer, theirs to use, ended. */
export function IncomingList({ incoming, personId }: { incoming: Incoming<StoredShare>; personId: string }) {
  return (
    <>
      <Section title="Invitations" shares={incoming.waiting} personId={personId} />
      <Section title="Shared with you" shares={incoming.accepted} personId={personId} />
      <Section title="Ended" shares={incoming.ended} personId={personId} />
    </>
  );
}

function Section({ title, shares }: { title: string; shares: readonly StoredShare[]; personId: string }) {
  if (shares.length === 0) return null;
  return (
    <section aria-label={title} className="mb-5">
      <h2 className="text-1 font-semibold text-ink-2">{title}</h2>
      <ul>
        {shares.map((share) => (
          <Line key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function Line({ share }: { share: StoredShare }) {
  const kitchen = useKitchen();
  const now = useNow();
  const words = incomingWords(share, useIsOnline(), now);
  const isAccepted = share.status === "accepted";
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
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
  return (
    <ShareLine
      mark={<TypeIcon type={share.itemType} />}
      title={title}
      href={isAccepted ? itemPath(share.itemType, share.itemId) : null}
      detail={
        <>
          <span className="inline-flex items-center gap-1.5 align-bottom">
            <Avatar name={share.ownerName || "?"} size={20} />
            {share.ownerName || "Somebody"}
          </span>
          {` · ${words.detail}`}
        </>
      }
      end={
        <>
          {words.state === "" ? null : <Chip tone={words.tone}>{words.state}</Chip>}
          <span className="text-1 font-semibold text-ink-2 max-sm:hidden">{levelName(share.level)}</span>
          {isAccepted ? (
            <Menu
              label={`More about ${title}`}
              icon={Ellipsis}
              items={[
                { id: "open", label: "Open", icon: ExternalLink, href: itemPath(share.itemType, share.itemId) },
                { id: "leave", label: "Leave…", icon: LogOut, isDanger: true, onAction: () => void leave() },
              ]}
            />
          ) : null}
        </>
      }
    />
  );
}
