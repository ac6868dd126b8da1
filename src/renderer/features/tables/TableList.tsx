/** All tables, and the ways to a new one: empty, from a file, from a template. */
import { useState } from "react";
import { FileUp, Plus, Table2 } from "lucide-react";
import type { Doc } from "yjs";
import { addColumn, addRows, setTableText } from "../../../domain/tables/document.ts";
import { initialOrder } from "../../../domain/items/order.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { applyTemplate, tableTemplates, type TableTemplate } from "../../../domain/tables/templates.ts";
import { useItems, useKitchen } from "../../data/index.ts";
import {
  Button,
  chooseFile,
  EmptyState,
  Menu,
  navigate,
  PageHeader,
  paths,
  Segmented,
  Skeleton,
  toast,
  useCommands,
  useDelayed,
  type MenuItems,
} from "../../ui/index.ts";
import { askToShare, useAccessActions, useAccessMarks } from "../../access/index.ts";
import { ImportDialog } from "./csv/ImportDialog.tsx";
import { TableListRow } from "./TableListRow.tsx";
import { useTableContext } from "./useCellContext.ts";
import { tellFailure } from "./useTableActions.ts";
import { useTableSharing } from "./useTableSharing.ts";

const selections = [
  { id: "all", label: "All" },
  { id: "personal", label: "Personal" },
  { id: "shared", label: "Shared" },
] as const;

export function TableList() {
  const kitchen = useKitchen();
  const { items } = kitchen;
  const tables = useItems("table");
  const context = useTableContext();
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const sharing = useTableSharing();
  const [selection, setSelection] = useState<(typeof selections)[number]["id"]>("all");
  const shown =
    selection === "all" || !sharing.isOffered
      ? (tables ?? [])
      : (tables ?? []).filter((table) => sharing.isShared(table) === (selection === "shared"));
  const [file, setFile] = useState<File | null>(null);
  const isSlow = useDelayed(tables === undefined, 200);

  const create = async (label: string, init: (doc: Doc) => void): Promise<void> => {
    const group = kitchen.undo.group(label);
    const id = items.newId() as ItemId;
    // A table begins with one empty row, so that the first thing one does is type.
    const made = await items.createMany(group, [
      { id, type: "table", init },
      {
        id: `${id}.${items.newId()}` as ItemId,
        type: "rows",
        parentId: id,
        sortKey: initialOrder(1)[0] ?? "",
        init: (doc) => void addRows(doc, [{ cells: {} }], items.newId),
      },
    ]);
    if (made.ok) navigate(paths.table(id));
    else tellFailure(made.error);
  };
  const createEmpty = (): void =>
    void create("New table", (doc) => {
      setTableText(doc, "title", "Untitled table");
      addColumn(doc, { name: "Name", type: "text", width: 240 }, items.newId);
      addColumn(doc, { name: "Notes", type: "text", width: 320 }, items.newId);
    });
  const fromTemplate = (template: TableTemplate): void =>
    void create(`New table “${template.title}”`, (doc) => applyTemplate(doc, template, items.newId));
  const fromFile = async (): Promise<void> => {
    const chosen = await chooseFile(".csv,.tsv,.txt,text/csv,text/tab-separated-values");
    if (chosen.ok) setFile(chosen.value);
    else tellFailure(chosen.error);
  };
  const trash = async (id: ItemId, title: string): Promise<void> => {
    const done = await items.trash(`Delete table “${title}”`, [id]);
    if (!done.ok) tellFailure(done.error);
    else
      toast({
        message: `“${title}” is in the trash`,
        action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
      });
  };
  useCommands([
    {
      id: "tables.share-all",
      label: "Share all tables…",
      group: "Tables",
      run: () => askToShare({ itemType: "table", itemId: null, title: "All tables" }),
    },
    { id: "tables.new", label: "New table", group: "Tables", icon: Plus, shortcut: "Mod+Alt+N", run: createEmpty },
    {
      id: "tables.import",
      label: "New table from a CSV file",
      group: "Tables",
      icon: FileUp,
      run: () => void fromFile(),
    },
  ]);
  const ways: MenuItems = [
    { id: "empty", label: "Empty table", icon: Table2, onAction: createEmpty },
    { id: "file", label: "From a CSV file…", icon: FileUp, onAction: () => void fromFile() },
    {
      group: "Templates",
      items: tableTemplates.map((template) => ({
        id: template.id,
        label: template.title,
        onAction: () => fromTemplate(template),
      })),
    },
  ];
  return (
    <>
      <PageHeader
        title="Tables"
        subtitle={
          tables && tables.length > 0
            ? `${tables.length.toLocaleString()} ${tables.length === 1 ? "table" : "tables"}`
            : undefined
        }
        actions={
          <Menu label="New table" variant="primary" items={ways}>
            New table
          </Menu>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        {tables === undefined ? (
          isSlow ? (
            <div className="p-6">
              <Skeleton lines={6} />
            </div>
          ) : null
        ) : tables.length === 0 ? (
          <EmptyState
            icon={Table2}
            title="Keep a table of your own"
            actions={
              <Button onPress={createEmpty} icon={Plus}>
                Empty table
              </Button>
            }
          >
            The pantry, suppliers and their prices, the wine in the cellar. Start empty, from a spreadsheet’s CSV file,
            or from a template below.
          </EmptyState>
        ) : (
          <>
            {sharing.isOffered ? (
              <div className="mx-auto w-full max-w-[860px] px-4 pt-3 md:px-6">
                <Segmented label="Which tables" segments={selections} value={selection} onChange={setSelection} />
              </div>
            ) : null}
            {shown.length === 0 ? (
              <p className="mx-auto w-full max-w-[860px] px-4 pt-4 text-2 text-ink-2 md:px-6">
                {selection === "shared"
                  ? "No table is shared with everybody yet. Open one and choose “Share with” in its menu."
                  : "No table is yours alone: all of them are shared with an organization."}
              </p>
            ) : null}
            <ul aria-label="Your tables" className="mx-auto w-full max-w-[860px] px-4 pt-3 md:px-6">
              {shown.map((table) => (
                <TableListRow
                  key={table.id}
                  table={table}
                  access={access}
                  mark={markOf(table)}
                  sharing={sharing}
                  onTrash={(id, title) => void trash(id, title)}
                />
              ))}
            </ul>
          </>
        )}
        {tables ? (
          <section aria-labelledby="table-templates" className="mx-auto w-full max-w-[860px] px-4 py-6 md:px-6">
            <h2 id="table-templates" className="mb-2 text-1 font-semibold text-ink-2">
              Start from a template
            </h2>
            <div className="grid gap-2 sm:grid-cols-2">
              {tableTemplates.map((template) => (
                <Button
                  key={template.id}
                  onPress={() => fromTemplate(template)}
                  className="h-auto justify-start px-3 py-2.5 text-start whitespace-normal"
                >
                  <span className="min-w-0">
                    <span className="block">{template.title}</span>
                    <span className="block text-1 font-normal text-ink-2">{template.description}</span>
                  </span>
                </Button>
              ))}
            </div>
          </section>
        ) : null}
      </div>
      {file ? <ImportDialog source={file} table={null} context={context} onClose={() => setFile(null)} /> : null}
    </>
  );
}
