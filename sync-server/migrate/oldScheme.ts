/**
 * Permissions of an older scheme, read from a file: for each item a scope, and a list of who had which permission. JSON or CSV; the
 * form is in docs/importing-shares.md. It reads and names; what comes of it is importShares'.
 */
import Papa from "papaparse";
import { z } from "zod";
import { fail, ok, type Result } from "../../src/domain/result.ts";

export type Scope = "private" | "people" | "everyone" | "public";

/** One permission as it was, with its place in the file. */
export interface OldPermission {
  /** Line of the CSV, or number of the entry in the JSON. */
  readonly line: number;
  readonly itemId: string;
  readonly scope: Scope;
  readonly recipient:
    | { readonly kind: "person"; readonly address: string }
    | { readonly kind: "organization"; readonly id: string };
  /** As it was called there. */
  readonly permission: string;
}

/** What scopes are called in schemes we know. */
const scopes: Readonly<Record<string, Scope>> = {
  private: "private",
  none: "private",
  people: "people",
  users: "people",
  specificusers: "people",
  everyone: "everyone",
  organization: "everyone",
  public: "public",
};

/** The level that a permission of an older scheme is; null: there is none like it. */
const levels: Readonly<Record<string, string>> = {
  read: "view",
  view: "view",
  viewer: "view",
  comment: "comment",
  write: "edit",
  edit: "edit",
  editor: "edit",
  delete: "delete",
  share: "reshare",
  reshare: "reshare",
  manage: "manage",
  admin: "manage",
};

export function levelForPermission(permission: string): string | null {
  return levels[permission.trim().toLowerCase()] ?? null;
}

const text = z.string().trim().max(255);
const scopeSchema = text.transform((value, context): Scope => {
  const known = scopes[value.toLowerCase().replaceAll(/[^a-z]/g, "")];
  if (known !== undefined) return known;
  context.addIssue({ code: "custom", message: `"${value}" is no scope: ${Object.keys(scopes).join(", ")}` });
  return z.NEVER;
});

const jsonSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        item: text.min(1),
        scope: scopeSchema,
        /** Whom "everyone" means, and what they could do. */
        everyone: z.strictObject({ organization: text.min(1), permission: text.min(1) }).optional(),
        permissions: z.array(z.strictObject({ person: text.min(1), permission: text.min(1) })).default([]),
      }),
    )
    .max(1_000_000),
});

const rowSchema = z.object({
  item: text.min(1),
  scope: scopeSchema,
  person: text.default(""),
  organization: text.default(""),
  permission: text.min(1),
});

/** Errors: file_unreadable, with the place and what is wrong there. */
export function readOldScheme(file: string, isCsv: boolean): Result<readonly OldPermission[]> {
  return isCsv ? readCsv(file) : readJson(file);
}

function readJson(file: string): Result<readonly OldPermission[]> {
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch (error) {
    return fail("file_unreadable", `This is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const decoded = jsonSchema.safeParse(value);
  if (!decoded.success)
    return fail("file_unreadable", `The file was not understood: ${z.prettifyError(decoded.error)}`);
  const permissions: OldPermission[] = [];
  let line = 0;
  for (const { item: itemId, scope, everyone, permissions: listed } of decoded.data.items) {
    for (const { person: address, permission } of listed) {
      permissions.push({ line: (line += 1), itemId, scope, recipient: { kind: "person", address }, permission });
    }
    if (everyone) {
      const recipient = { kind: "organization", id: everyone.organization } as const;
      permissions.push({ line: (line += 1), itemId, scope, recipient, permission: everyone.permission });
    }
  }
  return ok(permissions);
}

function readCsv(file: string): Result<readonly OldPermission[]> {
  const { data, errors } = Papa.parse<Record<string, string>>(file.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const [problem] = errors.filter(({ type }) => type !== "Delimiter");
  if (problem) return fail("file_unreadable", `Line ${(problem.row ?? 0) + 2} is no CSV: ${problem.message}.`);
  const permissions: OldPermission[] = [];
  for (const [index, row] of data.entries()) {
    const line = index + 2;
    const decoded = rowSchema.safeParse(row);
    if (!decoded.success) return fail("file_unreadable", `Line ${line}: ${z.prettifyError(decoded.error)}`);
    const { item: itemId, scope, person, organization, permission } = decoded.data;
    if ((person === "") === (organization === "")) {
      return fail("file_unreadable", `Line ${line} must name a person or an organization, and not both.`);
    }
    const recipient =
      person === ""
        ? ({ kind: "organization", id: organization } as const)
        : ({ kind: "person", address: person } as const);
    permissions.push({ line, itemId, scope, recipient, permission });
  }
  return ok(permissions);
}
