import { useState } from "react";
import { ArrowRightLeft, BookOpen } from "lucide-react";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { WhoHasAccess } from "../../../../domain/sharing/whoHasAccess.ts";
import { levelName } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Chip, Menu } from "../../../ui/index.ts";
import { PersonLine } from "./PersonLine.tsx";
import { TransferDialog } from "./TransferDialog.tsx";
import type { ShareRights } from "./useShareRights.ts";
import type { AccessNow } from "./useWhoHasAccess.ts";

interface OwnerRowProps {
  target: ShareTarget;
  myName: string;
  rights: ShareRights;
  access: AccessNow;
}

/** Whose it is; they can give it away to somebody who has it. */
export function OwnerRow({ target, myName, rights, access }: OwnerRowProps) {
  const [isGiving, setIsGiving] = useState(false);
  const { isOwner, ownerName } = rights.permission;
  const name = isOwner ? "You" : access.ownerName || ownerName || "Its owner";
  // Whoever is only invited has nothing yet, and a group cannot own.
  const heirs = access.people.flatMap(({ share }) =>
    share.recipientKind === "person" && share.status === "accepted" && share.recipientId !== null
      ? [{ personId: share.recipientId, name: share.recipientName || share.recipientAddress }]
      : [],
  );
  const mayGive = target.itemId !== null && isOwner && rights.permission.may("transfer") && heirs.length > 0;
  return (
    <PersonLine kind="person" name={isOwner ? myName : name} title={name} detail={isOwner ? myName : ""}>
      {mayGive ? (
        <Menu
          label="Ownership"
          variant="quiet"
          items={[
            {
              id: "transfer",
              label: "Give it to somebody else…",
              icon: ArrowRightLeft,
              onAction: () => setIsGiving(true),
            },
          ]}
        >
          Owner
        </Menu>
      ) : (
        <span className="px-2.5 text-[13px] font-semibold text-ink-2">Owner</span>
      )}
      {isGiving ? <TransferDialog target={target} heirs={heirs} onClose={() => setIsGiving(false)} /> : null}
    </PersonLine>
  );
}

interface ContainerOwnerRowProps {
  owner: WhoHasAccess["containerOwners"][number];
  viewer: Viewer;
}

/** Whose cookbook it is in: they have it through that. */
export function ContainerOwnerRow({ owner, viewer }: ContainerOwnerRowProps) {
  const { levels } = useCatalog();
  const { personId, name, through } = owner;
  const isMe = personId === viewer.personId;
  return (
    <PersonLine kind="person" name={name || "?"} title={isMe ? "You" : name || "Somebody"} detail="">
      <Chip icon={BookOpen}>{through.title === "" ? "through a cookbook" : `through ${through.title}`}</Chip>
      <span className="px-2.5 text-[13px] font-semibold text-ink-2">{levelName(through.cap, levels)}</span>
    </PersonLine>
  );
}
