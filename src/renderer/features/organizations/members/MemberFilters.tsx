/** What the list of members is narrowed by. */
import type { Group } from "../../../../domain/organizations/answers.ts";
import type { MemberStanding } from "../../../../domain/organizations/memberList.ts";
import { roleNames, rolesOfKind, type Role } from "../../../../domain/organizations/roles.ts";
import { SearchField, Select } from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";

export interface MemberNarrowing {
  readonly search: string;
  readonly role: Role | null;
  readonly groupId: string | null;
  readonly standing: MemberStanding;
}

export const everybody: MemberNarrowing = { search: "", role: null, groupId: null, standing: "active" };

const standings: readonly { readonly id: MemberStanding; readonly label: string }[] = [
  { id: "active", label: "In it now" },
  { id: "ending", label: "For a time" },
  { id: "support", label: "Support access" },
  { id: "former", label: "Were in it" },
  { id: "everybody", label: "All, ever" },
];

const any = "any";

interface MemberFiltersProps {
  standing: Standing;
  groups: readonly Group[];
  value: MemberNarrowing;
  onChange: (value: MemberNarrowing) => void;
}

export function MemberFilters({ standing: { organization, can }, groups, value, onChange }: MemberFiltersProps) {
  const set = (part: Partial<MemberNarrowing>): void => onChange({ ...value, ...part });
  const roles = rolesOfKind[organization.kind];
  return (
    <div role="search" aria-label="Find members" className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Find members"
        placeholder={can("manageMembers") ? "Name or e-mail" : "Name"}
        value={value.search}
        onChange={(search) => set({ search })}
        className="min-w-48 flex-1 max-sm:basis-full"
      />
      <Select
        label="Role"
        hideLabel
        options={[{ id: any, label: "Any role" }, ...roles.map((id) => ({ id, label: roleNames[id] }))]}
        value={value.role ?? any}
        onChange={(id) => set({ role: id === any ? null : id })}
        className="max-sm:min-w-28 max-sm:flex-1"
      />
      {groups.length === 0 ? null : (
        <Select
          label="Group"
          hideLabel
          options={[{ id: any, label: "Any group" }, ...groups.map(({ id, name }) => ({ id, label: name }))]}
          value={value.groupId ?? any}
          onChange={(id) => set({ groupId: id === any ? null : id })}
          className="max-sm:min-w-28 max-sm:flex-1"
        />
      )}
      {can("manageMembers") ? (
        <Select
          label="Standing"
          hideLabel
          options={standings}
          value={value.standing}
          onChange={(id) => set({ standing: id })}
          className="max-sm:min-w-28 max-sm:flex-1"
        />
      ) : null}
    </div>
  );
}
