/** The audit for its readers: of an item for who manages it, of a person for themselves and for the server's admins. */
import { auditChanges, auditWords, causeWords, type AuditFacts } from "../../src/domain/audit/words.ts";
import type { AuditEvent, AuditPage } from "../../src/domain/audit/event.ts";
import { organizationAuditAreas, type OrganizationAuditKind } from "../../src/domain/audit/organizationAudit.ts";
import { typeNames } from "../../src/domain/items/materialize.ts";
import { itemTypes } from "../../src/domain/items/types.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { byRoleLevelId, levelOf } from "../../src/domain/sharing/levels.ts";
import { principalOf, type Actor } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { AuditRecord, JsonValue } from "../store/ports/audit.ts";
import type { OrganizationRow } from "../store/ports/organizations.ts";
import { actorOf } from "./actor.ts";
import { auditSubject } from "./auditSubject.ts";
import { auditThing, factsFor } from "./auditThing.ts";
import { decide } from "./decide.ts";
import { noOrganization, standingWith } from "./organizations/standing.ts";
import { driverOf } from "./sharing/drivers.ts";

export interface AuditQuestion {
  /** Null: from the newest on. */
  readonly beforeSeq: number | null;
  readonly limit: number;
}

/** What happened to an item, for who manages it. Errors: item_not_found, permission_denied. */
export async function auditOfItem(
  tx: StoreTransaction,
  askerId: string,
  itemId: string,
  question: AuditQuestion,
): Promise<Result<AuditPage>> {
  const missing = fail("item_not_found", "This does not exist, or not any more.");
  const item = await tx.items.head(itemId);
  if (!item) return missing;
  const decision = await decide(tx, askerId, "manage", item);
  if (!decision.allowed) {
    return decision.reason === "invisible"
      ? missing
      : fail("permission_denied", "Only who manages this sees what happened to it.");
  }
  const { beforeSeq, limit } = question;
  const records = await tx.audit.readOfItem(item, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit + 1);
  return ok(await pageOf(tx, askerId, records, limit, false));
}

/** What a person did and what was done to them. Errors: person_not_found, also where it is not the asker's to know. */
export async function auditOfPerson(
  tx: StoreTransaction,
  askerId: string,
  personId: string,
  question: AuditQuestion,
): Promise<Result<AuditPage>> {
  const isAdmin = (await tx.people.find(askerId))?.isAdmin === true;
  const isTheirs = personId === askerId || (isAdmin && (await tx.people.find(personId)) !== null);
  if (!isTheirs)
    return fail("person_not_found", "There is nobody whose history you could see here. Yours is there without an id.");
  const { beforeSeq, limit } = question;
  const records = await tx.audit.readOfPerson(personId, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit + 1);
  return ok(await pageOf(tx, askerId, records, limit, isAdmin));
}

export interface OrganizationAuditQuestion extends AuditQuestion {
  readonly organizationId: string;
  /** Only what this person did and what was done to them. */
  readonly personId: string | null;
  readonly kinds: readonly OrganizationAuditKind[];
  readonly from: number | null;
  readonly until: number | null;
}

/**
 * What happened in an organization (S1.16), for whose standing allows to see it; to everybody else there is no such thing.
 * Errors: organization_not_found.
 */
export async function auditOfOrganization(
  tx: StoreTransaction,
  askerId: string,
  { beforeSeq, limit, kinds, ...question }: OrganizationAuditQuestion,
): Promise<Result<AuditPage>> {
  const standing = await standingWith(tx, askerId, question.organizationId, "viewAudit");
  if (!standing.ok) return noOrganization;
  const records = await tx.audit.readOfOrganization({
    ...question,
    areas: kinds.flatMap((kind) => organizationAuditAreas[kind]),
    beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER,
    limit: limit + 1,
  });
  return ok(await pageOf(tx, askerId, records, limit, false, standing.value.organization));
}

