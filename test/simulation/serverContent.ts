/** Everything on the server of a simulation, read past its own code. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";
import { materialize } from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { ShareFacts } from "../../src/domain/sharing/authorize.ts";
import type { PrincipalKind } from "../../src/domain/sharing/principals.ts";
import type { ShareStatus } from "../../src/domain/sharing/share.ts";
import { databaseFileName } from "../../sync-server/store/sqlite/sqliteStore.ts";

export interface ServerItem {
  readonly id: string;
  readonly type: ItemType;
  readonly root_id: string;
  readonly owner_id: string;
  readonly trashed_at: number;
  readonly deleted_at: number;
  readonly seq: number;
  readonly state_seq: number;
  readonly state: Uint8Array;
}

export interface AuditRow {
  readonly action: string;
  readonly actor_id: string | null;
  readonly item_type: string | null;
  readonly item_id: string | null;
  readonly subject_id: string | null;
  readonly after: Record<string, unknown>;
}

export interface StoredShareRow extends ShareFacts {
  readonly seq: number;
  readonly sharedById: string;
}

/** Everything on the server, read past its own code. */
export interface ServerContent {
  readonly items: ReadonlyMap<string, ServerItem>;
  readonly updates: readonly { item_id: string; seq: number; actor_id: string; update: Uint8Array }[];
  readonly shares: readonly StoredShareRow[];
  readonly audit: readonly AuditRow[];
  readonly placements: readonly { container_id: string; item_id: string; cap: string | null }[];
  /** What was ever shown to whom, as `person root`. */
  readonly shown: ReadonlySet<string>;
  /** An item's fields. */
  readonly fieldsOf: (item: ServerItem) => unknown;
  /** Who is in what by the tables, as `organization:ID person:ID` and `group:ID kind:ID`. */
  readonly belonging: ReadonlySet<string>;
}

type Row = Record<string, unknown>;

export function readServer(folder: string): ServerContent {
  const database = new DatabaseSync(join(folder, databaseFileName), { readOnly: true });
  const all = (query: string): Row[] => database.prepare(query).all();
  try {
    const updates = all(
      'SELECT item_id, seq, actor_id, "update" FROM item_updates ORDER BY seq',
    ) as unknown as ServerContent["updates"];
    const byItem = Map.groupBy(updates, (entry) => entry.item_id);
    // The document written last, and what the log has since.
    const whole = (item: ServerItem): ServerItem => {
      const later = (byItem.get(item.id) ?? []).filter((entry) => entry.seq > item.state_seq);
      if (later.length === 0) return item;
      return { ...item, state: Y.mergeUpdates([item.state, ...later.map((entry) => entry.update)]) };
    };
    return {
      items: new Map((all("SELECT * FROM items") as unknown as ServerItem[]).map((item) => [item.id, whole(item)])),
      updates,
      shares: all("SELECT * FROM shares").map((row) => ({
        id: String(row["id"]),
        ownerId: String(row["owner_id"]),
        recipientKind: row["recipient_kind"] as PrincipalKind,
        recipientId: row["recipient_id"] as string | null,
        itemType: row["item_type"] as ItemType,
        itemId: row["item_id"] as string | null,
        shareAll: row["share_all"] === 1,
        level: String(row["level"]),
        membershipOnly: row["membership_only"] === 1,
        expiresAt: row["expires_at"] as number | null,
        status: row["status"] as ShareStatus,
        seq: Number(row["seq"]),
        sharedById: String(row["shared_by_id"]),
      })),
      audit: all("SELECT * FROM audit ORDER BY seq").map((row) => ({
        ...(row as unknown as AuditRow),
        after: row["after"] === null ? {} : (JSON.parse(row["after"] as string) as Record<string, unknown>),
      })),
      placements: all("SELECT container_id, item_id, cap FROM placements") as unknown as ServerContent["placements"],
      shown: new Set(all("SELECT * FROM shown").map((row) => Object.values(row).join(" "))),
      fieldsOf: (item) => {
        const doc = new Y.Doc();
        if (item.state.byteLength > 0) Y.applyUpdate(doc, item.state);
        const fields = materialize(item.type, doc);
        doc.destroy();
        return fields.ok ? fields.value : {};
      },
      belonging: new Set(
        all(`SELECT 'organization:' || organization_id || ' person:' || person_id AS line FROM memberships WHERE is_active = 1
             UNION SELECT 'group:' || group_id || ' ' || member_kind || ':' || member_id FROM group_members`).map(
          (row) => String(row["line"]),
        ),
      ),
    };
  } finally {
    database.close();
  }
}
