/** The app's places, in the order of the sidebar and the tab bar. */
import { BookOpen, CalendarDays, Inbox, ShoppingBasket, Table2 } from "lucide-react";
import { paths, type Icon } from "../ui/index.ts";

export interface Place {
  readonly screen: string;
  readonly label: string;
  readonly href: string;
  readonly icon: Icon;
  /** Shorter, where there is little room: the tab bar. */
  readonly shortLabel?: string;
  /** Its number is what waits for the person, and stands out. */
  readonly isBadge?: boolean;
  /** Two keys in a row go there. */
  readonly shortcut: string;
}

export const places: readonly Place[] = [
  { screen: "recipes", label: "Recipes", href: paths.recipes, icon: BookOpen, shortcut: "G R" },
  { screen: "plan", label: "Plan", href: paths.plan, icon: CalendarDays, shortcut: "G P" },
  { screen: "groceries", label: "Groceries", href: paths.groceries, icon: ShoppingBasket, shortcut: "G G" },
  { screen: "tables", label: "Tables", href: paths.tables, icon: Table2, shortcut: "G T" },
  {
    screen: "shared",
    label: "Shared with me",
    shortLabel: "Shared",
    href: paths.shared,
    icon: Inbox,
    isBadge: true,
    shortcut: "G S",
  },
];
