/** How each column type is called and drawn. */
import { CalendarDays, Hash, Link2, SquareCheck, Tag, Type, User } from "lucide-react";
import type { Column, ColumnType } from "../../../domain/tables/fields.ts";
import type { Icon } from "../../ui/index.ts";

interface TypeLook {
  readonly label: string;
  readonly icon: Icon;
  readonly widthPx: number;
  /** What a value that does not fit is said to be. */
  readonly misfit: string;
}

export const typeLooks: Readonly<Record<ColumnType, TypeLook>> = {
  text: { label: "Text", icon: Type, widthPx: 180, misfit: "Not a text" },
  number: { label: "Number", icon: Hash, widthPx: 120, misfit: "Not a number" },
  date: { label: "Date", icon: CalendarDays, widthPx: 130, misfit: "Not a date" },
  choice: { label: "Choice", icon: Tag, widthPx: 150, misfit: "Not one of the choices" },
  checkbox: { label: "Checkbox", icon: SquareCheck, widthPx: 110, misfit: "Neither yes nor no" },
  person: { label: "Person", icon: User, widthPx: 150, misfit: "Not a name" },
  link: { label: "Link to an item", icon: Link2, widthPx: 190, misfit: "Not a recipe, list or table of yours" },
};

export function columnWidth(column: Column): number {
  return column.width ?? typeLooks[column.type].widthPx;
}
