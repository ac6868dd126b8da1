import { useMemo } from "react";
import { LogOut, MessageSquare, UserPlus, Users } from "lucide-react";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import type { Action } from "../../domain/sharing/levels.ts";
import { useKitchen, type Kitchen } from "../data/index.ts";
import type { AccessFacts } from "../sync/accessFacts.ts";
import { permissionOn } from "../sync/permission.ts";
import { moveShare, sharesToLeave } from "../sync/sharing.ts";
import { useAccessFacts } from "../sync/usePermission.ts";
import { confirm, toast, type MenuAction } from "../ui/index.ts";
import { kindName } from "./accessWords.ts";
import { openComments } from "./comments/commentsPanel.ts";
import { askToShare } from "./shareDialog.ts";
import type { SharedThing } from "./sharedThing.ts";

export interface AccessActions {
  readonly actions: (item: SharedThing) => MenuAction[];
  readonly mayTrash: (item: ItemFacts) => boolean;
  readonly may: (item: ItemFacts, action: Action) => boolean;
  readonly leave: (item: SharedThing) => Promise<boolean>;
}

/**
 * What menus offer on access: "Share…" and "Share all…" for one's own, "Share…" where it may be shared on and "Leave…" for what others share. `mayTrash` says
 * whether deleting belongs in the menu at all.
 */
export function useAccessActions(): AccessActions {
  const kitchen = useKitchen();
  const facts = useAccessFacts();
  return useMemo(() => accessActions(kitchen, facts), [kitchen, facts]);
}

function commentsAction(item: SharedThing): MenuAction {
  return { id: "comments", label: "Comments…", icon: MessageSquare, onAction: () => openComments(item) };
}

function accessActions(kitchen: Kitchen, facts: AccessFacts | null): AccessActions {
  const permission = (item: ItemFacts) => permissionOn(item, facts);

  const leave = async (item: SharedThing): Promise<boolean> => {
    if (facts === null) return false;
    const through = sharesToLeave(item, facts);
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
      // Comments are between people: without an account there is nobody to read them.
      const comments = facts === null ? [] : [commentsAction(item)];
      const share = {
        id: "share",
        label: "Share…",
        icon: UserPlus,
        onAction: () => askToShare({ itemType: item.type, itemId: item.id, title: item.title }),
      };
      if (!held.isOwner) {
        const mayLeave = facts !== null && sharesToLeave(item, facts).length > 0;
        return [
          ...comments,
          ...(held.may("share") ? [share] : []),
          ...(mayLeave ? [{ id: "leave", label: "Leave…", icon: LogOut, onAction: () => void leave(item) }] : []),
        ];
      }
      if (!held.may("share")) return comments;
      const kind = kindName(item.type);
      return [
        ...comments,
        share,
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
