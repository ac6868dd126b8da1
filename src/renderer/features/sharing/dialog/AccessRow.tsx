import { useEffect, useRef } from "react";
import { Copy, Mail, RotateCw, UserMinus, Users } from "lucide-react";
import { askToShare, kindName, levelName, personOf } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { offeredLevels } from "../../../../domain/sharing/catalog.ts";
import { moveShare, resendShare, shareWithAll } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Avatar, Chip, cx, Menu, toast, useNow, type MenuItems } from "../../../ui/index.ts";
import { copyAddress } from "../copyAddress.ts";
import { outgoingWords } from "../shareState.ts";

interface AccessRowProps {
  share: StoredShare;
  /** Shown at one item, although it is everything of its kind that is shared. */
  isThroughAll: boolean;
  isOnline: boolean;
  /** Somebody asked for this one: it is brought into sight and marked. */
  isPointedAt: boolean;
}

/** One person who has access, or is invited: through what, at which level, and what can be done about it. */
export function AccessRow({ share, isThroughAll, isOnline, isPointedAt }: AccessRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const now = useNow();
  const items = useShareMenu(share, isThroughAll);
  const words = outgoingWords(share, isOnline, now);
  const person = personOf(share);
  useEffect(() => {
    if (isPointedAt) row.current?.scrollIntoView({ block: "nearest" });
  }, [isPointedAt]);
  return (
    <li
      ref={row}
      className={cx("flex min-h-[50px] items-center gap-3 rounded-md py-1", isPointedAt && "-mx-2 bg-amber-soft px-2")}
    >
      {share.recipientName === "" ? (
        <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-ink-3 text-surface">
          <Mail size={15} />
        </span>
      ) : (
        <Avatar name={person} size={32} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-2 font-semibold">{person}</span>
        {words.detail === "" ? null : <span className="block truncate text-1 text-ink-2">{words.detail}</span>}
      </span>
      <span className="flex shrink-0 flex-wrap items-center justify-end gap-1">
        {isThroughAll ? <Chip icon={Users}>{kindName(share.itemType)}</Chip> : null}
        {words.state === "" ? null : <Chip tone={words.tone}>{words.state}</Chip>}
        <Menu label={`Access of ${person}`} variant="quiet" items={items}>
          {levelName(share.level)}
        </Menu>
      </span>
    </li>
  );
}

/** What can be done with a share that one gave. */
export function useShareMenu(share: StoredShare, isThroughAll = false): MenuItems {
  const kitchen = useKitchen();
  const catalog = useCatalog();
  const person = personOf(share);
  const remove = async (): Promise<void> => {
    await moveShare(kitchen, share.id, { status: "revoked" });
    const again = async (): Promise<void> => {
      await shareWithAll(
        kitchen,
        { personId: share.ownerId, addresses: [] },
        { itemType: share.itemType, itemId: share.itemId, title: share.itemTitle },
        { addresses: [share.recipientAddress], level: share.level, message: share.message },
        Date.now(),
      );
    };
    toast({
      message: `${person} no longer has access through this.`,
      tone: "done",
      action: { label: "Share again", onAction: () => void again() },
    });
  };
  const copy = {
    id: "copy",
    label: "Copy address",
    icon: Copy,
    onAction: () => void copyAddress(share.recipientAddress),
  };
  if (isThroughAll) {
    const kind = kindName(share.itemType);
    return [
      {
        id: "all",
        label: `Sharing of ${kind.toLowerCase()}…`,
        icon: Users,
        onAction: () => askToShare({ itemType: share.itemType, itemId: null, title: kind }),
      },
      copy,
    ];
  }
  return [
    ...offeredLevels(catalog, share.itemType).map((level) => ({
      id: level.id,
      label: level.name,
      isChecked: level.id === share.level,
      onAction: () => {
        if (level.id !== share.level) void moveShare(kitchen, share.id, { level: level.id });
      },
    })),
    {
      group: "",
      items: [
        copy,
        ...(share.status === "pending" && !share.isWish
          ? [
              {
                id: "resend",
                label: "Send the invitation again",
                icon: RotateCw,
                onAction: () =>
                  void resendShare(kitchen, share, Date.now()).then(() =>
                    toast({ message: `${person} is invited again.`, tone: "done" }),
                  ),
              },
            ]
          : []),
        {
          id: "remove",
          label: share.status === "pending" ? "Take the invitation back" : "Remove access",
          icon: UserMinus,
          isDanger: true,
          onAction: () => void remove(),
        },
      ],
    },
  ];
}
