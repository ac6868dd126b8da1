/** Members: found by name, address, role; given roles, removed. The invitations that are open stand above. */
import { useState } from "react";
import { Users } from "lucide-react";
import { memberPage, permissionSetList, type Member } from "../../../domain/organizations/answers.ts";
import { roleNames, rolesOfKind, type Role } from "../../../domain/organizations/roles.ts";
import { Button, EmptyState, ErrorState, SearchField, Select, Skeleton, useDelayed } from "../../ui/index.ts";
import { InvitationList } from "./InvitationList.tsx";
import { MemberRow } from "./MemberRow.tsx";
import { useAnswer } from "../../sync/useAnswer.ts";
import type { Standing, WatchedPerson } from "./standing.ts";

const pageSize = 50;

interface MembersPanelProps {
  standing: Standing;
  onInvite: () => void;
  /** Somebody's history is asked for. */
  onWatch: (person: WatchedPerson) => void;
}

export function MembersPanel({ standing, onInvite, onWatch }: MembersPanelProps) {
  const { organization, can } = standing;
  const [search, setSearch] = useState("");
  const [role, setRole] = useState<Role | "all">("all");
  const [activity, setActivity] = useState<"active" | "former">("active");
  const [shown, setShown] = useState(pageSize);
  const { value, failure, reload } = useAnswer(
    "member.list",
    {
      organizationId: organization.id,
      role: role === "all" ? null : role,
      isActive: activity === "active",
      search: search.trim(),
      limit: Math.min(shown, 200),
    },
    memberPage,
    // Somebody joined or left: the record says so at once.
    organization.people,
  );
  const sets = useAnswer("permissionSet.list", { organizationId: organization.id }, permissionSetList);
  const isSlow = useDelayed(!value);
  const isFiltered = search.trim() !== "" || role !== "all";
  const roles = rolesOfKind[organization.kind];
  return (
    <>
      {can("manageMembers") ? <InvitationList organizationId={organization.id} /> : null}
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <SearchField
          label="Find members"
          placeholder={can("manageMembers") ? "Name or e-mail" : "Name"}
          value={search}
          onChange={setSearch}
          className="min-w-48 flex-1"
        />
        <Select
          label="Role"
          hideLabel
          options={[{ id: "all", label: "Every role" }, ...roles.map((id) => ({ id, label: roleNames[id] }))]}
          value={role}
          onChange={setRole}
        />
        {can("manageMembers") ? (
          <Select
            label="Activity"
            hideLabel
            options={[
              { id: "active", label: "In it now" },
              { id: "former", label: "Were in it" },
            ]}
            value={activity}
            onChange={setActivity}
          />
        ) : null}
      </div>
      {failure ? (
        <ErrorState title="The members could not be loaded" message={failure.message} onRetry={reload} />
      ) : null}
      {!value && isSlow && !failure ? <Skeleton lines={4} /> : null}
      {value && value.members.length === 0 ? (
        <EmptyState icon={Users} isCompact title={isFiltered ? "Nobody found" : "Nobody"}>
          {isFiltered ? "Try fewer letters or every role." : "Who leaves or is taken out is listed here."}
        </EmptyState>
      ) : null}
      {value ? (
        <ul className="flex flex-col">
          {value.members.map((member: Member) => (
            <MemberRow
              key={member.personId}
              member={member}
              standing={standing}
              capabilitiesOfSet={sets.value?.find(({ id }) => id === member.permissionSetId)?.capabilities ?? []}
              onChange={reload}
              onWatch={onWatch}
            />
          ))}
        </ul>
      ) : null}
      {value && value.total > value.members.length && shown < 200 ? (
        <Button variant="quiet" onPress={() => setShown((before) => before + pageSize)}>
          Show more of {value.total}
        </Button>
      ) : null}
      {value && value.total > 200 && shown >= 200 ? (
        <p className="mt-2 text-1 text-ink-2">{value.total} members. Search by name to find the others.</p>
      ) : null}
      {value?.total === 1 && !isFiltered && activity === "active" && can("manageMembers") ? (
        <EmptyState
          icon={Users}
          isCompact
          title="Just you so far"
          actions={<Button onPress={onInvite}>Invite somebody</Button>}
        >
          Show a code to who is beside you, or send an e-mail. What you share with {organization.name} is theirs at
          once, also what comes later.
        </EmptyState>
      ) : null}
    </>
  );
}
