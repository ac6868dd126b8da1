/** Tables and organizations (S4.13): which one has a table, who gave it to it and when, and sharing it or making it personal. */
import { useMemo } from "react";
import { UserRound, Users } from "lucide-react";
import { organizationShares, organizationsToShareWith, tableFlags } from "../../../domain/organizations/sharedTable.ts";
import { byRoleLevelId } from "../../../domain/sharing/levels.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { useKitchen, type Item, type Kitchen } from "../../data/index.ts";
import type { StoredShare } from "../../data/collections.ts";
import type { AccessFacts } from "../../sync/accessFacts.ts";
import { permissionOn } from "../../sync/permission.ts";
import { moveShare, shareWithOne } from "../../sync/sharing.ts";
import { useAccessFacts } from "../../sync/usePermission.ts";
import { useRecords } from "../../sync/useRecords.ts";
import { askToShare } from "../../access/index.ts";
import { confirm, dayWords, listed, showFailure, toast, type MenuAction } from "../../ui/index.ts";

type Table = Pick<Item<"table">, "id" | "type" | "ownerId" | "title">;

/** "Shared with Elm" and " by Anna, 3 Nov", or "Personal" and "". */
export interface TableStanding {
  readonly state: string;
  readonly detail: string;
}

export interface TableSharing {
  /** Whether this person is in an organization: without one there is nothing to tell apart. */
  readonly isOffered: boolean;
  readonly isShared: (table: Table) => boolean;
  /** Null where nothing is offered. */
  readonly standing: (table: Table) => TableStanding | null;
  /** What menus offer about it: as much as this person may. */
  readonly actions: (table: Table) => MenuAction[];
}

export function useTableSharing(): TableSharing {
  const kitchen = useKitchen();
  const facts = useAccessFacts();
  const organizations = useRecords("organization");
  return useMemo(() => tableSharing(kitchen, facts, organizations ?? []), [kitchen, facts, organizations]);
}

function tableSharing(
  kitchen: Kitchen,
  facts: AccessFacts | null,
  organizations: readonly OrganizationRecord[],
): TableSharing {
  const sharesOf = (table: Table): StoredShare[] => {
    if (facts === null) return [];
    return organizationShares({ id: table.id, ownerId: table.ownerId || facts.personId }, facts.shares);
  };
  const isOffered = facts !== null && organizations.length > 0;

  const share = async (table: Table, { id, name }: OrganizationRecord): Promise<void> => {
    if (facts === null) return;
    const me = { personId: facts.personId, addresses: [] };
    const target = { itemType: "table", itemId: table.id, title: table.title } as const;
    const terms = { level: byRoleLevelId, message: "" };
    const done = await shareWithOne(kitchen, me, target, { kind: "organization", id, name }, terms, Date.now());
    if (showFailure(done)) toast({ message: `“${nameOf(table)}” is shared with ${name}.`, tone: "done" });
  };
  const makePersonal = async (table: Table, shares: readonly StoredShare[]): Promise<void> => {
    const isSure = await confirm({
      title: `Make “${nameOf(table)}” personal?`,
      message: `Everybody in ${namesOf(shares)} who has it only through that loses it. You can share it again.`,
      confirmLabel: "Make personal",
    });
    if (!isSure) return;
    for (const { id } of shares) await moveShare(kitchen, id, { status: "revoked" });
    toast({ message: `“${nameOf(table)}” is personal now.`, tone: "done" });
  };

  return {
    isOffered,
    isShared: (table) => sharesOf(table).length > 0,
    standing(table) {
      if (!isOffered) return null;
      const shares = sharesOf(table);
      const [first] = shares;
      if (!first) return { state: "Personal", detail: "" };
      if (first.isWish) return { state: `Will be shared with ${namesOf(shares)}`, detail: "" };
      const sharer = first.sharedById === facts.personId ? "you" : first.sharedByName || "somebody";
      const all = sharer === "you" ? "as all your tables" : "as all their tables";
      // The day all of them were shared may be before this one was made.
      const how = first.shareAll ? all : dayWords(first.createdAt, Date.now());
      return { state: `Shared with ${namesOf(shares)}`, detail: ` by ${sharer}, ${how}` };
    },
    actions(table) {
      if (!isOffered) return [];
      const shares = sharesOf(table);
      const able = organizationsToShareWith(organizations);
      const held = permissionOn(table, facts).effective?.actions ?? new Set();
      const { canShare, canUnshare } = tableFlags(held, shares, able.length > 0);
      const isFree = ({ id }: OrganizationRecord): boolean => shares.every(({ recipientId }) => recipientId !== id);
      const isSharedAsAll = shares.some(({ shareAll, ownerId }) => shareAll && ownerId === facts.personId);
      return [
        ...(canShare
          ? able.filter(isFree).map((organization) => ({
              id: `share-with.${organization.id}`,
              label: `Share with ${organization.name}`,
              icon: Users,
              onAction: () => void share(table, organization),
            }))
          : []),
        ...(isSharedAsAll
          ? [
              {
                id: "share-all",
                label: "Sharing of all tables…",
                icon: Users,
                onAction: () => askToShare({ itemType: "table", itemId: null, title: "All tables" }),
              },
            ]
          : []),
        ...(canUnshare
          ? [
              {
                id: "make-personal",
                label: "Make personal…",
                icon: UserRound,
                onAction: () => void makePersonal(table, shares),
              },
            ]
          : []),
      ];
    },
  };
}

function nameOf({ title }: Table): string {
  return title || "Untitled table";
}

function namesOf(shares: readonly StoredShare[]): string {
  const names = shares.map(({ recipientName }) => recipientName || "your organization");
  return listed([...new Set(names)]);
}
