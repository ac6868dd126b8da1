/** Where an item is in the app: what notifications and mails link to. */
import type { ItemType } from "./types.ts";

/** The path of an item's screen, as the app's router knows it. */
export function itemPath(type: ItemType, id: string): string {
  const part = encodeURIComponent(id);
  switch (type) {
    case "recipe":
      return `/recipes/${part}`;
    case "cookbook":
      return `/cookbooks/${part}`;
    case "list":
      return `/groceries/${part}`;
    case "table":
    case "rows":
      return `/tables/${part}`;
    case "plan":
    case "planWeek":
      return "/plan";
    default:
      return type satisfies never;
  }
}

/** Opens the conversation about an item, on the item's own screen. */
export function commentsPath(itemId: string): string {
  return `/comments/${encodeURIComponent(itemId)}`;
}
