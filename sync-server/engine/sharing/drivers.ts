/**
 * Drivers: what an item type makes of sharing besides the rules (S3.12). A driver may refuse a share, react to what becomes of
 * one, and name its items; what somebody may do is decided by `authorize` alone. To add one, see docs/sharing-drivers.md.
 */
import { itemTypes, type ItemType } from "../../../src/domain/items/types.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import { offerOf, type SharingCatalog } from "../../../src/domain/sharing/catalog.ts";
import { levelOf } from "../../../src/domain/sharing/levels.ts";
import type { EffectivePermission } from "../../../src/domain/sharing/authorize.ts";
import type { ShareWish } from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import type { Work } from "../work.ts";

export class SharingDriver {
  /** Before a share is made, after the rules have allowed it. Errors end up with the person who shares. */
  async validateShare(_work: Work, wish: ShareWish, _personId: string): Promise<Result<ShareWish>> {
    return ok(wish);
  }

  async onShareCreated(_work: Work, _share: ShareRow): Promise<void> {}

  async onShareAccepted(_work: Work, _share: ShareRow): Promise<void> {}

  /** Also when it expired or was declined after it had been accepted. */
  async onShareRevoked(_work: Work, _share: ShareRow): Promise<void> {}

  /** Roots whose access comes with this one's, now: what a container holds and gives access to. */
  async heldBy(_tx: StoreTransaction, _rootId: string): Promise<readonly string[]> {
    return [];
  }

  /**
   * What the type makes of a permission that was found: the same, less, or (null) none. It is asked with every decision; what
   * it adds beyond what was found does not count. `personId` is null for who has nothing but a link.
   */
  async resolveEffectivePermission(
    _tx: StoreTransaction,
    _item: ItemHeadRow,
    _personId: string | null,
    found: EffectivePermission | null,
  ): Promise<EffectivePermission | null> {
    return found;
  }

  /** What an item is called in invitations, mails and lists; never empty. */
  displayName(item: Pick<ItemHeadRow, "title">): string {
    return item.title.trim() === "" ? this.untitled : item.title;
  }

  readonly untitled: string;

  constructor(untitled: string) {
    this.untitled = untitled;
  }
}

const untitled: Readonly<Record<ItemType, string>> = {
  recipe: "Untitled recipe",
  plan: "Untitled plan",
  planWeek: "A week",
  list: "Untitled list",
  cookbook: "Untitled cookbook",
  table: "Untitled table",
  rows: "Rows",
};

/** A container's access is its contents' too: `authorize` knows the placements, this says what comes and goes with a share. */
class ContainerDriver extends SharingDriver {
  override async heldBy(tx: StoreTransaction, rootId: string): Promise<readonly string[]> {
    const held = await tx.placements.ofContainer(rootId);
    return held.filter(({ cap }) => cap !== null).map(({ itemId }) => itemId);
  }
}

export const containerTypes: ReadonlySet<ItemType> = new Set(["cookbook"]);

const drivers = new Map<string, SharingDriver>(
  itemTypes.map((type) => [type, new (containerTypes.has(type) ? ContainerDriver : SharingDriver)(untitled[type])]),
);

/** Adds a driver under a name that levels and offers can choose, or replaces an item type's own. */
export function registerDriver(name: string, driver: SharingDriver): void {
  drivers.set(name, driver);
}

export function driverNames(): string[] {
  return [...drivers.keys()];
}

/** The driver of an item type. */
export function driverOf(type: ItemType): SharingDriver {
  const driver = drivers.get(type);
  if (!driver) throw new Error(`There is no driver for ${type}.`);
  return driver;
}

/** The driver of an item type where it changes permissions; most do not, and deciding is asked often. */
export function permissionDriver(type: ItemType): SharingDriver | null {
  const driver = driverOf(type);
  const isPlain = driver.resolveEffectivePermission === SharingDriver.prototype.resolveEffectivePermission;
  return isPlain ? null : driver;
}

/** The driver in charge of a share: the offer's, else the level's, else the item type's own. */
export function driverFor(catalog: SharingCatalog, type: ItemType, level: string): SharingDriver {
  const name = offerOf(catalog, type, level)?.driver ?? levelOf(catalog.levels, level)?.driver;
  return (name == null ? undefined : drivers.get(name)) ?? driverOf(type);
}
