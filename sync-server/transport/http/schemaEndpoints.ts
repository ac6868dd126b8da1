/** Tables over REST under /api/datagrid/schemas/ (S4.5): eight calls, with the fields programs know them by. */
import type { FastifyReply } from "fastify";
import * as Y from "yjs";
import type { ErrorCode } from "../../../src/domain/errors.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { addColumn, setTableText } from "../../../src/domain/tables/document.ts";
import {
  canAccessSharedSchemas,
  canCreateSchemas,
  schemaChecks,
  type SchemaCheck,
} from "../../engine/organizations/schemaChecks.ts";
import { pageOfSchemas, type SchemaSelection } from "../../engine/organizations/schemaPages.ts";
import { findSchema, makePersonal, noTable, shareOrganizationWide } from "../../engine/organizations/schemas.ts";
import type { Work } from "../../engine/work.ts";
import type { WritingItems } from "../../merge/itemWriter.ts";
import { personEndpoint, type Endpoint } from "./endpoint.ts";
import { answerFor, answersFor, changeSchema, isTaken, taken } from "./schemaCalls.ts";
import {
  byName,
  changeBody,
  createBody,
  listQuery,
  schemaAnswer,
  schemaDone,
  schemaList,
  shareBody,
  sharedQuery,
  type SchemaAnswer,
} from "./schemaShapes.ts";

export interface SchemaParts {
  readonly writing: WritingItems;
  readonly newId: () => string;
}

const root = "/datagrid/schemas/";
const named = `${root}:table_name/`;

/** How the API's description names the checks a call makes (S4.3). */
function checks(...names: readonly SchemaCheck[]): string {
  return names.map((name) => `${name}: ${schemaChecks[name]}.`).join("\n");
}

/** What every call can answer instead. */
const always = [
  "not_signed_in",
  "session_ended",
  "request_invalid",
  "too_many_requests",
] as const satisfies readonly ErrorCode[];
const sharingFails = ["permission_denied", "share_exists"] as const satisfies readonly ErrorCode[];

interface Page {
  readonly limit: number;
  readonly after: string | null;
}

