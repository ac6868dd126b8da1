import { ArrowDownUp, Ellipsis, FileDown, FileUp, Filter, PanelLeft, Pencil, Plus, Search, Trash2 } from "lucide-react";
import type { Item } from "../../data/index.ts";
import { PendingMark } from "../../access/PendingMark.tsx";
import { CommentsButton, PresencePill, ShareButton, useAccessActions } from "../../access/index.ts";
import { useLive } from "../../sync/useLive.ts";
import { usePermission } from "../../sync/usePermission.ts";
import { Button, IconButton, Menu, navigate, PageHeader, paths, Popover } from "../../ui/index.ts";
import { FilterPanel } from "./panels/FilterPanel.tsx";
import { SortPanel } from "./panels/SortPanel.tsx";
import { SharingWords } from "./SharingWords.tsx";
import type { TableActions } from "./useTableActions.ts";
import type { TableScreenActions } from "./useTableCommands.ts";
import { useTableSharing } from "./useTableSharing.ts";

interface TableHeaderProps {
  readonly table: Item<"table">;
  /** Rows that are shown, and rows in all. */
  readonly shown: number;
  readonly total: number;
  readonly isPhone: boolean;
  readonly isFirstFrozen: boolean;
  readonly actions: TableActions;
  readonly on: TableScreenActions;
}

/** The top of a table: its name, who else is in it, filters, sorting, and the menu of everything else. */
export function TableHeader({ table, shown, total, isPhone, isFirstFrozen, actions, on }: TableHeaderProps) {
  const permission = usePermission(table);
  const mayEdit = permission.may("edit");
  const mayFill = permission.may("fill");
  const people = useLive(table);
  const access = useAccessActions();
  const sharing = useTableSharing();
  const { columns, filters, sort } = table.fields;
  const standing = sharing.standing(table);
  const size = `${total.toLocaleString()} ${total === 1 ? "row" : "rows"} · ${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
  return (
    <PageHeader
      title={table.title || "Untitled table"}
      badge={
        <>
          {mayEdit ? <IconButton label="Rename table" icon={Pencil} size="small" onPress={on.rename} /> : null}
          <PendingMark id={table.id} />
          <PresencePill people={people} />
        </>
      }
      subtitle={
        !standing ? (
          size
        ) : isPhone ? (
          // Beside the buttons there is little room: whose it is comes before how large it is.
          <SharingWords standing={standing} />
        ) : (
          <span className="flex gap-x-[.3em]">
            <span className="shrink-0">{`${size} · `}</span>
            <SharingWords standing={standing} isOneLine />
          </span>
        )
      }
      onBack={() => navigate(paths.tables)}
      actions={
        <>
          {/* Filters and sorting are kept in the table, for everybody who has it. */}
          {mayEdit ? (
            <>
              <Popover
                label="Filter"
                className="max-w-none!"
                placement="bottom end"
                trigger={
                  <Button icon={Filter}>Filter{filters.length > 0 ? <Count number={filters.length} /> : null}</Button>
                }
              >
                <FilterPanel
                  columns={columns}
                  filters={filters}
                  shown={shown}
                  total={total}
                  onChange={(rules) => void actions.filter(rules)}
                />
              </Popover>
              <Popover
                label="Sort"
                className="max-w-none!"
                placement="bottom end"
                trigger={
                  <Button icon={ArrowDownUp}>Sort{sort.length > 0 ? <Count number={sort.length} /> : null}</Button>
                }
              >
                <SortPanel columns={columns} sort={sort} onChange={(rules) => void actions.sort(rules)} />
              </Popover>
            </>
          ) : null}
          <CommentsButton item={table} isSmall={isPhone} />
          <ShareButton item={table} isSmall={isPhone} />
          <Menu
            label="More"
            icon={Ellipsis}
            items={[
              { id: "find", label: "Find", icon: Search, shortcut: "Mod+F", onAction: on.find },
              ...(mayEdit
                ? [{ id: "import", label: "Add rows from CSV…", icon: FileUp, onAction: on.importRows }]
                : []),
              {
                id: "export",
                label: "Export as CSV…",
                icon: FileDown,
                onAction: on.exportRows,
              },
              ...(mayEdit ? [{ id: "column", label: "Add column…", icon: Plus, onAction: on.addColumn }] : []),
              {
                id: "freeze",
                label: "Keep first column in sight",
                icon: PanelLeft,
                isChecked: isFirstFrozen,
                onAction: on.toggleFrozen,
              },
              ...(mayEdit ? [{ id: "rename", label: "Rename…", icon: Pencil, onAction: on.rename }] : []),
              {
                group: "",
                items: [
                  ...access.actions(table),
                  ...sharing.actions(table),
                  ...(permission.may("trash")
                    ? [
                        {
                          id: "trash",
                          label: "Move to trash",
                          icon: Trash2,
                          isDanger: true,
                          onAction: on.moveToTrash,
                        },
                      ]
                    : []),
                ],
              },
            ]}
          />
          {mayFill ? (
            <Button variant="primary" icon={Plus} onPress={on.addRow} isDisabled={columns.length === 0}>
              Row
            </Button>
          ) : null}
        </>
      }
    />
  );
}

function Count({ number }: { number: number }) {
  return (
    <span className="grid h-[18px] min-w-[18px] place-items-center rounded-full bg-accent-soft px-1 text-0 text-accent tabular">
      {number}
    </span>
  );
}
