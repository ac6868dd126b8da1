/** Recipients of campaigns in SQL: joined with their shares, so that an answer is where it was given and nowhere else. */
import { sql, type Kysely } from "kysely";
import type { DeliveryFacts } from "../../../src/domain/organizations/campaigns/outcome.ts";
import type { ShareStatus } from "../../../src/domain/sharing/share.ts";
import type { CampaignStore } from "../ports/campaigns.ts";
import type { Tables } from "../tables.ts";
import { containing } from "./containing.ts";

interface StoredFacts {
  readonly state: DeliveryFacts["state"];
  readonly mail: DeliveryFacts["mail"];
  readonly is_opened: number;
  readonly share: ShareStatus | null;
  readonly needs_approval: number;
  readonly is_given: number;
}

/** What is known of a recipient; given without an invitation, it was theirs at once. */
const factColumns = sql`state, mail, opened_at IS NOT NULL AS is_opened, shares.status AS share,
  ifnull(shares.approval = 'waiting', 0) AS needs_approval, shares.id IS NOT NULL AND shares.invited_at IS NULL AS is_given`;
const joined = sql`campaign_recipients LEFT JOIN shares ON shares.id = campaign_recipients.share_id`;
const factsAsText = sql`json_array(state, mail, opened_at IS NOT NULL, shares.status,
  ifnull(shares.approval = 'waiting', 0), shares.id IS NOT NULL AND shares.invited_at IS NULL)`;

function toFacts(row: StoredFacts): DeliveryFacts {
  return {
    state: row.state,
    mail: row.mail,
    isOpened: row.is_opened === 1,
    share: row.share,
    needsApproval: row.needs_approval === 1,
    isGiven: row.is_given === 1,
  };
}

/** As SQLite writes the same with `factsAsText`. */
function textOf({ state, mail, isOpened, share, needsApproval, isGiven }: DeliveryFacts): string {
  return JSON.stringify([state, mail, Number(isOpened), share, Number(needsApproval), Number(isGiven)]);
}

type RecipientPart =
  | "addRecipients"
  | "waiting"
  | "settle"
  | "mailed"
  | "opened"
  | "holdsShare"
  | "forget"
  | "groups"
  | "recipients"
  | "outsidersSince";

/** Rows of one statement: SQLite takes a bounded number of values. */
const rowsAtOnce = 500;

export function campaignRecipients(db: Kysely<Tables>): Pick<CampaignStore, RecipientPart> {
  return {
    async addRecipients(campaignId, recipients) {
      for (let start = 0; start < recipients.length; start += rowsAtOnce) {
        const values = recipients.slice(start, start + rowsAtOnce).map((recipient, index) => ({
          campaign_id: campaignId,
          number: start + index + 1,
          person_id: recipient.personId,
          name: recipient.name,
          address: recipient.address,
          is_member: recipient.isMember ? 1 : 0,
          state: "waiting" as const,
          reason: "",
          share_id: null,
          mail: "none" as const,
          opened_at: null,
        }));
        await db.insertInto("campaign_recipients").values(values).execute();
      }
    },
    async waiting(campaignId, limit) {
      const { rows } = await sql<{
        number: number;
        person_id: string | null;
        name: string;
        address: string;
        is_member: number;
      }>`SELECT number, person_id, name, address, is_member FROM campaign_recipients INDEXED BY campaign_recipients_waiting
        WHERE campaign_id = ${campaignId} AND state = 'waiting' ORDER BY number LIMIT ${limit}`.execute(db);
      return rows.map(({ number, person_id: personId, name, address, is_member: isMember }) => ({
        number,
        personId,
        name,
        address,
        isMember: isMember === 1,
      }));
    },
    async settle(campaignId, number, { state, shareId, reason }) {
      await sql`UPDATE campaign_recipients SET state = ${state}, share_id = ${shareId}, reason = ${reason},
          mail = CASE WHEN EXISTS (SELECT 1 FROM communications WHERE share_id = ${shareId}) THEN 'waiting' ELSE 'none' END
        WHERE campaign_id = ${campaignId} AND number = ${number}`.execute(db);
    },
    async mailed(shareId, mail) {
      // What comes later about the same share, a reminder, says nothing of this.
      await sql`UPDATE campaign_recipients SET mail = ${mail} WHERE share_id = ${shareId} AND mail = 'waiting'`.execute(
        db,
      );
    },
    async opened(shareId, at) {
      await sql`UPDATE campaign_recipients SET opened_at = ${at} WHERE share_id = ${shareId} AND opened_at IS NULL`.execute(
        db,
      );
    },
    async holdsShare(shareId) {
      const row = await db
        .selectFrom("campaign_recipients")
        .select("number")
        .where("share_id", "=", shareId)
        .executeTakeFirst();
      return row !== undefined;
    },
    async forget(personId) {
      await sql`UPDATE campaign_recipients SET name = '', address = '', person_id = NULL
        WHERE person_id = ${personId} OR share_id IN (SELECT id FROM shares WHERE principal = ${`person:${personId}`})`.execute(
        db,
      );
    },
    async groups(campaignId) {
      const { rows } = await sql<StoredFacts & { readonly count: number }>`
        SELECT ${factColumns}, count(*) AS count FROM ${joined} WHERE campaign_id = ${campaignId}
        GROUP BY 1, 2, 3, 4, 5, 6`.execute(db);
      return rows.map((row) => ({ facts: toFacts(row), count: row.count }));
    },
    async recipients({ campaignId, among, search, limit, offset }) {
      const pattern = containing(search);
      const known =
        among && sql`AND ${factsAsText} IN (SELECT value FROM json_each(${JSON.stringify(among.map(textOf))}))`;
      const matches = sql`FROM ${joined} WHERE campaign_id = ${campaignId} ${known ?? sql``}
        AND (${search} = '' OR name LIKE ${pattern} ESCAPE '\\' OR address LIKE ${pattern} ESCAPE '\\')`;
      const { rows } = await sql<
        StoredFacts & {
          readonly name: string;
          readonly address: string;
          readonly reason: string;
          readonly opened_at: number | null;
          readonly responded_at: number | null;
        }
      >`SELECT ${factColumns}, name, address, reason, opened_at, shares.responded_at
        ${matches} ORDER BY number LIMIT ${limit} OFFSET ${offset}`.execute(db);
      const { rows: counted } = await sql<{ count: number }>`SELECT count(*) AS count ${matches}`.execute(db);
      return {
        rows: rows.map((row) => ({
          name: row.name,
          address: row.address,
          reason: row.reason,
          facts: toFacts(row),
          share: row.share,
          openedAt: row.opened_at,
          answeredAt: row.responded_at,
        })),
        total: counted[0]?.count ?? 0,
      };
    },
    async outsidersSince(organizationId, since) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM campaigns JOIN campaign_recipients ON campaign_id = campaigns.id
        WHERE organization_id = ${organizationId} AND started_at > ${since} AND is_member = 0 AND state <> 'skipped'`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },
  };
}
