/** Somebody in a group: what they have in it, since when and until when; changed, ended, or taken out. */
import { useState } from "react";
import { CalendarClock, CircleOff, Ellipsis, UserMinus } from "lucide-react";
import type { Group, PermissionSetView } from "../../../../domain/organizations/answers.ts";
import type { ListedMember } from "../../../../domain/organizations/memberList.ts";
import { heldBy, mayGive } from "../../../../domain/organizations/permissions.ts";
import { nameOfRole } from "../../../../domain/organizations/roles.ts";
import { Avatar, Chip, Menu } from "../../../ui/index.ts";
import { day } from "../day.ts";
import type { Standing } from "../standing.ts";
import { GrantDialog } from "./GrantDialog.tsx";
import type { Act } from "./act.ts";

/** How high a row is; on a phone what they have stands below the name. */
export const groupRowPx = { wide: 52, narrow: 80 };

interface GroupMemberRowProps {
  standing: Standing;
  group: Group;
  member: ListedMember;
  sets: readonly PermissionSetView[];
  mayChange: boolean;
  act: Act;
  onChange: () => void;
}

export function GroupMemberRow({ standing, group, member, sets, mayChange, act, onChange }: GroupMemberRowProps) {
  const [isChanging, setChanging] = useState(false);
  const { personId, name, inGroup } = member;
  const set = sets.find(({ id }) => id === inGroup?.permissionSetId);
  const since = inGroup?.grantedAt ?? null;
  const endsAt = inGroup?.endsAt ?? null;
  const hasMore = since !== null;
  const extra = set?.capabilities ?? [];
  const grant = heldBy(standing.organization.kind, { role: inGroup?.role ?? "", extra });
  const isMine = mayChange && mayGive(new Set(group.capabilities), grant);
  const about = { groupId: group.id, memberKind: "person", memberId: personId };
  return (
    <>
      <Avatar name={name} size={24} />
      <div className="flex min-w-0 flex-1 gap-x-3 gap-y-1 max-sm:flex-col sm:items-center">
        <div className="min-w-0 sm:flex-1">
          <p className="truncate text-2">{name}</p>
          <p className="truncate text-1 text-ink-2">
            {/* The end first: a phone has no room for both. */}
            {endsAt === null ? "" : `until ${day(endsAt - 1)} · `}
            {since === null ? `in it since ${day(inGroup?.addedAt ?? 0)}` : `has this since ${day(since)}`}
          </p>
        </div>
        <span className="flex max-w-full min-w-0 gap-1.5 empty:hidden">
          {inGroup?.role ? <Chip>{nameOfRole(inGroup.role)}</Chip> : null}
          {set ? <Chip tone="accent">{set.name}</Chip> : null}
        </span>
      </div>
      {isMine ? (
        <Menu
          label={`More about ${name} in ${group.name}`}
          icon={Ellipsis}
          items={[
            { id: "grant", label: "Role and time…", icon: CalendarClock, onAction: () => setChanging(true) },
            ...(hasMore
              ? [
                  {
                    id: "end",
                    label: "End what they have here",
                    icon: CircleOff,
                    onAction: () => void act("group.add", { ...about, endsAt }),
                  },
                ]
              : []),
            {
              id: "out",
              label: `Take out of ${group.name}`,
              icon: UserMinus,
              isDanger: true,
              onAction: () => void act("group.remove", about),
            },
          ]}
        />
      ) : null}
      {isChanging ? (
        <GrantDialog
          standing={standing}
          group={group}
          member={member}
          sets={sets}
          onClose={() => setChanging(false)}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}
