/**
 * The tables one organization has, in one order: the last shared first. Where somebody shares all of theirs, those stand in the place of
 * that share, the newest first. Whether somebody sees a table is asked elsewhere.
 */
import type { Principal } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow, SharedTableFilter, SharedWith, SharePlace } from "../../store/ports/items.ts";

/** Where a page ended: at a table shared by itself, or at one of those somebody shares as all of theirs. */
export interface OrganizationPlace {
  readonly shared: SharePlace;
  readonly within?: readonly [createdAt: number, itemId: string] | undefined;
}

export interface OrganizationPage {
  readonly items: readonly ItemHeadRow[];
  /** Where the next page goes on; null: that was all. */
  readonly last: OrganizationPlace | null;
}

export interface OrganizationQuery extends SharedTableFilter {
  readonly after: OrganizationPlace | null;
  /** What these have is left out. */
  readonly exceptSharedWith: readonly SharedWith[];
  readonly limit: number;
}

/** Up to `limit` tables of an organization after a place. */
export async function pageOfOrganization(
  tx: StoreTransaction,
  principal: Principal,
  { after, exceptSharedWith, limit, ...filter }: OrganizationQuery,
): Promise<OrganizationPage> {
  const items: ItemHeadRow[] = [];
  const exceptOneByOneWith = { principal, exceptLevel: filter.exceptLevel };
  let place = after;
  for (;;) {
    const within = place?.within;
    const from = place && { place: place.shared, isIncluded: within !== undefined };
    const all = await tx.items.sharedAllTables(principal, from, filter);
    const before: SharePlace | null = all && [all.sharedAt, all.shareId];
    // Somebody's all of which a page had shown a part, unless it was revoked meanwhile.
    const isInside = within !== undefined && all?.shareId === place?.shared[1];
    if (!isInside) {
      const left = limit - items.length;
      const page = { ...filter, after: place?.shared ?? null, before, exceptSharedWith, limit: left };
      const found = await tx.items.sharedTables(principal, page);
      items.push(...found.map(({ item }) => item));
      const last = found.at(-1);
      if (last && items.length === limit) return { items, last: { shared: [last.sharedAt, last.shareId] } };
    }
    if (all === null || before === null) return { items, last: null };
    const left = limit - items.length;
    const page = { after: isInside ? (within ?? null) : null, exceptSharedWith, exceptOneByOneWith, limit: left };
    const found = await tx.items.tablesOfAll(all.ownerId, page);
    items.push(...found);
    const last = found.at(-1);
    if (last && items.length === limit) return { items, last: { shared: before, within: [last.createdAt, last.id] } };
    place = { shared: before };
  }
}
