/** A member's role, what they may do besides, and when either ends by itself (S1.17). */
import { useState } from "react";
import { nothing, permissionSetList, type Member } from "../../../../domain/organizations/answers.ts";
import { mayMoveRole } from "../../../../domain/organizations/membership.ts";
import { asRole, roleNames, rolesOfKind, type Role } from "../../../../domain/organizations/roles.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { FormDialog, Select, toast } from "../../../ui/index.ts";
import { PermissionSetField } from "../PermissionSetField.tsx";
import type { Standing } from "../standing.ts";
import { TimeLine } from "../TimeLine.tsx";
import { useAnswer } from "../../../sync/useAnswer.ts";

interface RoleDialogProps {
  member: Member;
  standing: Standing;
  onClose: () => void;
  onChange: () => void;
}

export function RoleDialog({ member, standing, onClose, onChange }: RoleDialogProps) {
  const { organization } = standing;
  const ask = useActNow();
  const [role, setRole] = useState<Role | null>(asRole(member.role));
  const [setId, setSetId] = useState(member.permissionSetId);
  const [roleEndsAt, setRoleEndsAt] = useState(member.roleEndsAt);
  const [endsAt, setEndsAt] = useState(member.endsAt);
  const [problem, setProblem] = useState<string | null>(null);
  const sets = useAnswer("permissionSet.list", { organizationId: organization.id }, permissionSetList);
  const roles = rolesOfKind[organization.kind].filter(
    (one) => mayMoveRole(organization.kind, standing, null, { role: one, extra: [] }).ok,
  );
  const offered = (sets.value ?? []).filter(
    ({ capabilities }) => mayMoveRole(organization.kind, standing, { role: "", extra: capabilities }, null).ok,
  );
  const save = async () => {
    const answer = await ask(
      "member.role",
      {
        organizationId: organization.id,
        personId: member.personId,
        role,
        permissionSetId: setId,
        roleEndsAt,
        endsAt,
      },
      nothing,
    );
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    toast({ message: `What ${member.name} may do is changed.`, tone: "done" });
    onChange();
    onClose();
  };
  return (
    <FormDialog
      title={`Role of ${member.name}`}
      submitLabel="Save"
      canSubmit={role !== null}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Select
        label="Role"
        options={roles.map((id) => ({ id, label: roleNames[id] }))}
        value={role}
        onChange={setRole}
      />
      <PermissionSetField offered={offered} value={setId} onChange={setSetId} />
      <TimeLine
        title="This role"
        detail={roleEndsAt === null ? "Until somebody changes it" : "Then the role before comes back by itself"}
        value={roleEndsAt}
        onChange={setRoleEndsAt}
      />
      <TimeLine
        title="Being in it"
        detail={endsAt === null ? "Until somebody ends it" : "Then they are out by themselves"}
        value={endsAt}
        onChange={setEndsAt}
      />
      <p role="alert" className="text-1 text-rose empty:hidden">
        {problem}
      </p>
    </FormDialog>
  );
}
