/** A member: who, since when and through whom, their role, and what may be done about it. */
import { useState } from "react";
import { CalendarClock, Ellipsis, History, KeyRound, LogOut, UserMinus } from "lucide-react";
import { nothing, type Member, type PermissionSetView } from "../../../../domain/organizations/answers.ts";
import { firstEnd, mayMoveRole } from "../../../../domain/organizations/membership.ts";
import { nameOfRole, roleNames, rolesOfKind } from "../../../../domain/organizations/roles.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { Avatar, Chip, confirm, Menu, showFailure, toast, type MenuItems } from "../../../ui/index.ts";
import { RoleDialog } from "./RoleDialog.tsx";
import { day } from "../day.ts";
import { useLeave } from "../useLeave.ts";
import type { Standing, WatchedPerson } from "../standing.ts";

/** How high a row is; on a phone its role stands below the name. */
export const memberRowPx = { wide: 60, narrow: 84 };

interface MemberRowProps {
  member: Member;
  standing: Standing;
  onChange: () => void;
  /** What they have besides their role. */
  permissionSet: PermissionSetView | null;
  onWatch: (person: WatchedPerson) => void;
}

/** "anna@example.org · invited by Ben, 3 Nov 2026" */
function detailOf({ address, invitedByName, invitedAt, invitedBy, supportReason, createdAt }: Member): string {
  const inviting =
    invitedBy === null
      ? `since ${day(createdAt)}`
      : `invited by ${invitedByName || "somebody"}${invitedAt === null ? "" : `, ${day(invitedAt)}`}`;
  return [address ?? "", supportReason ?? inviting].filter((part) => part !== "").join(" · ");
}

export function MemberRow({ member, standing, permissionSet, onChange, onWatch }: MemberRowProps) {
  const { organization, personId, can } = standing;
  const [isChanging, setChanging] = useState(false);
  const ask = useActNow();
  const isMe = member.personId === personId;
  const organizationId = organization.id;

  const change = async (action: string, input: object, done: string): Promise<boolean> => {
    const answer = await ask(action, { organizationId, ...input }, nothing);
    if (!showFailure(answer)) return false;
    toast({ message: done, tone: "done" });
    onChange();
    return true;
  };
  const remove = async () => {
    const isSure = await confirm({
      title: `Take ${member.name} out of ${organization.name}?`,
      message:
        "What was shared with it disappears from their devices at the next contact. What is theirs stays theirs.",
      confirmLabel: "Take out",
      isDanger: true,
    });
    if (isSure) await change("member.remove", { personId: member.personId }, `${member.name} is out.`);
  };
  const endSupport = () =>
    change("organization.endSupport", { personId: member.personId }, `Support access of ${member.name} has ended.`);
  const leave = useLeave(organization);
  const grant = { role: member.role, extra: permissionSet?.capabilities ?? [] };
  const mayMove = (role: string | null) =>
    mayMoveRole(organization.kind, standing, grant, role === null ? null : { ...grant, role }).ok;
  const roles = rolesOfKind[organization.kind].filter((role) => can("manageMembers") && mayMove(role));
  const isSupport = member.supportReason !== null;
  const mayChangeRole = member.isActive && !isSupport && roles.length > 0;
  const items: MenuItems = [
    ...(mayChangeRole
      ? [
          {
            group: "Role",
            items: roles.map((role) => ({
              id: role,
              label: roleNames[role],
              isChecked: role === member.role,
              onAction: () =>
                void change(
                  "member.role",
                  { personId: member.personId, role },
                  `The role of ${member.name} is ${roleNames[role]} now.`,
                ),
            })),
          },
        ]
      : []),
    ...(mayChangeRole
      ? [{ id: "role", label: "Role and time…", icon: CalendarClock, onAction: () => setChanging(true) }]
      : []),
    ...(can("viewAudit") ? [{ id: "history", label: "History", icon: History, onAction: () => onWatch(member) }] : []),
    ...(isSupport && member.isActive && (isMe || can("manageMembers"))
      ? [
          {
            id: "end-support",
            label: "End support access",
            icon: UserMinus,
            isDanger: true,
            onAction: () => void endSupport(),
          },
        ]
      : isMe
        ? [{ id: "leave", label: "Leave…", icon: LogOut, isDanger: true, onAction: () => void leave() }]
        : member.isActive && can("manageMembers") && mayMove(null)
          ? [{ id: "remove", label: "Take out…", icon: UserMinus, isDanger: true, onAction: () => void remove() }]
          : []),
  ];
  const end = member.isActive ? firstEnd(member) : null;
  return (
    <>
      <Avatar name={member.name} size={32} className="max-sm:hidden" />
      <div className="flex min-w-0 flex-1 gap-x-3 gap-y-1 max-sm:flex-col sm:items-center">
        <div className="min-w-0 sm:flex-1">
          <p className="truncate text-2 font-semibold">
            {member.name}
            {isMe ? <span className="font-normal text-ink-2"> (you)</span> : null}
          </p>
          <p className="truncate text-1 text-ink-2">{detailOf(member)}</p>
        </div>
        <span className="flex max-w-full shrink-0 items-center gap-1.5 sm:max-w-[55%]">
          {end === null ? null : (
            <Chip tone="amber" className="shrink-0">
              until {day(end - 1)}
            </Chip>
          )}
          {member.supportReason === null ? (
            <Chip tone={member.role === "OWNER" ? "accent" : "neutral"} className="shrink-0">
              {nameOfRole(member.role)}
            </Chip>
          ) : (
            <Chip tone="sky">Support</Chip>
          )}
          {permissionSet === null ? null : (
            <Chip icon={KeyRound} className="min-w-0">
              {permissionSet.name}
            </Chip>
          )}
        </span>
      </div>
      {items.length > 0 ? (
        <Menu label={`More about ${member.name}`} icon={Ellipsis} items={items} />
      ) : (
        <span className="w-8" aria-hidden />
      )}
      {isChanging ? (
        <RoleDialog member={member} standing={standing} onClose={() => setChanging(false)} onChange={onChange} />
      ) : null}
    </>
  );
}
