/**
 * Which entries of the audit concern which organization: itself, its people and groups, and shares with them. It only points into
 * the chain, which stays as it is; the triggers keep it in step, so that nothing can be written without being found.
 */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const areaOf = (action: string): string => `substr(${action}, 1, instr(${action} || '.', '.') - 1)`;

const columns = "(organization_id, seq, area, actor_id, subject_id)";

const statements = [
  `CREATE TABLE organization_audit (
    organization_id TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES audit (seq), area TEXT NOT NULL, actor_id TEXT, subject_id TEXT,
    PRIMARY KEY (organization_id, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX organization_audit_by_area ON organization_audit (organization_id, area, seq)`,
  `CREATE INDEX organization_audit_by_actor ON organization_audit (organization_id, actor_id, seq) WHERE actor_id IS NOT NULL`,
  `CREATE INDEX organization_audit_by_subject ON organization_audit (organization_id, subject_id, seq) WHERE subject_id IS NOT NULL`,
  `INSERT INTO organization_audit ${columns}
    SELECT item_id, seq, ${areaOf("action")}, actor_id, subject_id
    FROM audit WHERE item_type = 'organization' AND item_id IS NOT NULL
    UNION
    SELECT ifnull(groups.organization_id, shares.recipient_id), audit.seq, 'share', actor_id, NULL
    FROM audit JOIN shares ON shares.id = json_extract(audit.after, '$.share')
    LEFT JOIN groups ON shares.recipient_kind = 'group' AND groups.id = shares.recipient_id
    WHERE audit.action LIKE 'share.%' AND shares.recipient_kind IN ('organization', 'group')
      AND shares.recipient_id IS NOT NULL`,
  `CREATE TRIGGER organization_audit_follows AFTER INSERT ON audit
    WHEN NEW.item_type = 'organization' OR NEW.action LIKE 'share.%'
    BEGIN INSERT INTO organization_audit ${columns} 
      SELECT NEW.item_id, NEW.seq, ${areaOf("NEW.action")}, NEW.actor_id, NEW.subject_id
      WHERE NEW.item_type = 'organization' AND NEW.item_id IS NOT NULL
      UNION
      SELECT ifnull(groups.organization_id, shares.recipient_id), NEW.seq, 'share', NEW.actor_id, NULL
      FROM shares LEFT JOIN groups ON shares.recipient_kind = 'group' AND groups.id = shares.recipient_id
      WHERE NEW.action LIKE 'share.%' AND shares.id = json_extract(NEW.after, '$.share')
        AND shares.recipient_kind IN ('organization', 'group') AND shares.recipient_id IS NOT NULL; END`,
  `CREATE TRIGGER organization_audit_keeps_rows BEFORE DELETE ON organization_audit
    BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,
  `CREATE TRIGGER organization_audit_keeps_values BEFORE UPDATE ON organization_audit
    BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