export function schemaEndpoints({ writing, newId }: SchemaParts): readonly Endpoint[] {
  async function page(
    work: Work,
    personId: string,
    selection: SchemaSelection,
    { limit, after }: Page,
    reply: FastifyReply,
    path: string,
  ) {
    const found = await pageOfSchemas(work.tx, personId, selection, after, limit);
    if (!found.ok) return found;
    if (found.value.next !== null) {
      const query = new URLSearchParams({
        ...(path === root && selection !== "all" ? { sharing_level: selection } : {}),
        limit: String(limit),
        after: found.value.next,
      });
      reply.header("link", `</api${path}?${query.toString()}>; rel="next"`);
    }
    return ok([...(await answersFor(work, personId, found.value.items))]);
  }

  return [
    personEndpoint({
      method: "GET",
      path: root,
      name: "listSchemas",
      summary:
        "Your own tables by name, then those of others that are shared with your organizations, the last shared first.",
      description: checks("CanAccessSchema", "CanAccessSharedSchemas"),
      fails: always,
      isPaged: true,
      query: listQuery,
      answer: schemaList,
      run: ({ query, reply }, { personId }) =>
        writing(personId, (work) => page(work, personId, query.sharing_level ?? "all", query, reply, root)),
    }),
    personEndpoint({
      method: "POST",
      path: root,
      name: "createSchema",
      summary: "Makes a table; with sharing_level organization it is shared with the whole organization at once.",
      description: checks("CanCreateSchemas", "CanShareSchemas"),
      fails: [...always, ...sharingFails, "table_exists", "space_full"],
      status: 201,
      body: createBody,
      answer: schemaAnswer,
      run: ({ body }, { personId }) =>
        writing(personId, async (work, write) => {
          const isShared = body.sharing_level === "organization";
          if (!(await canCreateSchemas(work.tx, personId, isShared ? body.organization_id : null))) {
            return fail("permission_denied", "Your role cannot make tables for the organization. Ask a manager.");
          }
          if (await isTaken(work, personId, body.table_name, null)) return taken;
          const doc = new Y.Doc();
          setTableText(doc, "title", body.table_name);
          for (const column of body.columns) addColumn(doc, column, newId);
          const id = newId();
          const update = Y.encodeStateAsUpdate(doc);
          const blank = { parentId: "", sortKey: "", trashed: null, deleted: false } as const;
          const written = await write({ id, type: "table", ...blank, update });
          if (!written.ok || !written.value) return written.ok ? noTable : written;
          if (isShared) {
            const done = await shareOrganizationWide(work, personId, written.value, newId(), body.organization_id);
            // A new table is shared already where all of theirs are.
            if (!done.ok && done.error.code !== "share_exists") return done;
          }
          return answerFor(work, personId, written.value);
        }),
    }),
    personEndpoint({
      method: "GET",
      path: `${root}shared/`,
      name: "listSharedSchemas",
      summary: "Every table shared with your organizations, also your own; the last shared first.",
      description: checks("CanAccessSharedSchemas"),
      fails: [...always, "permission_denied"],
      isPaged: true,
      query: sharedQuery,
      answer: schemaList,
      run: ({ query, reply }, { personId }) =>
        writing(personId, async (work): Promise<Result<SchemaAnswer[]>> => {
          const organizations = await work.tx.organizations.ofPerson(personId, work.tx.now());
          const able = await Promise.all(organizations.map(({ id }) => canAccessSharedSchemas(work.tx, personId, id)));
          if (organizations.length > 0 && !able.includes(true)) {
            return fail(
              "permission_denied",
              "Your role has only tables of its own. Ask an owner or admin for another role.",
            );
          }
          return page(work, personId, "shared", query, reply, `${root}shared/`);
        }),
    }),
    personEndpoint({
      method: "GET",
      path: named,
      name: "readSchema",
      summary: "One table by its name: your own, else one that is shared with an organization of yours.",
      description: checks("CanAccessSchema"),
      fails: [...always, "item_not_found"],
      parameters: byName,
      answer: schemaAnswer,
      run: ({ parameters }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          return found.ok ? answerFor(work, personId, found.value) : found;
        }),
    }),
    personEndpoint({
      method: "PATCH",
      path: named,
      name: "changeSchema",
      summary: "Renames a table, sets its columns (those of the same name keep their cells), or shares it.",
      description: checks("CanEditSchema", "CanManageSharedSchemas", "CanShareSchemas"),
      fails: [...always, ...sharingFails, "item_not_found", "table_exists", "table_in_share_all", "space_full"],
      parameters: byName,
      body: changeBody,
      answer: schemaAnswer,
      run: ({ parameters, body }, { personId }) =>
        writing(personId, (work, write) => changeSchema(work, write, newId, personId, parameters.table_name, body)),
    }),
    personEndpoint({
      method: "DELETE",
      path: named,
      name: "deleteSchema",
      summary: "Deletes a table for good. Its owner alone can.",
      description: checks("CanAccessSchema"),
      fails: [...always, "permission_denied", "item_not_found"],
      parameters: byName,
      answer: schemaDone,
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
      path: `${named}share/`,
      name: "shareSchema",
      summary: "Shares a table with your whole organization: each member may do with it what their role allows.",
      description: checks("CanShareSchemas"),
      fails: [...always, ...sharingFails, "item_not_found"],
      parameters: byName,
      body: shareBody,
      answer: schemaAnswer,
      run: ({ parameters, body }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          if (!found.ok) return found;
          const done = await shareOrganizationWide(work, personId, found.value, newId(), body.organization_id);
          return done.ok ? answerFor(work, personId, found.value) : done;
        }),
    }),
    personEndpoint({
      method: "DELETE",
      path: `${named}share/`,
      name: "unshareSchema",
      summary: "Makes a shared table personal again. Who manages it can: its owner and managers.",
      description: checks("CanShareSchemas", "CanAccessSchema"),
      fails: [...always, "permission_denied", "item_not_found", "table_personal", "table_in_share_all"],
      parameters: byName,
      answer: schemaAnswer,
      run: ({ parameters }, { personId }) =>
        writing(personId, async (work) => {
          const found = await findSchema(work.tx, personId, parameters.table_name);
          if (!found.ok) return found;
          const isOwn = found.value.ownerId === personId;
          const before = await answerFor(work, personId, found.value);
          const done = await makePersonal(work, personId, found.value);
          if (!done.ok) return done;
          if (isOwn || !before.ok) return answerFor(work, personId, found.value);
          // To whoever was not its owner it is gone with this.
          const unshared = { sharing_level: "personal", is_shared: false, organization_id: null } as const;
          const nobody = {
            organization_name: null,
            shared_by: null,
            shared_by_username: null,
            shared_at: null,
          } as const;
          const nothing = { can_edit: false, can_share: false, can_unshare: false } as const;
          return ok({ ...before.value, ...unshared, ...nobody, ...nothing });
        }),
    }),
  ];
}
