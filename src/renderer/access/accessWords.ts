/** Words for levels, kinds and people, the same on every screen. */
import type { AccessMark } from "../../domain/sharing/accessList.ts";
import type { ItemType } from "../../domain/items/types.ts";
import { levelOf, seededLevels } from "../../domain/sharing/levels.ts";
import type { Share } from "../../domain/sharing/share.ts";

const kinds: Readonly<Record<ItemType, string>> = {
  recipe: "All recipes",
  plan: "All meal plans",
  planWeek: "All meal plans",
  list: "All grocery lists",
  cookbook: "All cookbooks",
  table: "All tables",
  rows: "All tables",
};

/** "All recipes": everything of a kind. */
export function kindName(type: ItemType): string {
  return kinds[type];
}

/** "Can edit"; the id itself for a level this version does not know. */
export function levelName(id: string): string {
  return levelOf(seededLevels, id)?.name ?? id;
}

/** The person a share is with: the name once it is known, else the address. */
export function personOf(share: Pick<Share, "recipientName" | "recipientAddress">): string {
  return share.recipientName || share.recipientAddress;
}

/** "Shared with Anna, Ben", "Shared by Anna", or "" where it is one's own alone. */
export function sharedWords(mark: AccessMark | null): string {
  if (!mark) return "";
  if (mark.sharedBy !== null) return `Shared by ${mark.sharedBy || "somebody"}`;
  const [first, second, third, ...more] = mark.sharedWith;
  const names = [first, second, third].filter((name) => name !== undefined).join(", ");
  return `Shared with ${names}${more.length > 0 ? ` and ${more.length} more` : ""}`;
}
