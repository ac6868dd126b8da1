/** The organizations of the server: name, kind, members and plan, nothing of what is in them; and a way in, for support. */
import { useMemo, useState } from "react";
import { Users } from "lucide-react";
import {
  organizationPageSchema,
  type AdministeredOrganization,
  type OrganizationPage,
} from "../../../../domain/organizations/support.ts";
import type { OrganizationKind } from "../../../../domain/organizations/roles.ts";
import { usePages } from "../../../sync/usePages.ts";
import {
  counted,
  EmptyState,
  ErrorState,
  LongList,
  SearchField,
  Select,
  Skeleton,
  useDelayed,
  useKeptFocus,
  useMedia,
  useRested,
} from "../../../ui/index.ts";
import { OrganizationRow, organizationRowPx } from "./OrganizationRow.tsx";
import { SupportDialog } from "./SupportDialog.tsx";

const pageOf = ({ organizations, total, next }: OrganizationPage) => ({ rows: organizations, total, next });

const kinds = [
  { id: "any", label: "Any kind" },
  { id: "team", label: "Teams" },
  { id: "household", label: "Households" },
] as const;

export function OrganizationsTab() {
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<OrganizationKind | "any">("any");
  const [wanted, setWanted] = useState<AdministeredOrganization | null>(null);
  const search = useRested(typed.trim());
  const question = useMemo(
    () => ({
      action: "admin.organizations.list",
      filter: { search, kind: kind === "any" ? null : kind },
      schema: organizationPageSchema,
      pageOf,
    }),
    [search, kind],
  );
  const { rows, total, failure, hasMore, isReading, readMore, reload } = usePages(question);
  const isSlow = useDelayed(!rows);
  const isNarrow = useMedia("(max-width: 639px)");
  const isFiltered = search !== "" || kind !== "any";
  const area = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={area} tabIndex={-1} className="flex min-h-0 flex-1 flex-col gap-2 outline-none">
      <div role="search" aria-label="Find organizations" className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Find organizations"
          placeholder="Name"
          value={typed}
          maxLength={200}
          onChange={setTyped}
          className="min-w-48 flex-1"
        />
        <Select label="Kind" hideLabel options={kinds} value={kind} onChange={setKind} />
      </div>
      {failure ? (
        <ErrorState title="The organizations could not be read" message={failure.message} onRetry={reload} />
      ) : null}
      {!rows && isSlow && !failure ? <Skeleton lines={6} /> : null}
      {rows && rows.length > 0 ? (
        <p className="text-1 tabular text-ink-2" role="status">
          {counted(total, "organization")}
          {isFiltered ? " found" : ""}
        </p>
      ) : null}
      {rows && rows.length === 0 ? (
        <EmptyState isCompact icon={Users} title={isFiltered ? "No organization matches" : "No organizations yet"}>
          Households and teams on this server stand here by name, with how many are in them and their plan. What is in
          them is theirs.
        </EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <LongList
          label="Organizations"
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          rowPx={isNarrow ? organizationRowPx.narrow : organizationRowPx.wide}
          hasMore={hasMore}
          isReading={isReading}
          onMore={readMore}
        >
          {(organization) => (
            <OrganizationRow organization={organization} onAsk={() => setWanted(organization)} onChange={reload} />
          )}
        </LongList>
      ) : null}
      {wanted === null ? null : <SupportDialog organization={wanted} onClose={() => setWanted(null)} onDone={reload} />}
    </div>
  );
}
