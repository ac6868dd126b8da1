import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../../sync-server/store/sqlite/openDatabase.ts";
import { sqliteDialect, Statements } from "../../../../sync-server/store/sqlite/dialect.ts";
import { migrate, migrations } from "../../../../sync-server/store/sqlite/migrations/index.ts";
import { up } from "../../../../sync-server/store/sqlite/migrations/ownerMemberships.ts";
import type { Tables } from "../../../../sync-server/store/tables.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

test("[S1.11] organizations that know their owner by a field alone get the membership; twice run is once run", async () => {
  const database = openDatabase(`${await temporaryFolder()}/old.sqlite`);
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
  onTestFinished(() => kysely.destroy());
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0007"));
  await migrate(kysely, before);
  for (const person of ["anna", "ben"]) {
    await kysely
      .insertInto("persons")
      .values({ id: person, name: person, color: "sky", is_admin: 0, created_at: 1, deleted_at: null })
      .execute();
  }
  const organization = {
    kind: "team",
    color: "sky",
    settings: "{}",
    created_at: 5,
    updated_at: 5,
    deleted_at: 0,
    seq: 1,
  };
  for (const [id, owner] of [
    ["old", "anna"],
    ["half", "ben"],
    ["whole", "anna"],
  ] as const) {
    await kysely
      .insertInto("organizations")
      .values({ ...organization, kind: "team", id, name: id, owner_id: owner })
      .execute();
  }
  await sql`INSERT INTO memberships (id, organization_id, person_id, role, is_active, created_at, updated_at, seq)
    VALUES ('m1', 'half', 'ben', 'MEMBER', 1, 1, 1, 1), ('m2', 'whole', 'ben', 'OWNER', 1, 1, 1, 1)`.execute(kysely);
  expect(await migrate(kysely)).toMatchObject({ ok: true });
  const memberships = () =>
    kysely
      .selectFrom("memberships")
      .select(["organization_id", "person_id", "role", "is_active"])
      .orderBy("organization_id")
      .execute();
  const expected = [
    { organization_id: "half", person_id: "ben", role: "OWNER", is_active: 1 },
    { organization_id: "old", person_id: "anna", role: "OWNER", is_active: 1 },
    { organization_id: "whole", person_id: "ben", role: "OWNER", is_active: 1 },
  ];
  expect(await memberships()).toEqual(expected);
  await up(kysely as Kysely<unknown>);
  expect(await memberships()).toEqual(expected);
});
