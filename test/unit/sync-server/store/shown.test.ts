import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../../sync-server/store/sqlite/openDatabase.ts";
import { sqliteDialect, Statements } from "../../../../sync-server/store/sqlite/dialect.ts";
import { migrate, migrations } from "../../../../sync-server/store/sqlite/migrations/index.ts";
import type { Tables } from "../../../../sync-server/store/tables.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

test("[S4.8] a server of before knows what people may have on their devices, so that what they lose still leaves them", async () => {
  const database = openDatabase(`${await temporaryFolder()}/old.sqlite`);
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
  onTestFinished(() => kysely.destroy());
  await migrate(kysely, Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0016")));
  for (const person of ["anna", "ben", "carla", "dan"]) {
    await sql`INSERT INTO persons (id, name, color, is_admin, created_at) VALUES (${person}, ${person}, 'sky', 0, 1)`.execute(
      kysely,
    );
  }
  await sql`INSERT INTO organizations (id, kind, name, color, owner_id, settings, created_at, updated_at, deleted_at, seq)
    VALUES ('elm', 'team', 'Elm', 'sky', 'anna', '{}', 1, 1, 0, 1)`.execute(kysely);
  await sql`INSERT INTO memberships (id, organization_id, person_id, role, is_active, created_at, updated_at, seq)
    VALUES ('m1', 'elm', 'ben', 'MEMBER', 0, 1, 1, 1)`.execute(kysely);
  for (const [id, type, root] of [
    ["stock", "table", "stock"],
    ["stock.1", "rows", "stock"],
    ["list", "list", "list"],
    ["other", "recipe", "other"],
  ] as const) {
    await sql`INSERT INTO items (id, type, parent_id, root_id, owner_id, sort_key, title, created_at, updated_at, trashed_at, deleted_at, seq, state_seq, state)
      VALUES (${id}, ${type}, '', ${root}, 'anna', '', '', 1, 1, 0, 0, 1, 1, x'')`.execute(kysely);
  }
  // Ben's organization had the table; all lists are shared with Carla; Dan was given nothing.
  await sql`INSERT INTO visibility_events (principal, seq, item_id) VALUES ('organization:elm', 2, 'stock.1')`.execute(
    kysely,
  );
  await sql`INSERT INTO shares (id, owner_id, shared_by_id, recipient_kind, recipient_id, principal, recipient_address,
      recipient_address_folded, item_type, item_id, share_all, level, membership_only, status, approval, message, notes, created_at, updated_at, seq)
    VALUES ('s1', 'anna', 'anna', 'person', 'carla', 'person:carla', '', '', 'list', NULL, 1, 'view', 0, 'accepted', 'none', '', '', 1, 1, 3)`.execute(
    kysely,
  );
  expect(await migrate(kysely)).toMatchObject({ ok: true });
  const shown = await kysely.selectFrom("shown").selectAll().orderBy("person_id").orderBy("id").execute();
  expect(shown.map(({ person_id, id }) => `${person_id} ${id}`)).toEqual(["ben stock", "carla list", "carla s1"]);
});
