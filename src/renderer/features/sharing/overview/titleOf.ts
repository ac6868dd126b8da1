import { typeNames } from "../../../../domain/items/materialize.ts";
import type { ItemType } from "../../../../domain/items/types.ts";
import { kindName } from "../../../access/index.ts";

/** An item's title, or what it is where it has none; "All recipes" for everything of a kind. */
export function titleOf(title: string, type: ItemType | undefined, itemId: string | null): string {
  if (itemId === null && type) return kindName(type);
  return title || (type ? `Untitled ${typeNames[type]}` : "Untitled");
}

/** What somebody wrote, ready to stand behind other words. */
export function quoted(message: string): string {
  return message.trim() === "" ? "" : `“${message.trim()}”`;
}
