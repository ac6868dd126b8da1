import { ChevronRight, Table2, Trash2 } from "lucide-react";
import type { ItemId } from "../../../domain/items/types.ts";
import type { Item } from "../../data/index.ts";
import { AccessMark, type AccessActions, type WordedMark } from "../../access/index.ts";
import { openContextMenu, paths, TextLink } from "../../ui/index.ts";
import { typeLooks } from "./columnTypes.ts";
import { SharingWords } from "./SharingWords.tsx";
import type { TableSharing } from "./useTableSharing.ts";

interface TableListRowProps {
  readonly table: Item<"table">;
  readonly access: AccessActions;
  readonly mark: WordedMark | null;
  readonly sharing: TableSharing;
  readonly onTrash: (id: ItemId, title: string) => void;
}

/** One table in the list: its name, whose it is, its columns, and the menu of what may be done with it. */
export function TableListRow({ table, access, mark, sharing, onTrash }: TableListRowProps) {
  const standing = sharing.standing(table);
  const columns = table.fields.columns.map((column) => column.name || typeLooks[column.type].label).join(" · ");
  const trash = {
    id: "trash",
    label: "Move to trash",
    icon: Trash2,
    isDanger: true,
    onAction: () => onTrash(table.id, table.title),
  };
  return (
    // The menu is also reached by the menu key from the link inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="relative flex min-h-14 items-center gap-3 border-b border-line py-2 hover:bg-hover"
      onContextMenu={(event) =>
        openContextMenu(event, table.title, [
          { id: "open", label: "Open", icon: ChevronRight, href: paths.table(table.id) },
          ...access.actions(table),
          ...sharing.actions(table),
          ...(access.mayTrash(table) ? [{ group: "", items: [trash] }] : []),
        ])
      }
    >
      <Table2 size={18} className="shrink-0 text-ink-2" aria-hidden />
      <div className="min-w-0 flex-1">
        <TextLink
          href={paths.table(table.id)}
          className="block truncate text-3 font-semibold text-ink no-underline after:absolute after:inset-0 after:content-['']"
        >
          {table.title || "Untitled table"}
        </TextLink>
        {standing ? <SharingWords standing={standing} className="text-1 text-ink" /> : null}
        <p className="truncate text-1 text-ink-2">{columns || "No columns yet"}</p>
      </div>
      <AccessMark mark={mark} />
      <time dateTime={new Date(table.updatedAt).toISOString()} className="shrink-0 text-1 text-ink-2 max-md:hidden">
        {new Date(table.updatedAt).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" })}
      </time>
      <ChevronRight size={16} className="shrink-0 text-ink-3 rtl:rotate-180" aria-hidden />
    </li>
  );
}
