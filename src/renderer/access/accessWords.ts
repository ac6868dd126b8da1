/** Words for levels, kinds, people and where access comes from, the same on every screen. */
import type { AccessMark } from "../../domain/sharing/accessMarks.ts";
import { recipientWords } from "../../domain/sharing/accessMarks.ts";
import type { ItemType } from "../../domain/items/types.ts";
import type { EffectivePermission } from "../../domain/sharing/authorize.ts";
import { byRoleLevelId, levelOf, type LevelCatalog } from "../../domain/sharing/levels.ts";
import type { Share } from "../../domain/sharing/share.ts";
import { dayWords } from "../ui/words.ts";

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

/** "Can edit"; "By their role" for what goes by role, the id itself for a level this version does not know. */
export function levelName(id: string, levels: LevelCatalog): string {
  if (id === byRoleLevelId) return "By their role";
  return levelOf(levels, id)?.name ?? id;
}

/** Whom a share is with: the name once it is known, else the address. */
export function personOf(share: Pick<Share, "recipientKind" | "recipientName" | "recipientAddress">): string {
  return recipientWords(share);
}

/** "through Grandmother", "through Bakers", "with all recipes of theirs"; "" where it is shared with the person directly. */
export function sourceWords(
  effective: Pick<EffectivePermission, "source" | "shareId">,
  share: Pick<Share, "shareAll" | "recipientName" | "itemType"> | undefined,
  containerTitle: string,
): string {
  switch (effective.source) {
    case "owner":
      return "";
    case "container":
      return containerTitle === "" ? "through a cookbook" : `through ${containerTitle}`;
    case "public":
      return "with a link";
    case "group":
    case "organization":
      return share?.recipientName ? `through ${share.recipientName}` : "through a group";
    case "direct":
      return share?.shareAll ? `with ${kindName(share.itemType).toLowerCase()}` : "";
    default:
      return effective.source satisfies never;
  }
}

/** "until 3 Dec": the last day with access; "" where it does not end. Times in ms. */
export function untilWords(expiresAt: number | null, now: number): string {
  return expiresAt === null ? "" : `until ${dayWords(expiresAt - 1, now)}`;
}

/** "Shared with Anna, Ben", "Shared by Anna", or "" where it is one's own alone. */
export function sharedWords(mark: AccessMark | null): string {
  if (!mark) return "";
  if (mark.sharedBy !== null) return `Shared by ${mark.sharedBy || "somebody"}`;
  const [first, second, third, ...more] = mark.sharedWith;
  const names = [first, second, third].filter((name) => name !== undefined).join(", ");
  if (names === "") return "Anyone with the link can open it";
  const others = more.length > 0 ? ` and ${more.length} more` : "";
  return `Shared with ${names}${others}${mark.isPublic ? ", and with a link" : ""}`;
}
