/** Organizations, groups and subscriptions put straight into a world's database, for tests that are not about making them. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { databaseFileName } from "../../sync-server/store/sqlite/sqliteStore.ts";

type Row = Readonly<Record<string, string | number | null>>;

export function insertRow(folder: string, table: string, row: Row): void {
  const database = new DatabaseSync(join(folder, databaseFileName), { timeout: 5_000 });
  const names = Object.keys(row);
  const places = names.map(() => "?").join(", ");
  database
    .prepare(`INSERT OR REPLACE INTO ${table} (${names.join(", ")}) VALUES (${places})`)
    .run(...Object.values(row));
  database.close();
}

export function countRows(folder: string, table: string): number {
  const database = new DatabaseSync(join(folder, databaseFileName), { timeout: 5_000, readOnly: true });
  const row = database.prepare(`SELECT count(*) AS count FROM ${table}`).get();
  database.close();
  return Number(row?.count);
}

/** An organization with members, by role. */
export function addOrganization(folder: string, id: string, members: Readonly<Record<string, string>>): void {
  const [ownerId = ""] = Object.keys(members);
  const times = { created_at: 1, updated_at: 1, seq: 1 };
  const names = { name: id, color: "sky", owner_id: ownerId, settings: "{}" };
  insertRow(folder, "organizations", { id, kind: "team", ...names, deleted_at: 0, ...times });
  for (const [person, role] of Object.entries(members)) {
    const ids = { id: `${id}.${person}`, organization_id: id, person_id: person, role };
    insertRow(folder, "memberships", { ...ids, is_active: 1, ends_at: null, ...times });
  }
}

export function addGroup(folder: string, organizationId: string, id: string, persons: readonly string[]): void {
  insertRow(folder, "groups", { id, organization_id: organizationId, name: id, created_at: 1, deleted_at: 0, seq: 1 });
  for (const person of persons) {
    insertRow(folder, "group_members", {
      group_id: id,
      member_kind: "person",
      member_id: person,
      ends_at: null,
      added_at: 1,
    });
  }
}

export function setSubscription(folder: string, kind: "person" | "organization", id: string, isPaid: boolean): void {
  const subject = { subject_kind: kind, subject_id: id, plan: isPaid ? "paid" : "FREE" };
  insertRow(folder, "subscriptions", {
    ...subject,
    is_paid: isPaid ? 1 : 0,
    ends_at: null,
    seats: null,
    updated_at: 1,
  });
}
