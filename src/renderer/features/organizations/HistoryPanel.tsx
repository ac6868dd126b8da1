/** What happened in an organization, for whose role allows to see it: narrowed by person, kind and time; all of it as CSV. */
import { useState } from "react";
import { Download, History } from "lucide-react";
import { memberPage } from "../../../domain/organizations/memberList.ts";
import type { OrganizationAuditKind } from "../../../domain/audit/organizationAudit.ts";
import { HistoryList, saveHistory, useHistory } from "../../access/index.ts";
import { Button, ComboBox, EmptyState, ErrorState, Select, Skeleton } from "../../ui/index.ts";
import type { Standing, WatchedPerson } from "./standing.ts";
import { useAnswer } from "../../sync/useAnswer.ts";

const kinds: readonly { readonly id: OrganizationAuditKind | "all"; readonly label: string }[] = [
  { id: "all", label: "Everything" },
  { id: "members", label: "Members and roles" },
  { id: "invitations", label: "Invitations" },
  { id: "groups", label: "Groups" },
  { id: "shares", label: "Sharing" },
  { id: "people", label: "People list" },
  { id: "organization", label: "Settings" },
];

const dayMs = 86_400_000;
const periods = [
  { id: "0", label: "Any time" },
  { id: "1", label: "Last 24 hours" },
  { id: "7", label: "Last 7 days" },
  { id: "30", label: "Last 30 days" },
  { id: "365", label: "Last year" },
] as const;

interface HistoryPanelProps {
  standing: Standing;
  /** Whose history; null: everybody's. */
  person: WatchedPerson | null;
  onPerson: (person: WatchedPerson | null) => void;
}

export function HistoryPanel({ standing: { organization }, person, onPerson }: HistoryPanelProps) {
  const [kind, setKind] = useState<OrganizationAuditKind | "all">("all");
  const [period, setPeriod] = useState<(typeof periods)[number]["id"]>("0");
  const [from, setFrom] = useState<number | null>(null);
  const history = useHistory("audit.ofOrganization", {
    organizationId: organization.id,
    personId: person?.personId ?? null,
    kinds: kind === "all" ? [] : [kind],
    from,
  });
  const { events, failure, hasMore } = history;
  const isFiltered = person !== null || kind !== "all" || from !== null;
  const fileName = `${organization.name} history${person === null ? "" : ` of ${person.name}`}.csv`;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PersonFilter
          key={person?.personId ?? ""}
          organizationId={organization.id}
          person={person}
          onPerson={onPerson}
        />
        <Select label="Kind" hideLabel options={kinds} value={kind} onChange={setKind} />
        <Select
          label="When"
          hideLabel
          options={periods}
          value={period}
          onChange={(id) => {
            setPeriod(id);
            setFrom(id === "0" ? null : Date.now() - Number(id) * dayMs);
          }}
        />
        <Button
          icon={Download}
          isDisabled={!events || events.length === 0}
          onPress={() => void saveHistory(history, fileName)}
        >
          Export CSV
        </Button>
      </div>
      {failure ? (
        <ErrorState title="The history could not be loaded" message={failure.message} onRetry={history.reload} />
      ) : events === null ? (
        <Skeleton lines={5} />
      ) : events.length === 0 ? (
        <EmptyState icon={History} isCompact title={isFiltered ? "Nothing of this kind" : "Nothing has happened yet"}>
          {isFiltered
            ? "Choose everybody, every kind or a longer time."
            : "Who joins and leaves, roles and sharing are written down here."}
        </EmptyState>
      ) : (
        <>
          <HistoryList events={events} />
          {hasMore ? (
            <Button className="mt-4" onPress={history.readMore}>
              Show older
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

/** Everybody, or one person looked up by name; also one who was in it before is shown once chosen from the members. */
function PersonFilter({
  organizationId,
  person,
  onPerson,
}: {
  organizationId: string;
  person: WatchedPerson | null;
  onPerson: (person: WatchedPerson | null) => void;
}) {
  const [text, setText] = useState(person?.name ?? "");
  const search = text === person?.name ? "" : text.trim();
  const found = useAnswer("member.list", { organizationId, search, standing: "everybody", limit: 20 }, memberPage);
  const members = found.value?.members ?? [];
  return (
    <ComboBox
      label="Person"
      hideLabel
      placeholder="Everybody"
      className="min-w-48 flex-1"
      options={members.map(({ personId, name, address }) => ({
        id: personId,
        label: address ? `${name}, ${address}` : name,
      }))}
      filters={false}
      inputValue={text}
      onInputChange={(typed) => {
        setText(typed);
        if (typed === "") onPerson(null);
      }}
      onPick={(id) => {
        const picked = members.find(({ personId }) => personId === id);
        if (!picked) return;
        setText(picked.name);
        onPerson({ personId: picked.personId, name: picked.name });
      }}
    />
  );
}
