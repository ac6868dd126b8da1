/** Links in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { LinkRow, LinkStore } from "../ports/links.ts";
import type { Tables } from "../tables.ts";

function toLink(row: Selectable<Tables["share_links"]>): LinkRow {
  return {
    shareId: row.share_id,
    tokenHash: row.token_hash,
    passwordHash: row.password_hash,
    maxUses: row.max_uses,
    uses: row.uses,
  };
}

export function linkStore(db: Kysely<Tables>): LinkStore {
  const select = () => db.selectFrom("share_links").selectAll();
  return {
    async find(shareId) {
      const row = await select().where("share_id", "=", shareId).executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },
    async findByToken(tokenHash) {
      const row = await select().where("token_hash", "=", tokenHash).executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },
    async put({ shareId, tokenHash, passwordHash, maxUses, uses }) {
      const values = { token_hash: tokenHash, password_hash: passwordHash, max_uses: maxUses, uses };
      await db
        .insertInto("share_links")
        .values({ share_id: shareId, ...values })
        .onConflict((conflict) => conflict.column("share_id").doUpdateSet(values))
        .execute();
    },
    async addVisitor(shareId, personId, at) {
      const added = await db
        .insertInto("link_visitors")
        .values({ share_id: shareId, person_id: personId, at })
        .onConflict((conflict) => conflict.columns(["person_id", "share_id"]).doNothing())
        .returning("share_id")
        .execute();
      return added.length > 0;
    },
    async hasVisited(shareId, personId) {
      const row = await db
        .selectFrom("link_visitors")
        .select("share_id")
        .where("person_id", "=", personId)
        .where("share_id", "=", shareId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
