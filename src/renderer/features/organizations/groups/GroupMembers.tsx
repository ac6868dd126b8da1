/** Who is in a group: the groups in it, and its people by name with what each has in it. */
import { useMemo } from "react";
import { Users, X } from "lucide-react";
import type { Group, PermissionSetView } from "../../../../domain/organizations/answers.ts";
import { Chip, ErrorState, IconButton, LongList, Skeleton, useDelayed, useMedia } from "../../../ui/index.ts";
import { useMembers } from "../members/useMembers.ts";
import { day } from "../day.ts";
import type { Standing } from "../standing.ts";
import type { Act } from "./act.ts";
import { GroupMemberRow, groupRowPx } from "./GroupMemberRow.tsx";

interface GroupMembersProps {
  standing: Standing;
  group: Group;
  sets: readonly PermissionSetView[];
  mayChange: boolean;
  /** Another number: the groups were changed and read anew. */
  version: number;
  act: Act;
  onChange: () => void;
}

export function GroupMembers({ standing, group, sets, mayChange, version, act, onChange }: GroupMembersProps) {
  const organizationId = standing.organization.id;
  const groupId = group.id;
  const asked = useMemo(
    () => ({ organizationId, groupId, role: null, standing: "active", search: "" }) as const,
    [organizationId, groupId],
  );
  const { rows, failure, hasMore, isReading, readMore, reload } = useMembers(asked, version);
  const isSlow = useDelayed(!rows);
  const isNarrow = useMedia("(max-width: 639px)");
  if (failure) {
    return (
      <ErrorState title={`Who is in ${group.name} could not be loaded`} message={failure.message} onRetry={reload} />
    );
  }
  if (group.people === 0 && group.groups.length === 0) {
    return <p className="py-1 text-1 text-ink-2">Nobody is in it yet.</p>;
  }
  return (
    <>
      {group.groups.length === 0 ? null : (
        <ul aria-label={`Groups in ${group.name}`}>
          {group.groups.map(({ id, name, endsAt }) => (
            <li key={id} className="flex min-h-10 items-center gap-3 border-b border-line px-1">
              <Users size={18} className="mx-[3px] shrink-0 text-ink-2" aria-hidden />
              <span className="min-w-0 flex-1 truncate text-2">{name}</span>
              {endsAt === null ? null : <Chip tone="amber">until {day(endsAt - 1)}</Chip>}
              {mayChange ? (
                <IconButton
                  label={`Take ${name} out of ${group.name}`}
                  icon={X}
                  size="small"
                  onPress={() => void act("group.remove", { groupId, memberKind: "group", memberId: id })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {!rows && isSlow ? <Skeleton lines={2} /> : null}
      {rows && rows.length > 0 ? (
        <LongList
          label={`People in ${group.name}`}
          rows={rows}
          keyOf={({ personId }) => personId}
          nameOf={({ name }) => name}
          rowPx={isNarrow ? groupRowPx.narrow : groupRowPx.wide}
          hasMore={hasMore}
          isReading={isReading}
          onMore={readMore}
          shows={[standing, group, sets, mayChange]}
          className="max-h-[420px]"
        >
          {(member) => (
            <GroupMemberRow
              standing={standing}
              group={group}
              member={member}
              sets={sets}
              mayChange={mayChange}
              act={act}
              onChange={onChange}
            />
          )}
        </LongList>
      ) : null}
    </>
  );
}
