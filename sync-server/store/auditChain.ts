/**
 * The chain of the audit: each entry's hash is over the hash before it and everything it says, so an entry cannot be
 * changed, taken out or put in later without every hash after it showing. Who wants to notice a cut-off end keeps the
 * last hash somewhere else.
 */
import { hash } from "node:crypto";
import type { AuditRecord, AuditStore, JsonValue } from "./ports/audit.ts";

/** What the first entry follows. */
export const chainStart = "0".repeat(64);

/** JSON with one spelling: keys sorted, no spaces. */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry: JsonValue) => canonicalJson(entry)).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
}

export function entryHash(previousHash: string, entry: Omit<AuditRecord, "hash" | "previousHash">): string {
  return spelledHash(previousHash, {
    ...entry,
    before: canonicalJson(entry.before),
    after: canonicalJson(entry.after),
  });
}

/** An entry whose `before` and `after` have the one spelling already. */
export type SpelledEntry = Omit<AuditRecord, "hash" | "previousHash" | "before" | "after"> & {
  readonly before: string;
  readonly after: string;
};

export function spelledHash(previousHash: string, entry: SpelledEntry): string {
  const { seq, at, actorId, action, itemType, itemId, subjectId, before, after, cause } = entry;
  const text = JSON.stringify;
  // What canonicalJson makes of the entry; the names are always the same, so they are in order already.
  const said =
    `{"action":${text(action)},"actorId":${text(actorId)},"after":${after},"at":${at},` +
    `"before":${before},"cause":${text(cause)},"itemId":${text(itemId)},"itemType":${text(itemType)},` +
    `"seq":${seq},"subjectId":${text(subjectId)}}`;
  return hash("sha256", previousHash + said, "hex");
}

export type Verification =
  | { readonly whole: true; readonly entries: number; readonly lastHash: string }
  | { readonly whole: false; readonly entries: number; readonly brokenAt: number };

const batch = 1000;

/** Reads the whole audit; `brokenAt` is the number of the first entry that does not fit. */
export async function verifyAudit(audit: Pick<AuditStore, "read">): Promise<Verification> {
  let previousHash = chainStart;
  let lastSeq = 0;
  for (;;) {
    const records = await audit.read(lastSeq, batch);
    for (const record of records) {
      const fits =
        record.seq === lastSeq + 1 &&
        record.previousHash === previousHash &&
        record.hash === entryHash(previousHash, record);
      if (!fits) return { whole: false, entries: lastSeq, brokenAt: lastSeq + 1 };
      previousHash = record.hash;
      lastSeq = record.seq;
    }
    if (records.length < batch) return { whole: true, entries: lastSeq, lastHash: previousHash };
  }
}
