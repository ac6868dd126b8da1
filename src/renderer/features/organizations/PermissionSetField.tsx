/** The permission set somebody has besides a role, among those that may be given; nothing where there is none to choose. */
import type { PermissionSetView } from "../../../domain/organizations/answers.ts";
import { Select } from "../../ui/index.ts";

/** Stands for no set. */
const none = "none";

interface PermissionSetFieldProps {
  offered: readonly PermissionSetView[];
  value: string | null;
  onChange: (setId: string | null) => void;
}

export function PermissionSetField({ offered, value, onChange }: PermissionSetFieldProps) {
  if (offered.length === 0 && value === null) return null;
  return (
    <Select
      label="Besides the role"
      options={[{ id: none, label: "Nothing more" }, ...offered.map(({ id, name }) => ({ id, label: name }))]}
      value={value ?? none}
      onChange={(id) => onChange(id === none ? null : id)}
    />
  );
}
