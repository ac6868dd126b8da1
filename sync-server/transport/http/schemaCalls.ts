/** What the calls of the API of tables do with them: read as answers, and changed as the same documents the app edits. */
import * as Y from "yjs";
import { materialize } from "../../../src/domain/items/materialize.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { addColumn, moveColumn, removeColumn, setColumn, setTableText } from "../../../src/domain/tables/document.ts";
import {
  findSchema,
  makePersonal,
  noTable,
  schemaViewer,
  shareOrganizationWide,
} from "../../engine/organizations/schemas.ts";
import { canEditSchema } from "../../engine/organizations/schemaChecks.ts";
import type { Work } from "../../engine/work.ts";
import type { WriteItem } from "../../merge/itemWriter.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { ChangeBody, ColumnsAsked, SchemaAnswer } from "./schemaShapes.ts";

export const taken = fail("table_exists", "You have a table of this name already. Choose another name.");

const mayNotEdit = fail(
  "permission_denied",
  "Your role uses this table but does not change its name or columns. Ask a manager.",
);

const time = (at: number): string => new Date(at).toISOString();

async function documentOf({ tx }: Work, id: string): Promise<Y.Doc | null> {
  const item = await tx.items.find(id);
  if (!item) return null;
  const doc = new Y.Doc();
  if (item.state.byteLength > 0) Y.applyUpdate(doc, item.state);
  return doc;
}

/** These tables as this person sees them; those they do not see are left out. */
export async function answersFor(
  work: Work,
  personId: string,
  items: readonly ItemHeadRow[],
): Promise<readonly SchemaAnswer[]> {
  const look = await schemaViewer(work.tx, personId);
  const found: SchemaAnswer[] = [];
  for (const item of items) {
    const view = await look(item);
    const doc = view && (await documentOf(work, item.id));
    const fields = doc && materialize("table", doc);
    if (!view || !fields?.ok) continue;
    const { share } = view;
    found.push({
      id: item.id,
      table_name: fields.value.title,
      columns: fields.value.columns.map(({ id, name, type }) => ({ id, name, type })),
      sharing_level: share ? "organization" : "personal",
      is_shared: share !== null,
      organization_id: share?.recipientId ?? null,
      organization_name: share && view.organizationName,
      shared_by: share?.sharedById ?? null,
      shared_by_username: share && view.sharedByName,
      shared_at: view.sharedAt === null ? null : time(view.sharedAt),
      can_edit: view.canEdit,
      can_share: view.canShare,
      can_unshare: view.canUnshare,
      created_at: time(item.createdAt),
      updated_at: time(item.updatedAt),
    });
  }
  return found;
}

/** One table as this person sees it. Errors: item_not_found. */
export async function answerFor(work: Work, personId: string, item: ItemHeadRow): Promise<Result<SchemaAnswer>> {
  const [answer] = await answersFor(work, personId, [item]);
  return answer ? ok(answer) : noTable;
}

/** Makes the columns what was asked for: those of the same name stay the same column, with their cells. */
function setColumns(doc: Y.Doc, wanted: ColumnsAsked, newId: () => string): void {
  const read = materialize("table", doc);
  const before = read.ok ? [...read.value.columns] : [];
  wanted.forEach(({ name, type }, index) => {
    const at = before.findIndex((column) => column.name === name);
    const [kept] = at < 0 ? [] : before.splice(at, 1);
    if (!kept) {
      addColumn(doc, { name, type }, newId, index);
      return;
    }
    if (kept.type !== type) setColumn(doc, kept.id, { type });
    moveColumn(doc, kept.id, index);
  });
  for (const { id } of before) removeColumn(doc, id);
}

/** Whether somebody has another table of this name. */
export async function isTaken({ tx }: Work, personId: string, name: string, except: string | null): Promise<boolean> {
  return (await tx.items.ownTablesNamed(personId, name, 2)).some(({ id }) => id !== except);
}

/** Renames a table, sets its columns, shares it or makes it personal. */
export async function changeSchema(
  work: Work,
  write: WriteItem,
  newId: () => string,
  personId: string,
  name: string,
  body: ChangeBody,
): Promise<Result<SchemaAnswer>> {
  const found = await findSchema(work.tx, personId, name);
  if (!found.ok) return found;
  const { id, type, sortKey, ownerId } = found.value;
  const changesTable = body.table_name !== undefined || body.columns !== undefined;
  if (changesTable && !(await canEditSchema(work.tx, personId, found.value))) return mayNotEdit;
  const doc = await documentOf(work, id);
  if (!doc) return noTable;
  const before = Y.encodeStateVector(doc);
  if (body.table_name !== undefined && body.table_name !== name) {
    // Asked of its owner alone: to others the answer would say what else its owner keeps.
    if (ownerId === personId && (await isTaken(work, personId, body.table_name, id))) return taken;
    setTableText(doc, "title", body.table_name);
  }
  if (body.columns !== undefined) setColumns(doc, body.columns, newId);
  if (changesTable) {
    const update = Y.encodeStateAsUpdate(doc, before);
    const written = await write({ id, type, parentId: "", sortKey, trashed: null, deleted: false, update });
    if (!written.ok) return written;
  }
  const view = await (await schemaViewer(work.tx, personId))(found.value);
  if (body.sharing_level === "organization" && view?.share === null) {
    const done = await shareOrganizationWide(work, personId, found.value, newId(), body.organization_id);
    if (!done.ok) return done;
  }
  if (body.sharing_level === "personal" && view?.share) {
    const done = await makePersonal(work, personId, found.value);
    if (!done.ok) return done;
  }
  return answerFor(work, personId, (await work.tx.items.head(id)) ?? found.value);
}
