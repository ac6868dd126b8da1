/** What this person shares, under each item or under each recipient. */
import { useState } from "react";
import { Send, Settings2, UserPlus } from "lucide-react";
import { outgoingShares, type Viewer } from "../../../../domain/sharing/overview.ts";
import { askToManage, askToShare, personOf } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { Button, EmptyState, IconButton, SearchField, Segmented, Select } from "../../../ui/index.ts";
import { RecipientMark } from "../dialog/RecipientMark.tsx";
import { OutgoingRow } from "./OutgoingRow.tsx";
import { TypeIcon } from "./ShareLine.tsx";
import { titleOf } from "./titleOf.ts";

const orders = [
  { id: "newest", label: "Newest first" },
  { id: "name", label: "By name" },
] as const;
const groupings = [
  { id: "item", label: "By item" },
  { id: "person", label: "By person" },
] as const;

/** Groups added to the page at once. */
const pageSize = 50;

export function OutgoingList({ viewer, shares }: { viewer: Viewer; shares: readonly StoredShare[] }) {
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<"newest" | "name">("newest");
  const [by, setBy] = useState<"item" | "person">("item");
  const [shown, setShown] = useState(pageSize);
  const groups = outgoingShares(viewer, shares, by, query, order);
  const isFiltered = query.trim() !== "";
  if (groups.length === 0 && !isFiltered) {
    return (
      <EmptyState isCompact icon={Send} title="You share nothing yet">
        Open a list, a recipe, a plan or a table and press Share. Or share everything of a kind with the people you live
        with: what you add later is theirs to see, too.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField
          label="Find what you share"
          placeholder="Person, title…"
          value={query}
          onChange={setQuery}
          className="min-w-0 flex-1 basis-48"
        />
        <Segmented label="Grouped" segments={groupings} value={by} onChange={setBy} />
        <Select label="Order" hideLabel variant="quiet" options={orders} value={order} onChange={setOrder} />
      </div>
      {groups.length === 0 ? (
        <p className="py-8 text-center text-2 text-ink-2">Nothing matches. Try another word.</p>
      ) : null}
      {groups.slice(0, shown).map(({ key, first, shares: members }) => {
        const title = titleOf(first.itemTitle, first.itemType, first.itemId);
        const heading = by === "item" ? title : personOf(first);
        const target = { itemType: first.itemType, itemId: first.itemId, title };
        return (
          <section key={key} aria-label={heading} className="mb-5">
            <h2 className="flex min-h-8 items-center gap-2 text-2 font-semibold">
              {by === "item" ? (
                <TypeIcon type={first.itemType} />
              ) : (
                <RecipientMark kind={first.recipientKind} name={first.recipientName} size={20} />
              )}
              <span dir="auto" className="min-w-0 flex-1 truncate text-start">
                {heading}
              </span>
              {by === "item" ? (
                <>
                  <IconButton
                    label={`All shares of ${heading}`}
                    icon={Settings2}
                    size="small"
                    onPress={() => askToManage(target)}
                  />
                  <IconButton
                    label={`Share ${heading}…`}
                    icon={UserPlus}
                    size="small"
                    onPress={() => askToShare(target)}
                  />
                </>
              ) : null}
            </h2>
            <ul>
              {members.map((share) => (
                <OutgoingRow key={share.id} share={share} viewer={viewer} by={by} />
              ))}
            </ul>
          </section>
        );
      })}
      {groups.length > shown ? (
        <Button variant="quiet" className="w-full" onPress={() => setShown(shown + pageSize * 4)}>
          {`Show ${Math.min(pageSize * 4, groups.length - shown)} more`}
        </Button>
      ) : null}
    </>
  );
}
