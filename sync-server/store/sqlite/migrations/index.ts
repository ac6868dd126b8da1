/** Brings a database to the tables this version knows. Forward only: a database from a newer version is refused. */
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import { fail, FailureError, ok } from "../../../../src/domain/result.ts";
import type { Result } from "../../../../src/domain/result.ts";
import * as campaigns from "./campaigns.ts";
import * as administration from "./administration.ts";
import * as conversation from "./conversation.ts";
import * as first from "./first.ts";
import * as auditSubjects from "./auditSubjects.ts";
import * as organizationAudit from "./organizationAudit.ts";
import * as organizations from "./organizations.ts";
import * as newItems from "./newItems.ts";
import * as ownerMemberships from "./ownerMemberships.ts";
import * as permissionSets from "./permissionSets.ts";
import * as sharedAllTables from "./sharedAllTables.ts";
import * as sharedTables from "./sharedTables.ts";
import * as shown from "./shown.ts";
import * as sharing from "./sharing.ts";
import * as memberLists from "./memberLists.ts";
import * as journal from "./journal.ts";
import * as loosePictures from "./loosePictures.ts";

/** Run in the order of their names, which are recorded: never rename one. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001_first": first,
  "0002_sharing": sharing,
  "0003_loose_pictures": loosePictures,
  "0004_journal": journal,
  "0005_conversation": conversation,
  "0006_audit_subjects": auditSubjects,
  "0007_organizations": organizations,
  "0008_owner_memberships": ownerMemberships,
  "0010_organization_audit": organizationAudit,
  "0011_shared_tables": sharedTables,
  "0012_campaigns": campaigns,
  "0013_administration": administration,
  "0014_permission_sets": permissionSets,
  "0015_member_lists": memberLists,
  "0016_shown": shown,
  "0018_shared_all_tables": sharedAllTables,
  "0019_new_items": newItems,
};

/** All of them in one transaction: afterwards every missing one is recorded, or the database is as it was. */
export async function migrate<Schema>(
  database: Kysely<Schema>,
  known: Readonly<Record<string, Migration>> = migrations,
): Promise<Result<readonly string[]>> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...known }) },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return ok(results.map(({ migrationName }) => migrationName));
  if (error instanceof FailureError) return fail(error.code, error.message);
  const sentence = error instanceof Error ? error.message : "unknown";
  if (sentence.includes("corrupted migrations")) {
    return fail(
      "storage_failed",
      "The data folder was made by a newer Potluck. Update the server, then start it again.",
    );
  }
  return fail("storage_failed", `The database could not be brought up to date: ${sentence}. Its data is as it was.`);
}
