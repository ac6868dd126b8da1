/** Long lists of members: by name from where the page before ended. Why support is in an organization, and since when somebody has a role in a group. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  // The name is the person's; triggers keep it in step, so that no way of writing forgets it.
  sql`ALTER TABLE memberships ADD COLUMN name TEXT NOT NULL DEFAULT '' COLLATE NOCASE`,
  sql`UPDATE memberships SET name = (SELECT name FROM persons WHERE persons.id = person_id)`,
  sql`CREATE TRIGGER memberships_named AFTER INSERT ON memberships BEGIN
    UPDATE memberships SET name = (SELECT name FROM persons WHERE persons.id = NEW.person_id) WHERE id = NEW.id;
  END`,
  sql`CREATE TRIGGER persons_renamed AFTER UPDATE OF name ON persons BEGIN
    UPDATE memberships SET name = NEW.name WHERE person_id = NEW.id;
  END`,
  // Null: an ordinary membership.
  sql`ALTER TABLE memberships ADD COLUMN support_reason TEXT`,
  // Everything a list is narrowed and counted by, so that only the rows of the page itself are read.
  sql`CREATE INDEX memberships_listed ON memberships
    (organization_id, name, id, is_active, role, ends_at, role_ends_at, role_after, support_reason, person_id)`,
  sql`CREATE INDEX memberships_of_support ON memberships (organization_id) WHERE support_reason IS NOT NULL AND is_active = 1`,

  sql`ALTER TABLE group_members ADD COLUMN granted_at INTEGER`,
  sql`UPDATE group_members SET granted_at = added_at WHERE role IS NOT NULL OR permission_set_id IS NOT NULL`,
  sql`CREATE INDEX organizations_by_name ON organizations (name COLLATE NOCASE, id) WHERE deleted_at = 0`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
