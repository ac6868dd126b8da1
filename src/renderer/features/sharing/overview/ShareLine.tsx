import type { ReactNode } from "react";
import { BookOpen, CalendarDays, Library, ShoppingBasket, Table2 } from "lucide-react";
import type { ItemType } from "../../../../domain/items/types.ts";
import { TextLink, type Icon } from "../../../ui/index.ts";

const icons: Readonly<Record<ItemType, Icon>> = {
  recipe: BookOpen,
  plan: CalendarDays,
  planWeek: CalendarDays,
  list: ShoppingBasket,
  cookbook: Library,
  table: Table2,
  rows: Table2,
};

export function TypeIcon({ type }: { type: ItemType }) {
  const IconShape = icons[type];
  return <IconShape size={18} className="shrink-0 text-ink-2" aria-hidden />;
}

interface ShareLineProps {
  mark: ReactNode;
  title: string;
  /** Where the title leads; null where there is nothing to open (any more). */
  href: string | null;
  detail: ReactNode;
  end: ReactNode;
}

/** One line of the overview: what or who, how it stands, and what can be done. */
export function ShareLine({ mark, title, href, detail, end }: ShareLineProps) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      {mark}
      <span className="min-w-0 flex-1 basis-44">
        {href === null ? (
          <span dir="auto" className="block truncate text-start text-2 font-semibold">
            {title}
          </span>
        ) : (
          <TextLink
            href={href}
            className="block truncate text-2 font-semibold text-ink! no-underline! data-hovered:underline!"
          >
            {title}
          </TextLink>
        )}
        <span className="block truncate text-1 text-ink-2">{detail}</span>
      </span>
      <span className="ms-auto flex max-w-full min-w-0 flex-wrap items-center justify-end gap-1.5">{end}</span>
    </li>
  );
}
