/** Who is in a group: the groups in it, and its people by name, more of them as one asks. */
import { useMemo } from "react";
import { Users, X } from "lucide-react";
import type { z } from "zod";
import type { Group } from "../../../../domain/organizations/answers.ts";
import { nameOfRole } from "../../../../domain/organizations/roles.ts";
import { Avatar, Button, Chip, counted, ErrorState, IconButton } from "../../../ui/index.ts";
import { useMembers } from "../members/useMembers.ts";

/** Does something to a group, and reads the groups anew. */
export type Act = (action: string, input: object, schema?: z.ZodType) => Promise<void>;

interface GroupMembersProps {
  organizationId: string;
  group: Group;
  mayChange: boolean;
  act: Act;
}

export function GroupMembers({ organizationId, group, mayChange, act }: GroupMembersProps) {
  const groupId = group.id;
  const asked = useMemo(
    () => ({ organizationId, groupId, role: null, standing: "active", search: "" }) as const,
    [organizationId, groupId],
  );
  const { rows, failure, hasMore, isReading, readMore, reload } = useMembers(asked, group.people);
  if (failure) {
    return (
      <ErrorState title={`Who is in ${group.name} could not be loaded`} message={failure.message} onRetry={reload} />
    );
  }
  if (group.people === 0 && group.groups.length === 0) {
    return <p className="py-1 text-1 text-ink-2">Nobody is in it yet.</p>;
  }
  const takeOut = (memberKind: "person" | "group", memberId: string, name: string) =>
    mayChange ? (
      <IconButton
        label={`Take ${name} out of ${group.name}`}
        icon={X}
        size="small"
        onPress={() => void act("group.remove", { groupId, memberKind, memberId })}
      />
    ) : null;
  return (
    <>
      <p className="text-1 tabular text-ink-2">{counted(group.people, "person", "people")}</p>
      <ul aria-label={`In ${group.name}`} className="scroll-y max-h-96">
        {group.groups.map(({ id, name, endsAt }) => (
          <li key={id} className="flex min-h-10 items-center gap-2.5">
            <Users size={18} className="mx-[3px] shrink-0 text-ink-2" aria-hidden />
            <span className="min-w-0 flex-1 truncate text-2">{name}</span>
            <Until endsAt={endsAt} />
            {takeOut("group", id, name)}
          </li>
        ))}
        {(rows ?? []).map(({ personId, name, inGroup }) => (
          <li key={personId} className="flex min-h-10 items-center gap-2.5">
            <Avatar name={name} size={24} />
            <span className="min-w-0 flex-1 truncate text-2">{name}</span>
            {inGroup?.role ? <Chip>{nameOfRole(inGroup.role)}</Chip> : null}
            <Until endsAt={inGroup?.endsAt ?? null} />
            {takeOut("person", personId, name)}
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button size="small" variant="quiet" isDisabled={isReading} onPress={readMore}>
          Show more people
        </Button>
      ) : null}
    </>
  );
}

function Until({ endsAt }: { endsAt: number | null }) {
  if (endsAt === null) return null;
  return <Chip tone="amber">until {new Date(endsAt).toLocaleDateString(undefined, { dateStyle: "medium" })}</Chip>;
}
