/**
 * Everybody's shares as an admin asks for them: any combination of filters, newest first, as quickly among a hundred thousand as
 * among a hundred. There are some hundred combinations of status, type, level and kind of recipient; each is a stretch of one index
 * that is ordered by number, so a page is the newest of a few stretches, and nothing that does not match is looked at.
 */
import { sql, type Kysely, type RawBuilder, type Selectable } from "kysely";
import { itemTypes } from "../../../src/domain/items/types.ts";
import { personPrincipal, principalKinds } from "../../../src/domain/sharing/principals.ts";
import { shareStatuses } from "../../../src/domain/sharing/share.ts";
import type { ShareFilter } from "../ports/shares.ts";
import type { Tables } from "../tables.ts";

type StoredShare = Selectable<Tables["shares"]>;
type Condition = RawBuilder<boolean>;

const liveStatuses = ["pending", "accepted"] as const;
/** With more addresses than this at a beginning, those that match are soon met among the newest; sorting them takes longer. */
const fewAddresses = 25_000;

function asRows(values: readonly string[]): RawBuilder<unknown> {
  return sql`SELECT value FROM json_each(${JSON.stringify(values)})`;
}

/** Those asked for, or all there are; of levels also what nobody offers any more but some share still has. */
function facets({ status, itemType, level, recipientKind, isLive }: ShareFilter): RawBuilder<unknown> {
  const statuses = (isLive === true ? liveStatuses : shareStatuses).filter(
    (one) => status === undefined || one === status,
  );
  const types = itemType === undefined ? itemTypes : [itemType];
  const kinds = recipientKind === undefined ? principalKinds : [recipientKind];
  const levels =
    level === undefined
      ? sql`SELECT min(level) FROM shares
          UNION ALL SELECT (SELECT min(shares.level) FROM shares WHERE shares.level > levels.value) FROM levels
          WHERE levels.value IS NOT NULL`
      : asRows([level]);
  return sql`RECURSIVE statuses (value) AS (${asRows(statuses)}), types (value) AS (${asRows(types)}),
    kinds (value) AS (${asRows(kinds)}), levels (value) AS (${levels}),
    facets (status, item_type, level, recipient_kind) AS MATERIALIZED (
      SELECT statuses.value, types.value, levels.value, kinds.value FROM statuses, types, levels, kinds)`;
}

const inFacet = sql`found.status = facets.status AND found.item_type = facets.item_type AND found.level = facets.level
  AND found.recipient_kind = facets.recipient_kind`;

/** A range instead of LIKE: it has an index, and nothing in an address is a pattern. */
function beginsWith(address: string): Condition {
  return sql`(recipient_address_folded >= ${address} AND recipient_address_folded < ${`${address}\u{10ffff}`})`;
}

function equals({ itemType, status, level, recipientKind, isLive }: ShareFilter): Condition[] {
  const parts: Condition[] = [sql`1 = 1`];
  if (itemType !== undefined) parts.push(sql`item_type = ${itemType}`);
  if (status !== undefined) parts.push(sql`status = ${status}`);
  if (level !== undefined) parts.push(sql`level = ${level}`);
  if (recipientKind !== undefined) parts.push(sql`recipient_kind = ${recipientKind}`);
  if (isLive === true) parts.push(sql`status IN ('pending', 'accepted')`);
  return parts;
}

function matching(filter: ShareFilter): Condition {
  const { personId, address, ids } = filter;
  const parts = equals(filter);
  if (ids !== undefined) parts.push(sql`id IN (${asRows(ids)})`);
  if (personId !== undefined) {
    const principal = personPrincipal(personId);
    parts.push(sql`(owner_id = ${personId} OR shared_by_id = ${personId} OR principal = ${principal})`);
  }
  if (address !== undefined && address !== "") parts.push(beginsWith(address));
  return sql.join<boolean>(parts, sql` AND `);
}

async function counted(db: Kysely<Tables>, query: RawBuilder<{ readonly count: number }>): Promise<number> {
  return (await query.execute(db)).rows[0]?.count ?? 0;
}

/** How the shares that match are found. */
async function wayTo(
  db: Kysely<Tables>,
  { personId, ids, address = "" }: ShareFilter,
): Promise<"rows" | "address" | "facets"> {
  if (personId !== undefined || ids !== undefined) return "rows";
  if (address === "") return "facets";
  const addresses = await counted(
    db,
    sql`SELECT count(*) AS count FROM (SELECT 1 FROM shares INDEXED BY shares_by_address WHERE ${beginsWith(address)}
      LIMIT ${fewAddresses + 1})`,
  );
  return addresses > fewAddresses ? "facets" : "address";
}

/** The newest `limit` shares that match with a number below `before`. */
export async function searchShares(
  db: Kysely<Tables>,
  filter: ShareFilter,
  before: number,
  limit: number,
): Promise<readonly StoredShare[]> {
  const way = await wayTo(db, filter);
  if (way === "rows") {
    const query = db.selectFrom("shares").selectAll().where(matching(filter)).where("seq", "<", before);
    return query.orderBy("seq", "desc").limit(limit).execute();
  }
  const ids =
    way === "address"
      ? sql`SELECT id FROM shares INDEXED BY shares_by_address WHERE ${matching(filter)} AND seq < ${before}
          ORDER BY seq DESC LIMIT ${limit}`
      : sql`SELECT newest.id FROM facets CROSS JOIN shares AS newest ON newest.id IN (
            SELECT found.id FROM shares AS found INDEXED BY shares_by_facets
            WHERE ${inFacet} AND ${filter.address ? beginsWith(filter.address) : sql`1 = 1`} AND found.seq < ${before}
            ORDER BY found.seq DESC LIMIT ${limit})
          ORDER BY newest.seq DESC LIMIT ${limit}`;
  const { rows } = await sql<StoredShare>`${way === "facets" ? sql`WITH ${facets(filter)}` : sql``}
    SELECT * FROM shares WHERE id IN (${ids}) ORDER BY seq DESC`.execute(db);
  return rows;
}

/** How many match, but no more than `upTo`. */
export async function countShares(db: Kysely<Tables>, filter: ShareFilter, upTo: number): Promise<number> {
  const way = await wayTo(db, filter);
  if (way !== "facets") {
    const rows = sql`SELECT 1 FROM shares ${way === "address" ? sql`INDEXED BY shares_by_address` : sql``}
      WHERE ${matching(filter)} LIMIT ${upTo}`;
    return counted(db, sql`SELECT count(*) AS count FROM (${rows})`);
  }
  const address = filter.address ? beginsWith(filter.address) : sql`1 = 1`;
  return counted(
    db,
    sql`WITH ${facets(filter)} SELECT count(*) AS count FROM (SELECT 1 FROM facets
      CROSS JOIN shares AS found INDEXED BY shares_by_facets ON ${inFacet} WHERE ${address} LIMIT ${upTo})`,
  );
}

/** How many different people, groups, organizations and links the shares that match are with. */
export function countRecipients(db: Kysely<Tables>, filter: ShareFilter): Promise<number> {
  return counted(
    db,
    sql`SELECT count(DISTINCT coalesce(principal, recipient_address_folded)) AS count FROM shares WHERE ${matching(filter)}`,
  );
}