/** `own`: the organization whose own history is read, which does not say its name in every line. */
async function pageOf(
  tx: StoreTransaction,
  askerId: string,
  records: readonly AuditRecord[],
  limit: number,
  isAdmin: boolean,
  own: OrganizationRow | null = null,
): Promise<AuditPage> {
  const viewer = await actorOf(tx, askerId);
  const page = records.slice(0, limit);
  const events: AuditEvent[] = [];
  for (const record of page) events.push(await eventOf(tx, viewer, record, isAdmin, own));
  return { events, next: records.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

async function eventOf(
  tx: StoreTransaction,
  viewer: Actor,
  record: AuditRecord,
  isAdmin: boolean,
  own: OrganizationRow | null,
): Promise<AuditEvent> {
  const { levels } = await tx.catalog.read();
  const facts = await factsFor(tx, viewer, record, { before: factsIn(record.before), after: factsIn(record.after) });
  const { before, after } = facts;
  const level = (id: string): string => (id === byRoleLevelId ? "By their role" : (levelOf(levels, id)?.name ?? id));
  const sets = await setNames(tx, [before, after]);
  const permissionSet = (id: string): string => sets.get(id) ?? "a set that is deleted";
  const actorName = record.actorId === null ? "" : await nameOf(tx, record.actorId);
  const subjectName = await auditSubject(tx, viewer, record, after, isAdmin);
  const itemTitle = await titleOf(tx, viewer, record);
  const isOfOwn = own !== null && record.itemType === "organization" && record.itemId === own.id;
  const isToOwn = own !== null && record.subjectId === own.id;
  return {
    seq: record.seq,
    at: record.at,
    action: record.action,
    actorName,
    subjectName,
    itemId: record.itemId,
    itemType: record.itemType,
    itemTitle,
    words: auditWords(
      record.action,
      {
        actor: actorName,
        subject: isToOwn ? `this ${own.kind}` : subjectName,
        item: isOfOwn ? `this ${own.kind}` : itemWords(record, itemTitle),
        thing: await auditThing(tx, facts),
        isOfOwn,
        level,
        permissionSet,
      },
      facts,
    ),
    changes: auditChanges(before, after, { level, permissionSet }),
    cause: causeWords(record.cause),
    before,
    after,
  };
}

/** Names of the permission sets that facts are about. */
async function setNames(tx: StoreTransaction, facts: readonly AuditFacts[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of facts.map((fact) => fact?.["permissionSet"])) {
    const set = typeof id === "string" ? await tx.permissionSets.find(id) : null;
    if (set) names.set(set.id, set.name);
  }
  return names;
}

async function nameOf(tx: StoreTransaction, personId: string): Promise<string> {
  const name = (await tx.people.find(personId))?.name ?? "";
  return name === "" ? "Somebody who left" : name;
}

/** What it happened to, for who may see it. */
async function titleOf(tx: StoreTransaction, { personId, principals }: Actor, record: AuditRecord): Promise<string> {
  const { itemType, itemId } = record;
  if (itemId === null || personId === null) return "";
  if (itemType === "organization") {
    const principal = principalOf("organization", itemId);
    return principals.has(principal) ? tx.principals.nameOf(principal) : "";
  }
  const item = await tx.items.head(itemId);
  if (!item || !(await decide(tx, personId, "view", item)).allowed) return "";
  return driverOf(item.type).displayName(item).slice(0, 500);
}

/** An item by its title; all of a kind by what they are. */
function itemWords({ itemId, itemType }: AuditRecord, title: string): string {
  const type = itemTypes.find((one) => one === itemType);
  if (itemId === null && type !== undefined) return `all ${typeNames[type]}s`;
  return title === "" ? "" : `“${title}”`;
}

/** Facts are objects; ids of persons in them are left to the names beside. */
function factsIn(value: JsonValue): AuditFacts {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const { ownerId: _owner, ...facts } = value as Readonly<Record<string, JsonValue>>;
  return facts;
}
