import { useState } from "react";
import { Copy, Link2, Link2Off, Lock, Settings2 } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import { levelName, untilWords } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Button, counted, Menu, useNow } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { useLink } from "./useLink.ts";
import type { ShareRights } from "./useShareRights.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

interface LinkRowProps {
  target: ShareTarget;
  rights: ShareRights;
  links: readonly AccessEntry<ListedShare>[];
}

/** "Anyone with the link can view", with copying it; or making one. There can be several: all are shown. */
export function LinkRow({ target, rights, links }: LinkRowProps) {
  const isOnline = useIsOnline();
  const acts = useLink(target);
  const level = rights.linkLevels[0]?.id;
  return (
    <div className="flex flex-col gap-2">
      {links.map(({ share }) => (
        <Link key={share.id} share={share} rights={rights} acts={acts} isOnline={isOnline} />
      ))}
      {links.length === 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <Link2Off size={15} className="shrink-0 text-ink-2" aria-hidden />
          <span className="min-w-0 flex-1 basis-44 text-2 text-ink-2">
            {isOnline ? "There is no link: only those above can open it." : "Links are made while you are online."}
          </span>
          <Button
            icon={Link2}
            isDisabled={!isOnline || acts.isBusy || level === undefined}
            onPress={() => level !== undefined && void acts.create(level)}
          >
            Make a link
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface LinkProps {
  share: ListedShare;
  rights: ShareRights;
  acts: ReturnType<typeof useLink>;
  isOnline: boolean;
}

function Link({ share, rights, acts, isOnline }: LinkProps) {
  const now = useNow();
  const [isEditing, setIsEditing] = useState(false);
  const facts = [
    "no account needed",
    untilWords(share.expiresAt, now),
    share.link?.hasPassword ? "with a password" : "",
    share.link && share.link.maxUses !== null
      ? `opened ${share.link.uses} of ${counted(share.link.maxUses, "time")}`
      : share.link && share.link.uses > 0
        ? `opened ${counted(share.link.uses, "time")}`
        : "",
  ].filter((fact) => fact !== "");
  const doing = levelName(share.level, rights.catalog.levels);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
      {share.link?.hasPassword ? (
        <Lock size={15} className="shrink-0" aria-hidden />
      ) : (
        <Link2 size={15} className="shrink-0" aria-hidden />
      )}
      <span className="min-w-0 flex-1 basis-48 text-2">
        <strong className="font-semibold">Anyone with the link</strong>{" "}
        <span className="text-1 text-ink-2">{`${doing.toLowerCase()}, ${facts.join(", ")}`}</span>
      </span>
      <Menu
        label="Link"
        icon={Settings2}
        isDisabled={!isOnline || acts.isBusy}
        items={[
          ...rights.linkLevels.map(({ id, name }) => ({
            id: `level.${id}`,
            label: name,
            isChecked: id === share.level,
            onAction: () => {
              if (id !== share.level) void acts.change(share.id, { level: id });
            },
          })),
          {
            group: "",
            items: [
              {
                id: "edit",
                label: "Until, password, number of uses…",
                icon: Lock,
                onAction: () => setIsEditing(true),
              },
              {
                id: "revoke",
                label: "Turn the link off",
                icon: Link2Off,
                isDanger: true,
                onAction: () => void acts.revoke(share.id),
              },
            ],
          },
        ]}
      />
      <Button icon={Copy} isDisabled={!isOnline || acts.isBusy} onPress={() => void acts.copy(share.id)}>
        Copy link
      </Button>
      {isEditing ? <LinkDialog share={share} acts={acts} onClose={() => setIsEditing(false)} /> : null}
    </div>
  );
}
