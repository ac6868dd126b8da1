/** What an entry of an organization's audit is about besides people and items: a group, a campaign, a permission set, by its name then. */
import type { AuditFacts } from "../../src/domain/audit/words.ts";
import type { Actor } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { AuditRecord } from "../store/ports/audit.ts";
import { standingWith } from "./organizations/standing.ts";

export interface AuditedFacts {
  readonly before: AuditFacts;
  readonly after: AuditFacts;
}

/** The facts as this reader may have them: a campaign's name is for who did it and who manages campaigns. */
export async function factsFor(
  tx: StoreTransaction,
  { personId }: Actor,
  { action, actorId, itemId }: AuditRecord,
  facts: AuditedFacts,
): Promise<AuditedFacts> {
  if (!action.startsWith("campaign.") || personId === null || actorId === personId) return facts;
  const manages = itemId !== null && (await standingWith(tx, personId, itemId, "manageCampaigns")).ok;
  return manages ? facts : { before: withoutName(facts.before), after: withoutName(facts.after) };
}

function withoutName(facts: AuditFacts): AuditFacts {
  if (facts === null) return null;
  const { name: _name, ...rest } = facts;
  return rest;
}

/** Its name when it happened; of entries from before names were kept, what it is called now; "" where neither is known. */
export async function auditThing(tx: StoreTransaction, { before, after }: AuditedFacts): Promise<string> {
  const then = before?.["name"] ?? after?.["name"];
  if (typeof then === "string") return then;
  const [group, set] = [after?.["group"], after?.["permissionSet"]];
  if (typeof group === "string") return (await tx.groups.find(group))?.name ?? "";
  if (typeof set === "string") return (await tx.permissionSets.find(set))?.name ?? "";
  return "";
}
