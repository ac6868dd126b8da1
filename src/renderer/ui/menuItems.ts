import type { Icon } from "./Icon.ts";

/** One line of a menu. Give `onAction` or `href`. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: Icon;
  /** Shown at the end of the line, e.g. "Mod+D"; the shortcut itself is registered as a command. */
  readonly shortcut?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** A tick before the label: for choices inside a menu. */
  readonly isChecked?: boolean;
  readonly href?: string;
  readonly onAction?: () => void;
  /** A submenu. */
  readonly items?: readonly MenuAction[];
}

/** Lines under a heading, set apart by a hairline; the heading may be "" to have the hairline alone. */
export interface MenuGroup {
  readonly group: string;
  readonly items: readonly MenuAction[];
}

export type MenuItems = readonly (MenuAction | MenuGroup)[];

export function isGroup(entry: MenuAction | MenuGroup): entry is MenuGroup {
  return "group" in entry;
}
