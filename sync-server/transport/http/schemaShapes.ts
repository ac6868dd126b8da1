/** What the API of tables takes and gives (S4.5, S4.6): the fields programs know, one schema each. */
import { z } from "zod";
import { organizationAnswer } from "../../../src/domain/organizations/answers.ts";
import { columnTypes } from "../../../src/domain/tables/fields.ts";

const columnSchema = z.strictObject({ name: z.string().trim().min(1).max(500), type: z.enum(columnTypes) });
const columns = z.array(columnSchema).max(500);
export type ColumnsAsked = z.infer<typeof columns>;

/** A name in an address; `shared` is taken by the list of shared tables. */
const tableName = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((name) => name !== "shared", "must be another name");
const sharingLevel = z.enum(["personal", "organization"]);
const organizationId = organizationAnswer.shape.id.nullable().default(null);

export const createBody = z.strictObject({
  table_name: tableName,
  columns: columns.default([]),
  sharing_level: sharingLevel.default("personal"),
  organization_id: organizationId,
});
export const changeBody = z.strictObject({
  table_name: tableName.optional(),
  columns: columns.optional(),
  sharing_level: sharingLevel.optional(),
  organization_id: organizationId,
});
export type ChangeBody = z.infer<typeof changeBody>;
export const shareBody = z.strictObject({ organization_id: organizationId });
export const byName = z.object({ table_name: z.string().max(500) });

const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(1_000).nullable().default(null),
};
export const sharedQuery = z.strictObject(page);
export const listQuery = z.strictObject({ sharing_level: z.enum(["personal", "shared"]).optional(), ...page });

export const schemaAnswer = z.object({
  id: z.string(),
  table_name: z.string(),
  columns: z.array(z.object({ id: z.string(), name: z.string(), type: z.enum(columnTypes) })),
  sharing_level: sharingLevel,
  is_shared: z.boolean(),
  organization_id: z.string().nullable(),
  organization_name: z.string().nullable(),
  shared_by: z.string().nullable(),
  shared_by_username: z.string().nullable(),
  shared_at: z.iso.datetime().nullable(),
  can_edit: z.boolean(),
  can_share: z.boolean(),
  can_unshare: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type SchemaAnswer = z.infer<typeof schemaAnswer>;
export const schemaList = z.array(schemaAnswer);
export const schemaDone = z.object({ done: z.literal(true) });
