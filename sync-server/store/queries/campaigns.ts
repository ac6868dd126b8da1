/** Campaigns in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import { audienceSchema } from "../../../src/domain/organizations/campaigns/contract.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { AudienceMember, CampaignRow, CampaignStore } from "../ports/campaigns.ts";
import type { Tables } from "../tables.ts";
import { campaignRecipients } from "./campaignRecipients.ts";
import { containing } from "./containing.ts";

function toCampaign(row: Selectable<Tables["campaigns"]>): CampaignRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    itemType: row.item_type as ItemType,
    itemId: row.item_id,
    level: row.level,
    message: row.message,
    audience: audienceSchema.parse(JSON.parse(row.audience)),
    status: row.status,
    createdBy: row.created_by,
    senderId: row.sender_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sendAt: row.send_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    stopReason: row.stop_reason,
    recipients: row.recipients,
  };
}

function toValues(row: CampaignRow): Omit<Tables["campaigns"], "id"> {
  return {
    organization_id: row.organizationId,
    name: row.name,
    item_type: row.itemType,
    item_id: row.itemId,
    level: row.level,
    message: row.message,
    audience: JSON.stringify(row.audience),
    status: row.status,
    created_by: row.createdBy,
    sender_id: row.senderId,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    send_at: row.sendAt,
    started_at: row.startedAt,
    finished_at: row.finishedAt,
    stop_reason: row.stopReason,
    recipients: row.recipients,
  };
}

interface StoredMember {
  readonly person_id: string;
  readonly name: string;
  readonly address: string | null;
}

function toMembers(rows: readonly StoredMember[]): AudienceMember[] {
  return rows.flatMap(({ person_id: personId, name, address }) =>
    address === null ? [] : [{ personId, name, address, isMember: true }],
  );
}

export function campaignStore(db: Kysely<Tables>): CampaignStore {
  /** Active members with their first address. The role is the one at `now`. */
  const activeMembers = (organizationId: string, now: number) => sql`
    SELECT person_id, persons.name,
      (SELECT address FROM emails WHERE emails.person_id = memberships.person_id ORDER BY verified_at LIMIT 1) AS address
    FROM memberships JOIN persons ON persons.id = person_id
    WHERE organization_id = ${organizationId} AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now})`;
  const byName = sql`ORDER BY persons.name COLLATE NOCASE, person_id`;
  return {
    ...campaignRecipients(db),
    async find(id) {
      const row = await db.selectFrom("campaigns").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toCampaign(row);
    },
    async put(row) {
      const values = toValues(row);
      await db
        .insertInto("campaigns")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom("campaign_recipients").where("campaign_id", "=", id).execute();
      await db.deleteFrom("campaigns").where("id", "=", id).execute();
    },
    async list({ organizationIds, withDraftsIn, status, search, limit, offset }) {
      const matches = sql`FROM campaigns
        WHERE organization_id IN (SELECT value FROM json_each(${JSON.stringify(organizationIds)}))
          AND (status <> 'draft' OR organization_id IN (SELECT value FROM json_each(${JSON.stringify(withDraftsIn)})))
          AND (${status} IS NULL OR status = ${status})
          AND (${search} = '' OR name LIKE ${containing(search)} ESCAPE '\\')`;
      const { rows } = await sql<Selectable<Tables["campaigns"]>>`
        SELECT * ${matches} ORDER BY updated_at DESC, id LIMIT ${limit} OFFSET ${offset}`.execute(db);
      const { rows: counted } = await sql<{ count: number }>`SELECT count(*) AS count ${matches}`.execute(db);
      return { rows: rows.map(toCampaign), total: counted[0]?.count ?? 0 };
    },
    async due(now, limit) {
      const { rows } = await sql<Selectable<Tables["campaigns"]>>`
        SELECT * FROM campaigns WHERE status = 'scheduled' AND send_at <= ${now} ORDER BY send_at, id LIMIT ${limit}`.execute(
        db,
      );
      return rows.map(toCampaign);
    },
    async sending() {
      const { rows } = await sql<Selectable<Tables["campaigns"]>>`
        SELECT * FROM campaigns WHERE status = 'sending' ORDER BY started_at, id LIMIT 1`.execute(db);
      return rows[0] === undefined ? null : toCampaign(rows[0]);
    },
    async members(organizationId, roles, now) {
      const role = sql`CASE WHEN role_ends_at IS NOT NULL AND role_ends_at <= ${now} THEN ifnull(role_after, '') ELSE role END`;
      const among = roles && sql`AND ${role} IN (SELECT value FROM json_each(${JSON.stringify(roles)}))`;
      const { rows } = await sql<StoredMember>`
        ${activeMembers(organizationId, now)} ${among ?? sql``} ${byName}`.execute(db);
      return toMembers(rows);
    },
    async membersAmong(organizationId, personIds, now) {
      const { rows } = await sql<StoredMember>`
        ${activeMembers(organizationId, now)}
          AND person_id IN (SELECT value FROM json_each(${JSON.stringify(personIds)})) ${byName}`.execute(db);
      return toMembers(rows);
    },
    async membersByAddress(organizationId, folded, now) {
      const { rows } = await sql<StoredMember & { readonly folded: string }>`
        SELECT emails.person_id, persons.name, emails.address, emails.address_folded AS folded
        FROM json_each(${JSON.stringify(folded)}) AS asked
          JOIN emails ON emails.address_folded = asked.value
          JOIN persons ON persons.id = emails.person_id
          JOIN memberships ON memberships.person_id = emails.person_id
        WHERE organization_id = ${organizationId} AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now})`.execute(
        db,
      );
      return new Map(
        rows.map(({ folded: key, person_id: personId, name, address }) => [
          key,
          { personId, name, address: address ?? "", isMember: true },
        ]),
      );
    },
    async listed(organizationId) {
      const { rows } = await sql<{ name: string; address: string }>`
        SELECT name, address FROM listed_people WHERE organization_id = ${organizationId}
        ORDER BY name COLLATE NOCASE, id`.execute(db);
      return rows.map(({ name, address }) => ({ personId: null, name, address, isMember: false }));
    },
  };
}
