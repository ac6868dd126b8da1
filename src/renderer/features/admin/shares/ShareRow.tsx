import { Ellipsis } from "lucide-react";
import type { AdministeredShare } from "../../../../domain/sharing/administration.ts";
import { typeNames } from "../../../../domain/items/materialize.ts";
import { byRoleLevelId, levelOf, type SharingLevel } from "../../../../domain/sharing/levels.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { Checkbox, Chip, Menu, timeAgo, useNow } from "../../../ui/index.ts";
import { kindWords, statusWords, typeWords } from "../words.ts";
import type { FilteredPerson } from "./ShareFilters.tsx";

interface ShareRowProps {
  share: AdministeredShare;
  levels: readonly SharingLevel[];
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
  onPerson: (person: FilteredPerson) => void;
}

/** One share: what kind of thing, whose, with whom, at which level, and how it stands. */
export function ShareRow({ share, levels, isChosen, onChosen, onPerson }: ShareRowProps) {
  const now = useNow();
  const what =
    share.itemId === null ? `All ${typeWords[share.itemType].toLowerCase()}` : `A ${typeNames[share.itemType]}`;
  const recipient = share.recipientName || share.recipientAddress || kindWords[share.recipientKind];
  const level = share.level === byRoleLevelId ? "By role" : (levelOf(levels, share.level)?.name ?? share.level);
  const { label, tone } = statusWords[share.status];
  const name = `${what} of ${share.ownerName}, shared with ${recipient}`;
  const people = [
    { id: share.ownerId, name: share.ownerName },
    ...(share.sharedById === share.ownerId ? [] : [{ id: share.sharedById, name: share.sharedByName }]),
  ];
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2 last:border-0">
      <Checkbox aria-label={`Choose: ${name}`} isSelected={isChosen} isDisabled={!isLive(share)} onChange={onChosen} />
      <span className="min-w-0 flex-1">
        <span className="block text-2 font-semibold wrap-anywhere">
          {what} of {share.ownerName} → {recipient}
        </span>
        <span className="block text-1 wrap-anywhere text-ink-2">
          {[
            level,
            share.recipientName !== "" && share.recipientAddress !== "" ? share.recipientAddress : "",
            share.recipientKind === "person" ? "" : kindWords[share.recipientKind].toLowerCase(),
            share.sharedById === share.ownerId ? "" : `given by ${share.sharedByName}`,
            timeAgo(share.createdAt, now),
            share.expiresAt === null ? "" : `until ${new Date(share.expiresAt).toLocaleDateString()}`,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </span>
      <span className="flex shrink-0 flex-wrap items-center justify-end gap-1.5 max-sm:flex-col max-sm:items-end">
        {share.membershipOnly ? <Chip tone="accent">Members only</Chip> : null}
        <Chip tone={tone}>{label}</Chip>
      </span>
      <Menu
        label={`More about: ${name}`}
        icon={Ellipsis}
        items={people.map((person) => ({
          id: person.id,
          label: `Only shares of ${person.name}`,
          onAction: () => onPerson(person),
        }))}
      />
    </li>
  );
}
