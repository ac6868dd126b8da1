/**
 * Lists of tables, page by page (S4.12): one's own by name, then those of each organization, the last shared first. A page goes on
 * from where the last one ended, so the thousandth costs what the first does. Whether somebody sees a table is asked elsewhere.
 */
import { z } from "zod";
import { byRoleLevelId } from "../../../src/domain/sharing/levels.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow, SharedWith } from "../../store/ports/items.ts";
import { canAccessSharedSchemas } from "./schemaChecks.ts";
import { pageOfOrganization } from "./schemasOfOrganization.ts";

/** Which tables: all, one's own that no organization has, or those organizations have. */
export type SchemaSelection = "all" | "personal" | "shared";

const cursorSchema = z.union([
  z.strictObject({ own: z.tuple([z.string(), z.string()]) }),
  z.strictObject({
    organization: z.string(),
    shared: z.tuple([z.number().int(), z.string()]),
    within: z.tuple([z.number().int(), z.string()]).optional(),
  }),
]);
type Cursor = z.infer<typeof cursorSchema>;

export interface SchemaPage {
  readonly items: readonly ItemHeadRow[];
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
}

const noPage = fail("request_invalid", "after must be what the page before gave. Leave it out to begin.");

function readCursor(text: string | null): Result<Cursor | null> {
  if (text === null) return ok(null);
  try {
    const read = cursorSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return read.success ? ok(read.data) : noPage;
  } catch (error) {
    // Not JSON: not one of ours.
    if (error instanceof SyntaxError) return noPage;
    throw error;
  }
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** A page of tables. Errors: request_invalid (`after`). */
export async function pageOfSchemas(
  tx: StoreTransaction,
  personId: string,
  selection: SchemaSelection,
  after: string | null,
  limit: number,
): Promise<Result<SchemaPage>> {
  const from = readCursor(after);
  if (!from.ok) return from;
  const items: ItemHeadRow[] = [];
  const organizations = (await tx.organizations.ofPerson(personId, tx.now())).map(({ id }) => id).toSorted();
  const principals = organizations.map((id) => principalOf("organization", id));
  const cursor = from.value;
  const started = cursor && "organization" in cursor ? cursor : null;
  if (selection === "personal" && (await tx.items.sharesAllTables(personId, principals)))
    return ok({ items, next: null });
  if (selection !== "shared" && started === null) {
    const exceptSharedWith = selection === "personal" ? principals : [];
    const place = cursor && "own" in cursor ? cursor.own : null;
    items.push(...(await tx.items.ownTables(personId, { after: place, exceptSharedWith, limit })));
    const last = items.at(-1);
    if (last && items.length === limit) return ok({ items, next: writeCursor({ own: [last.title, last.id] }) });
  }
  if (selection === "personal") return ok({ items, next: null });
  const listed: SharedWith[] = [];
  for (const organization of organizations) {
    const principal = principalOf("organization", organization);
    // What goes by role gives nothing to who sees no shared tables: not even that there are pages of them.
    const exceptLevel = (await canAccessSharedSchemas(tx, personId, organization)) ? null : byRoleLevelId;
    if (started === null || organization >= started.organization) {
      const found = await pageOfOrganization(tx, principal, {
        after: started?.organization === organization ? started : null,
        exceptLevel,
        exceptOwner: selection === "all" ? personId : null,
        exceptSharedWith: listed,
        limit: limit - items.length,
      });
      items.push(...found.items);
      if (found.last !== null) {
        const { shared, within } = found.last;
        return ok({
          items,
          next: writeCursor({ organization, shared: [...shared], ...(within && { within: [...within] }) }),
        });
      }
    }
    listed.push({ principal, exceptLevel });
  }
  return ok({ items, next: null });
}
