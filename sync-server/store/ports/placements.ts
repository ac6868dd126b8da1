/** What containers hold, and what that is worth. Kept in step with a container's document by the merge. */

export interface Placement {
  readonly containerId: string;
  readonly itemId: string;
  readonly placedBy: string;
  /** The most the placement gives; null where whoever put the item there had nothing to give. */
  readonly cap: string | null;
}

export interface PlacementStore {
  /** What a container holds. */
  ofContainer(containerId: string): Promise<readonly Placement[]>;
  /** Containers that hold an item and give access to it, unless they are in the trash or deleted. */
  ofItem(itemId: string): Promise<readonly (Placement & { readonly ownerId: string; readonly type: string })[]>;
  /** Every placement of an item, whatever it is worth. */
  allOfItem(itemId: string): Promise<readonly Placement[]>;
  put(placement: Placement, seq: number): Promise<void>;
  remove(containerId: string, itemId: string): Promise<void>;
}
