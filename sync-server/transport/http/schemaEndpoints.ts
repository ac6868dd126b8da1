/** Tables over REST under /api/datagrid/schemas/ (S4.5): eight calls, with the fields programs know them by. */
import * as Y from "yjs";
import { z } from "zod";
import { organizationAnswer } from "../../../src/domain/organizations/answers.ts";
import { materialize } from "../../../src/domain/items/materialize.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { addColumn, moveColumn, removeColumn, setColumn, setTableText } from "../../../src/domain/tables/document.ts";
import { columnTypes } from "../../../src/domain/tables/fields.ts";
import {
  findSchema,
  makePersonal,
  noTable,
  organizationPrincipals,
  shareOrganizationWide,
  viewSchema,
} from "../../engine/organizations/schemas.ts";
import type { Work } from "../../engine/work.ts";
import type { WriteItem, WritingItems } from "../../merge/itemWriter.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { personEndpoint, type Endpoint } from "./endpoint.ts";

const columnSchema = z.strictObject({ name: z.string().trim().min(1).max(500), type: z.enum(columnTypes) });
const columns = z.array(columnSchema).max(500);
/** A name in an address; `shared` is taken by the list of shared tables. */
const tableName = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((name) => name !== "shared", "must be another name");
const sharingLevel = z.enum(["personal", "organization"]);
const organizationId = organizationAnswer.shape.id.nullable().default(null);
const createBody = z.strictObject({
  table_name: tableName,
  columns: columns.default([]),
  sharing_level: sharingLevel.default("personal"),
  organization_id: organizationId,
});
const changeBody = z.strictObject({
  table_name: tableName.optional(),
  columns: columns.optional(),
  sharing_level: sharingLevel.optional(),
  organization_id: organizationId,
});
const byName = z.object({ table_name: z.string().max(500) });
const listQuery = z.object({
  sharing_level: z.enum(["personal", "shared"]).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const answerSchema = z.object({
  id: z.string(),
  table_name: z.string(),
  columns: z.array(z.object({ id: z.string(), name: z.string(), type: z.enum(columnTypes) })),
  sharing_level: sharingLevel,
  is_shared: z.boolean(),
  organization_id: z.string().nullable(),
  shared_by: z.string().nullable(),
  shared_by_username: z.string().nullable(),
  shared_at: z.iso.datetime().nullable(),
  can_edit: z.boolean(),
  can_share: z.boolean(),
  can_unshare: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
type SchemaAnswer = z.infer<typeof answerSchema>;
const listSchema = z.array(answerSchema);
const done = z.object({ done: z.literal(true) });

export interface SchemaParts {
  readonly writing: WritingItems;
  readonly newId: () => string;
}

const time = (at: number): string => new Date(at).toISOString();

async function documentOf({ tx }: Work, id: string): Promise<Y.Doc | null> {
  const item = await tx.items.find(id);
  if (!item) return null;
  const doc = new Y.Doc();
  if (item.state.byteLength > 0) Y.applyUpdate(doc, item.state);
  return doc;
}

async function answer(work: Work, personId: string, item: ItemHeadRow): Promise<Result<SchemaAnswer>> {
  const view = await viewSchema(work.tx, personId, item);
  const doc = view && (await documentOf(work, item.id));
  const fields = doc && materialize("table", doc);
  if (!view || !fields?.ok) return noTable;
  const { share } = view;
  return ok({
    id: item.id,
    table_name: fields.value.title,
    columns: fields.value.columns.map(({ id, name, type }) => ({ id, name, type })),
    sharing_level: share ? "organization" : "personal",
    is_shared: share !== null,
    organization_id: share?.recipientId ?? null,
    shared_by: share?.sharedById ?? null,
    shared_by_username: share && view.sharedByName,
    shared_at: share && time(share.createdAt),
    can_edit: view.canEdit,
    can_share: view.canShare,
    can_unshare: view.canUnshare,
    created_at: time(item.createdAt),
    updated_at: time(item.updatedAt),
  });
}

async function answers(work: Work, personId: string, items: readonly ItemHeadRow[]): Promise<Result<SchemaAnswer[]>> {
  const found: SchemaAnswer[] = [];
  for (const item of items) {
    const one = await answer(work, personId, item);
    // What a role gives nothing on is not there.
    if (one.ok) found.push(one.value);
  }
  return ok(found);
}

/** Makes the columns what was asked for: those of the same name stay the same column, with their cells. */
function setColumns(doc: Y.Doc, wanted: z.infer<typeof columns>, newId: () => string): void {
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

async function isTaken({ tx }: Work, personId: string, name: string, except: string | null): Promise<boolean> {
  const own = await tx.items.ownTables(personId, { title: name, limit: 2, offset: 0 });
  return own.some(({ id }) => id !== except);
}

const taken = fail("table_exists", "You have a table of this name already. Choose another name.");

export function schemaEndpoints({ writing, newId }: SchemaParts): readonly Endpoint[] {
  const shared = (personId: string, request: { readonly query: unknown }) =>
    writing(personId, async (work) => {
      const query = listQuery.safeParse(request.query);
      if (!query.success)
        return fail("request_invalid", "sharing_level is personal or shared; limit and offset are numbers.");
      const { sharing_level, limit, offset } = query.data;
      const page = { title: null, limit, offset };
      const own = sharing_level === "shared" ? [] : await work.tx.items.ownTables(personId, page);
      const principals = await organizationPrincipals(work.tx, personId);
      const others = sharing_level === "personal" ? [] : await work.tx.items.sharedTables(personId, principals, page);
      const ownShared =
        sharing_level === "shared" ? await work.tx.items.ownTables(personId, { ...page, sharedWith: principals }) : [];
      const found = await answers(work, personId, [...own, ...ownShared, ...others].slice(0, limit));
      if (!found.ok || sharing_level !== "personal") return found;
      return ok(found.value.filter(({ is_shared }) => !is_shared));
    });

  const change = async (
    work: Work,
    write: WriteItem,
    personId: string,
    name: string,
    body: z.infer<typeof changeBody>,
  ) => {
    const found = await findSchema(work.tx, personId, name);
    if (!found.ok) return found;
    const { id, type } = found.value;
    const doc = await documentOf(work, id);
    if (!doc) return noTable;
    const before = Y.encodeStateVector(doc);
    if (body.table_name !== undefined && body.table_name !== name) {
      if (await isTaken(work, found.value.ownerId, body.table_name, id)) return taken;
      setTableText(doc, "title", body.table_name);
    }
    if (body.columns !== undefined) setColumns(doc, body.columns, newId);
    const update = Y.encodeStateAsUpdate(doc, before);
    if (body.table_name !== undefined || body.columns !== undefined) {
      const written = await write({
        id,
        type,
        parentId: "",
        sortKey: found.value.sortKey,
        trashed: null,
        deleted: false,
        update,
      });
      if (!written.ok) return written;
    }
    const view = await viewSchema(work.tx, personId, found.value);
    if (body.sharing_level === "organization" && view?.share === null) {
      const done = await shareOrganizationWide(work, personId, found.value, newId(), body.organization_id);
      if (!done.ok) return done;
    }
    if (body.sharing_level === "personal" && view?.share) {
      const done = await makePersonal(work, personId, found.value);
      if (!done.ok) return done;
    }
    return answer(work, personId, (await work.tx.items.head(id)) ?? found.value);
  };

  return [
    personEndpoint({
      method: "GET",
      path: "/datagrid/schemas/",
      name: "listSchemas",
      summary:
        "Your own tables and those shared with your organizations (CanAccessSharedSchemas), by name. Query: sharing_level = personal or shared, limit, offset.",
      answer: listSchema,
      run: ({ request }, { personId }) => shared(personId, request),
    }),
    personEndpoint({
      method: "POST",
      path: "/datagrid/schemas/",
      name: "createSchema",
      summary:
        "Makes a table (CanCreateSchemas: everybody for themselves); with sharing_level organization also shares it (CanShareSchemas).",
      status: 201,
      body: createBody,
      answer: answerSchema,
      run: ({ body }, { personId }) =>
        writing(personId, async (work, write) => {
          if (await isTaken(work, personId, body.table_name, null)) return taken;
          const doc = new Y.Doc();
          setTableText(doc, "title", body.table_name);
          for (const column of body.columns) addColumn(doc, column, newId);
          const id = newId();
          const update = Y.encodeStateAsUpdate(doc);
          const blank = { parentId: "", sortKey: "", trashed: null, deleted: false } as const;
          const written = await write({ id, type: "table", ...blank, update });
          if (!written.ok || !written.value) return written.ok ? noTable : written;
          if (body.sharing_level === "organization") {
            const done = await shareOrganizationWide(work, personId, written.value, newId(), body.organization_id);
            if (!done.ok) return done;
          }
          return answer(work, personId, written.value);
        }),
    }),
    personEndpoint({
      method: "GET",
      path: "/datagrid/schemas/shared/",
      name: "listSharedSchemas",
      summary: "Every table shared with your organizations (CanAccessSharedSchemas). Query: limit, offset.",
      answer: listSchema,
      run: ({ request }, { personId }) =>
        shared(personId, { query: { ...(request.query as object), sharing_level: "shared" } }),
    }),
    personEndpoint({
      method: "GET",
      path: "/datagrid/schemas/:table_name/",
      name: "readSchema",
      summary: "One table by its name (CanAccessSchema).",
      parameters: byName,
      answer: answerSchema,
      run: ({ parameters }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          return found.ok ? answer(work, personId, found.value) : found;
        }),
    }),
    personEndpoint({
      method: "PATCH",
      path: "/datagrid/schemas/:table_name/",
      name: "changeSchema",
      summary:
        "Renames a table or changes its columns (CanEditSchema; CanManageSharedSchemas where it is shared), or its sharing_level (CanShareSchemas).",
      parameters: byName,
      body: changeBody,
      answer: answerSchema,
      run: ({ parameters, body }, { personId }) =>
        writing(personId, (work, write) => change(work, write, personId, parameters.table_name, body)),
    }),
    personEndpoint({
      method: "DELETE",
      path: "/datagrid/schemas/:table_name/",
      name: "deleteSchema",
      summary: "Deletes a table for good. Its owner alone can.",
      parameters: byName,
      answer: done,
      run: ({ parameters }, { personId }) =>
        writing(personId, async (work, write) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          if (!found.ok) return found;
          const { id, type, sortKey, ownerId } = found.value;
          if (ownerId !== personId) return fail("permission_denied", "Only its owner deletes a table.");
          const nothing = Y.encodeStateAsUpdate(new Y.Doc());
          const gone = await write({ id, type, parentId: "", sortKey, trashed: null, deleted: true, update: nothing });
          return gone.ok ? ok({ done: true as const }) : gone;
        }),
    }),
    personEndpoint({
      method: "POST",
      path: "/datagrid/schemas/:table_name/share/",
      name: "shareSchema",
      summary: "Shares a table with your whole organization, by role (CanShareSchemas).",
      parameters: byName,
      body: z.strictObject({ organization_id: organizationId }),
      answer: answerSchema,
      run: ({ parameters, body }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          if (!found.ok) return found;
          const done = await shareOrganizationWide(work, personId, found.value, newId(), body.organization_id);
          return done.ok ? answer(work, personId, found.value) : done;
        }),
    }),
    personEndpoint({
      method: "DELETE",
      path: "/datagrid/schemas/:table_name/share/",
      name: "unshareSchema",
      summary: "Makes a shared table personal again (CanShareSchemas, or its owner).",
      parameters: byName,
      answer: answerSchema,
      run: ({ parameters }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          if (!found.ok) return found;
          const isOwn = found.value.ownerId === personId;
          const before = await answer(work, personId, found.value);
          const done = await makePersonal(work, personId, found.value);
          if (!done.ok) return done;
          if (isOwn || !before.ok) return answer(work, personId, found.value);
          // To whoever was not its owner it is gone with this.
          const unshared = { sharing_level: "personal", is_shared: false, organization_id: null } as const;
          const nobody = { shared_by: null, shared_by_username: null, shared_at: null } as const;
          const nothing = { can_edit: false, can_share: false, can_unshare: false } as const;
          return ok({ ...before.value, ...unshared, ...nobody, ...nothing });
        }),
    }),
  ];
}
