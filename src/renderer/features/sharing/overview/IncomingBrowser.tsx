/** Shared with me: everything others share with this person, filtered, sorted and grouped as they like. */
import { useState } from "react";
import { Inbox } from "lucide-react";
import { typeNames } from "../../../../domain/items/materialize.ts";
import type { ItemType } from "../../../../domain/items/types.ts";
import {
  arrangedIncoming,
  type Incoming,
  type IncomingView,
  type ShareGroup,
  type ShareOrder,
} from "../../../../domain/sharing/overview.ts";
import { shareableTypes } from "../../../../domain/sharing/share.ts";
import { kindName } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { Avatar, Button, EmptyState, SearchField, Select } from "../../../ui/index.ts";
import { IncomingRow } from "./IncomingRow.tsx";
import { TypeIcon } from "./ShareLine.tsx";

const orders = [
  { id: "newest", label: "Newest first" },
  { id: "name", label: "By name" },
  { id: "sharer", label: "By person" },
] as const satisfies readonly { id: ShareOrder; label: string }[];
const groupings = [
  { id: "none", label: "Not grouped" },
  { id: "type", label: "Grouped by kind" },
  { id: "sharer", label: "Grouped by person" },
] as const satisfies readonly { id: IncomingView["groupBy"]; label: string }[];

/** Rows added to the page at once. */
const pageSize = 100;

export function IncomingBrowser({ incoming }: { incoming: Incoming<StoredShare> }) {
  const [view, setView] = useState<IncomingView>({ query: "", type: null, order: "newest", groupBy: "none" });
  const [shown, setShown] = useState(pageSize);
  const [showsEnded, setShowsEnded] = useState(false);
  const change = (part: Partial<IncomingView>) => setView({ ...view, ...part });
  const all = [...incoming.accepted, ...incoming.ended];
  if (all.length === 0) {
    return (
      <EmptyState isCompact icon={Inbox} title="Nothing is shared with you yet">
        When somebody shares a recipe, a plan or a list with your e-mail address, the invitation stands here. What you
        accept is in your own lists, marked with their face, and works offline.
      </EmptyState>
    );
  }
  const groups = arrangedIncoming(incoming.accepted, view);
  const ended = arrangedIncoming(incoming.ended, { ...view, groupBy: "none" })[0]?.shares ?? [];
  const types = shareableTypes.filter((type) => all.some((share) => share.itemType === type));
  const total = groups.reduce((sum, group) => sum + group.shares.length, 0);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-1 gap-y-2">
        <SearchField
          label="Find what is shared with you"
          placeholder="Person, title…"
          value={view.query}
          onChange={(query) => change({ query })}
          className="min-w-0 flex-1 basis-56"
        />
        <Select
          label="Kind"
          hideLabel
          variant="quiet"
          options={[{ id: "all", label: "Any kind" }, ...types.map((type) => ({ id: type, label: pluralOf(type) }))]}
          value={view.type ?? "all"}
          onChange={(id) => change({ type: types.find((type) => type === id) ?? null })}
        />
        <Select
          label="Order"
          hideLabel
          variant="quiet"
          options={orders}
          value={view.order}
          onChange={(order) => change({ order })}
        />
        <Select
          label="Grouping"
          hideLabel
          variant="quiet"
          options={groupings}
          value={view.groupBy}
          onChange={(groupBy) => change({ groupBy })}
        />
      </div>
      {total === 0 ? (
        <p className="py-8 text-center text-2 text-ink-2">
          {incoming.accepted.length === 0
            ? "Nothing is shared with you now."
            : "Nothing matches. Try another word or kind."}
        </p>
      ) : null}
      {firstOf(groups, shown).map((group) => (
        <section key={group.key} aria-label={headingOf(group.first, view.groupBy)} className="mb-4">
          {view.groupBy === "none" ? null : (
            <h2 className="mt-3 flex min-h-8 items-center gap-2 text-2 font-semibold">
              {view.groupBy === "type" ? (
                <TypeIcon type={group.first.itemType} />
              ) : (
                <Avatar name={headingOf(group.first, view.groupBy)} size={24} />
              )}
              <span dir="auto" className="min-w-0 truncate">
                {headingOf(group.first, view.groupBy)}
              </span>
            </h2>
          )}
          <ul>
            {group.shares.map((share) => (
              <IncomingRow key={share.id} share={share} />
            ))}
          </ul>
        </section>
      ))}
      {total > shown ? (
        <Button variant="quiet" className="w-full" onPress={() => setShown(shown + pageSize * 4)}>
          {`Show ${Math.min(pageSize * 4, total - shown)} more`}
        </Button>
      ) : null}
      {ended.length === 0 ? null : (
        <section aria-label="Ended" className="mt-4 border-t border-line pt-2">
          <Button
            variant="quiet"
            aria-expanded={showsEnded}
            onPress={() => setShowsEnded(!showsEnded)}
            className="-ms-2"
          >
            {showsEnded ? "Hide what has ended" : `Show what has ended (${ended.length})`}
          </Button>
          {showsEnded ? (
            <ul>
              {ended.slice(0, shown).map((share) => (
                <IncomingRow key={share.id} share={share} />
              ))}
            </ul>
          ) : null}
        </section>
      )}
    </>
  );
}

function pluralOf(type: ItemType): string {
  const kind = kindName(type).replace(/^All /, "");
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

function headingOf(share: StoredShare, groupBy: IncomingView["groupBy"]): string {
  if (groupBy === "none") return "Shared with you";
  if (groupBy === "type") return pluralOf(share.itemType) || typeNames[share.itemType];
  return share.sharedByName || share.ownerName || "Somebody";
}

/** The groups with no more than so many shares in all. */
function firstOf(groups: readonly ShareGroup<StoredShare>[], most: number): ShareGroup<StoredShare>[] {
  let left = most;
  return groups.flatMap((group) => {
    const shares = group.shares.slice(0, left);
    left -= shares.length;
    return shares.length === 0 ? [] : [{ ...group, shares }];
  });
}
