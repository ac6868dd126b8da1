import { useMemo } from "react";
import { LogOut, UserPlus, Users } from "lucide-react";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import type { Action } from "../../domain/sharing/levels.ts";
import type { StoredShare } from "../data/collections.ts";
import { useKitchen, type Kitchen } from "../data/index.ts";
import { permissionOn } from "../sync/permission.ts";
import { moveShare, sharesToLeave } from "../sync/sharing.ts";
import { useMe } from "../sync/useMe.ts";
import { useShares } from "../sync/useShareRecords.ts";
import { confirm, toast, type MenuAction } from "../ui/index.ts";
import { kindName } from "./accessWords.ts";
import { askToShare } from "./shareDialog.ts";

/** An item as far as sharing needs it. */
export interface SharedThing extends ItemFacts {
  readonly title: string;
}

export interface AccessActions {
  readonly actions: (item: SharedThing) => MenuAction[];
  readonly mayTrash: (item: ItemFacts) => boolean;
  readonly may: (item: ItemFacts, action: Action) => boolean;
  readonly leave: (item: SharedThing) => Promise<boolean>;
}

const noShares: readonly StoredShare[] = [];

/**
 * What menus offer on access: "Share…" and "Share all…" for one's own, "Leave…" for what others share. `mayTrash` says
 * whether deleting belongs in the menu at all.
 */
export function useAccessActions(): AccessActions {
  const kitchen = useKitchen();
  const me = useMe();
  const shares = useShares() ?? noShares;
  const personId = me?.personId ?? null;
  return useMemo(() => accessActions(kitchen, personId, shares), [kitchen, personId, shares]);
}

function accessActions(kitchen: Kitchen, personId: string | null, shares: readonly StoredShare[]): AccessActions {
  const permission = (item: ItemFacts) => permissionOn(item, personId, shares);

  const leave = async (item: SharedThing): Promise<boolean> => {
    if (personId === null) return false;
    const through = sharesToLeave(item, personId, shares);
    const all = through.find((share) => share.shareAll);
    const owner = permission(item).ownerName || "Its owner";
    const isSure = await confirm({
      title: `Leave “${item.title || "Untitled"}”?`,
      message: all
        ? `You have it through everything of this kind (${kindName(item.type).toLowerCase()}) of ${owner}: all of that leaves your devices. ${owner} can share it with you again.`
        : `It leaves your devices. ${owner} keeps it, and can share it with you again.`,
      confirmLabel: "Leave",
      isDanger: true,
    });
    if (!isSure) return false;
    for (const share of through) await moveShare(kitchen, share.id, { status: "revoked" });
    toast({ message: `You left “${item.title || "Untitled"}”.`, tone: "done" });
    return true;
  };

  return {
    leave,
    mayTrash: (item) => permission(item).may("trash"),
    may: (item, action) => permission(item).may(action),
    actions(item) {
      const held = permission(item);
      if (!held.isOwner) {
        if (held.level === null) return [];
        return [{ id: "leave", label: "Leave…", icon: LogOut, onAction: () => void leave(item) }];
      }
      if (!held.may("share")) return [];
      const kind = kindName(item.type);
      return [
        {
          id: "share",
          label: "Share…",
          icon: UserPlus,
          onAction: () => askToShare({ itemType: item.type, itemId: item.id, title: item.title }),
        },
        {
          id: "share-all",
          label: `Share ${kind.toLowerCase()}…`,
          icon: Users,
          onAction: () => askToShare({ itemType: item.type, itemId: null, title: kind }),
        },
      ];
    },
  };
}
