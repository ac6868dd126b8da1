/** The sharing catalog and the server's settings in SQL. */
import type { Kysely } from "kysely";
import { catalogSchema, seededCatalog, type SharingCatalog } from "../../../src/domain/sharing/catalog.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { CatalogStore, SettingStore } from "../ports/catalog.ts";
import type { Tables } from "../tables.ts";

const savedCatalog = compiledQuery<object, Pick<Tables["sharing_catalog"], "seq">>((db) =>
  db.selectFrom("sharing_catalog").select("seq").where("id", "=", 1),
);

/** The last one read, by database and number: it is asked for with every decision and changes hardly ever. */
const decoded = new WeakMap<object, { readonly seq: number; readonly catalog: SharingCatalog }>();

/** A backup was restored: the same number may mean another catalog. */
export function forgetCatalog(db: Kysely<Tables>): void {
  decoded.delete(db.getExecutor().adapter);
}

export function catalogStore(db: Kysely<Tables>): CatalogStore {
  return {
    async read() {
      const [saved] = (await savedCatalog(db, {})).rows;
      if (!saved) return seededCatalog;
      const engine = db.getExecutor().adapter;
      const known = decoded.get(engine);
      if (known?.seq === saved.seq) return known.catalog;
      const row = await db.selectFrom("sharing_catalog").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
      const catalog = catalogSchema.parse({ levels: JSON.parse(row.levels), offers: JSON.parse(row.offers) });
      decoded.set(engine, { seq: row.seq, catalog });
      return catalog;
    },
    async write({ levels, offers }, seq) {
      const values = { levels: JSON.stringify(levels), offers: JSON.stringify(offers), seq };
      await db
        .insertInto("sharing_catalog")
        .values({ id: 1, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
  };
}

export function settingStore(db: Kysely<Tables>): SettingStore {
  return {
    async read(key) {
      const row = await db.selectFrom("server_settings").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value ?? null;
    },
    async write(key, value) {
      await db
        .insertInto("server_settings")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    },
  };
}
