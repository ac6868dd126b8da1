/** The menu of one who has access: the levels this person may give them, and what else can be done. */
import { BookOpen, CalendarClock, Copy, LogOut, RotateCw, UserMinus, Users } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import { byRoleLevelId } from "../../../../domain/sharing/levels.ts";
import { isGivenBy, type Viewer } from "../../../../domain/sharing/overview.ts";
import { askToShare, kindName, levelName } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import type { MenuAction, MenuItems } from "../../../ui/index.ts";
import { copyAddress } from "../copyAddress.ts";
import type { ShareMoves } from "./useShareMoves.ts";
import type { ShareRights } from "./useShareRights.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

/** Empty where nothing can be done: the level is then only said. */
export function useShareMenu(
  { share, through }: AccessEntry<ListedShare>,
  target: ShareTarget,
  viewer: Viewer,
  rights: ShareRights,
  moves: ShareMoves,
  onEdit: () => void,
): MenuItems {
  const copy: MenuAction[] =
    share.recipientAddress === ""
      ? []
      : [
          {
            id: "copy",
            label: "Copy address",
            icon: Copy,
            onAction: () => void copyAddress(share.recipientAddress),
          },
        ];
  // It is changed where it was given: at the container, or at everything of the kind.
  if (through !== null) {
    const { containerId, title } = through;
    const show = { itemType: "cookbook", itemId: containerId, title } as const;
    const open = { id: "through", label: `Sharing of “${title}”…`, icon: BookOpen, onAction: () => askToShare(show) };
    return title === "" ? copy : [open, ...copy];
  }
  if (share.shareAll && target.itemId !== null) {
    const kind = kindName(share.itemType);
    const show = { itemType: share.itemType, itemId: null, title: kind };
    const open = {
      id: "all",
      label: `Sharing of ${kind.toLowerCase()}…`,
      icon: Users,
      onAction: () => askToShare(show),
    };
    return rights.permission.isOwner ? [open, ...copy] : copy;
  }
  const isMe = share.recipientKind === "person" && share.recipientId === viewer.personId;
  const runs = rights.mayManage || isGivenBy(viewer, share);
  if (!runs) return isMe ? [leave(moves)] : copy;
  const isOrganization = share.recipientKind === "organization" && share.itemType === "table" && rights.mayManage;
  const levels = [...rights.levels.map(({ id }) => id), ...(isOrganization ? [byRoleLevelId] : [])];
  // A level this person could not give is not theirs to take either: it stays, and only the end of it is offered.
  const mayMove = levels.includes(share.level);
  return [
    // A level may be called as one of the entries below: two of one id would make a circle of the menu.
    ...(mayMove ? levels : [share.level]).map((id) => ({
      id: `level.${id}`,
      label: levelName(id, rights.catalog.levels),
      isChecked: id === share.level,
      onAction: () => {
        if (id !== share.level) void moves.change({ level: id });
      },
    })),
    {
      group: "",
      items: [
        { id: "edit", label: "Until and notes…", icon: CalendarClock, onAction: onEdit },
        ...copy,
        ...(share.status === "pending" && share.isWish === false && share.approval !== "waiting"
          ? [
              {
                id: "resend",
                label: "Send the invitation again",
                icon: RotateCw,
                onAction: () => void moves.resend(),
              },
            ]
          : []),
        isMe
          ? leave(moves)
          : {
              id: "remove",
              label: share.status === "pending" ? "Take the invitation back" : "Remove access",
              icon: UserMinus,
              isDanger: true,
              onAction: () => void moves.remove(),
            },
      ],
    },
  ];
}

function leave(moves: ShareMoves): MenuAction {
  return { id: "leave", label: "Leave", icon: LogOut, isDanger: true, onAction: () => void moves.remove() };
}
