import { useEffect, useState } from "react";
import { UserRound } from "lucide-react";
import type { AskedShares } from "../../../../domain/sharing/administration.ts";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import { principalKinds } from "../../../../domain/sharing/principals.ts";
import { shareableTypes, shareStatuses } from "../../../../domain/sharing/share.ts";
import { SearchField, Select, TagGroup } from "../../../ui/index.ts";
import { kindWords, statusWords, typeWords } from "../words.ts";

export interface FilteredPerson {
  readonly id: string;
  readonly name: string;
}

interface ShareFiltersProps {
  asked: AskedShares;
  person: FilteredPerson | null;
  levels: readonly SharingLevel[];
  onAsked: (asked: AskedShares) => void;
  onPerson: (person: FilteredPerson | null) => void;
}

const any = "any";
/** How long typing must rest before the server is asked. */
const restMs = 250;

/** One of the filter's choices, or all. */
function FilterSelect<Id extends string>(props: {
  label: string;
  anyLabel: string;
  value: Id | undefined;
  options: readonly { readonly id: Id; readonly label: string }[];
  onChange: (id: Id | undefined) => void;
}) {
  const { label, anyLabel, value, options, onChange } = props;
  return (
    <Select
      label={label}
      options={[{ id: any, label: anyLabel }, ...options]}
      value={value ?? any}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id)}
      className="min-w-32 flex-1"
    />
  );
}

export function ShareFilters({ asked, person, levels, onAsked, onPerson }: ShareFiltersProps) {
  const [typed, setTyped] = useState(asked.address ?? "");
  const set = (part: Partial<AskedShares>): void => onAsked({ ...asked, ...part });
  useEffect(() => {
    if ((asked.address ?? "") === typed.trim()) return undefined;
    const timer = setTimeout(() => onAsked({ ...asked, address: typed.trim() || undefined }), restMs);
    return () => clearTimeout(timer);
  }, [typed, asked, onAsked]);
  return (
    <div role="search" aria-label="Find shares" className="mb-3 flex flex-col gap-2.5">
      <SearchField
        label="Recipient’s address begins with"
        placeholder="Recipient’s address begins with…"
        value={typed}
        maxLength={255}
        onChange={setTyped}
      />
      <div className="flex flex-wrap gap-2.5">
        <FilterSelect
          label="Type"
          anyLabel="All types"
          value={asked.itemType}
          options={shareableTypes.map((id) => ({ id, label: typeWords[id] }))}
          onChange={(itemType) => set({ itemType })}
        />
        <FilterSelect
          label="Status"
          anyLabel="Any status"
          value={asked.status}
          options={shareStatuses.map((id) => ({ id, label: statusWords[id].label }))}
          onChange={(status) => set({ status })}
        />
        <FilterSelect
          label="Level"
          anyLabel="All levels"
          value={asked.level}
          options={[...levels.map(({ id, name }) => ({ id, label: name })), { id: "by-role", label: "By role" }]}
          onChange={(level) => set({ level })}
        />
        <FilterSelect
          label="Shared with"
          anyLabel="Anybody"
          value={asked.recipientKind}
          options={principalKinds.map((id) => ({ id, label: kindWords[id] }))}
          onChange={(recipientKind) => set({ recipientKind })}
        />
      </div>
      {person === null ? null : (
        <TagGroup
          label="Only shares of"
          items={[{ id: person.id, label: `Given or had by ${person.name}`, icon: UserRound }]}
          onRemove={() => onPerson(null)}
        />
      )}
    </div>
  );
}
