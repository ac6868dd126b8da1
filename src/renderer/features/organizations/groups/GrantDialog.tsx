/** What somebody has in a group besides their role in the organization, and until when they are in it (S1.17). */
import { useState } from "react";
import { nothing, type Group, type PermissionSetView } from "../../../../domain/organizations/answers.ts";
import type { ListedMember } from "../../../../domain/organizations/memberList.ts";
import { heldBy, mayGive } from "../../../../domain/organizations/permissions.ts";
import { asRole, roleNames, rolesOfKind, type Role } from "../../../../domain/organizations/roles.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { FormDialog, Select, toast } from "../../../ui/index.ts";
import { PermissionSetField } from "../PermissionSetField.tsx";
import type { Standing } from "../standing.ts";
import { TimeLine } from "../TimeLine.tsx";

interface GrantDialogProps {
  standing: Standing;
  group: Group;
  member: ListedMember;
  sets: readonly PermissionSetView[];
  onClose: () => void;
  onChange: () => void;
}

const none = "none";

export function GrantDialog({ standing, group, member, sets, onClose, onChange }: GrantDialogProps) {
  const { kind } = standing.organization;
  const ask = useActNow();
  const had = member.inGroup;
  const [role, setRole] = useState<Role | typeof none>((had?.role && asRole(had.role)) || none);
  const [setId, setSetId] = useState(had?.permissionSetId ?? null);
  const [endsAt, setEndsAt] = useState(had?.endsAt ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const held = new Set(group.capabilities);
  const roles = rolesOfKind[kind].filter((one) => mayGive(held, heldBy(kind, { role: one, extra: [] })));
  const offered = sets.filter(({ capabilities }) => mayGive(held, capabilities));
  const save = async () => {
    const answer = await ask(
      "group.add",
      {
        groupId: group.id,
        memberKind: "person",
        memberId: member.personId,
        role: role === none ? null : role,
        permissionSetId: setId,
        endsAt,
      },
      nothing,
    );
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    toast({ message: `What ${member.name} may do in ${group.name} is changed.`, tone: "done" });
    onChange();
    onClose();
  };
  return (
    <FormDialog
      title={`${member.name} in ${group.name}`}
      subtitle="Counts for this group alone: for who is in it, and for what is shared with it by role."
      submitLabel="Save"
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Select
        label="Role in this group"
        options={[
          { id: none, label: "As in the whole organization" },
          ...roles.map((id) => ({ id, label: roleNames[id] })),
        ]}
        value={role}
        onChange={setRole}
      />
      <PermissionSetField offered={offered} value={setId} onChange={setSetId} />
      <TimeLine
        title="Being in the group"
        detail={
          endsAt === null ? "Until somebody takes them out" : "Then they are out of it, and what they have here ends"
        }
        value={endsAt}
        onChange={setEndsAt}
      />
      <p role="alert" className="text-1 text-rose empty:hidden">
        {problem}
      </p>
    </FormDialog>
  );
}
