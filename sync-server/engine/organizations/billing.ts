/**
 * The billing port's inside: what a subscription becomes, from an admin's command or a payment provider's message. A change ends
 * what needs one at once (S0.4, S1.13); what `authorize` says does not wait for that.
 */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { SubscriptionRow } from "../../store/ports/subscriptions.ts";
import { publishRecord } from "../records.ts";
import { endUnpaidShares } from "../sharing/sweepShares.ts";
import { rootsOfShare } from "../sharing/visibility.ts";
import type { Work } from "../work.ts";
import { lastKnown, regroup } from "./regroup.ts";

export type SubscriptionChange = Pick<
  SubscriptionRow,
  "subjectKind" | "subjectId" | "plan" | "isPaid" | "endsAt" | "seats" | "saidAt"
>;

/** A payment provider's message, heard once however often it comes. Errors: not_found. */
export async function hearBilling(work: Work, eventId: string, change: SubscriptionChange): Promise<Result<null>> {
  const { tx } = work;
  const { subjectKind, subjectId } = change;
  if (!(await isThere(work, change))) return noSubject(change);
  if (!(await tx.subscriptions.hear(eventId, tx.now()))) return ok(null);
  const before = await tx.subscriptions.find(subjectKind, subjectId);
  // Overtaken on its way by a later one.
  if (before && before.saidAt > change.saidAt) return ok(null);
  await store(work, change, `billing ${eventId}`);
  return ok(null);
}

async function isThere({ tx }: Work, { subjectKind, subjectId }: SubscriptionChange): Promise<boolean> {
  if (subjectKind === "person") return (await tx.people.find(subjectId))?.deletedAt === null;
  return (await tx.organizations.find(subjectId))?.deletedAt === 0;
}

function noSubject({ subjectKind, subjectId }: SubscriptionChange) {
  return fail("not_found", `There is no ${subjectKind} with the id ${subjectId}.`);
}

/** Stores a subscription as it is now. `cause`: who said so. Errors: not_found (no such person or organization). */
export async function setSubscription(work: Work, change: SubscriptionChange, cause: string): Promise<Result<null>> {
  if (!(await isThere(work, change))) return noSubject(change);
  await store(work, change, cause);
  return ok(null);
}

async function store(work: Work, change: SubscriptionChange, cause: string): Promise<void> {
  const { tx } = work;
  const { subjectKind, subjectId, plan, isPaid, endsAt, seats } = change;
  const principal = principalOf(subjectKind, subjectId);
  const people = await tx.principals.personsOf(principal, await lastKnown(tx));
  await regroup(work, people, () => tx.subscriptions.put({ ...change, updatedAt: tx.now() }));
  await tx.audit.append({
    at: tx.now(),
    actorId: null,
    action: "subscription.changed",
    itemType: subjectKind,
    itemId: subjectId,
    subjectId: subjectKind === "person" ? subjectId : null,
    after: { plan, isPaid, endsAt, seats },
    cause,
  });
  await endUnpaidShares(work, principal);
  if (subjectKind === "person") return;
  for (const group of await tx.groups.ofOrganization(subjectId)) {
    await endUnpaidShares(work, principalOf("group", group.id));
  }
  await publishRecord(work, [principal], "organization", subjectId);
}

/** Ends subscriptions whose time has come; answers how many. */
export async function endOverdueSubscriptions(work: Work, limit: number): Promise<number> {
  const overdue = await work.tx.subscriptions.overdue(work.tx.now(), limit);
  for (const subscription of overdue) {
    await store(work, { ...subscription, isPaid: false }, "ended");
  }
  return overdue.length;
}

/**
 * Tells devices of subscriptions that another process changed (the admin's command while the server runs): who it concerns
 * looks anew. Answers up to when it has looked.
 */
export async function tellOfSubscriptions(work: Work, after: number): Promise<number> {
  const { tx, effects } = work;
  const until = tx.now();
  for (const { subjectKind, subjectId } of await tx.subscriptions.changedBetween(after, until)) {
    const principal = principalOf(subjectKind, subjectId);
    for (const personId of await tx.principals.personsOf(principal, until)) effects.regrouped.add(personId);
    for (const collection of ["items", "shares", "records"] as const) effects.tell(collection, [principal]);
  }
  for (const share of await tx.shares.endedUnpaid(after)) {
    for (const root of await rootsOfShare(tx, share)) effects.rechecked.add(root);
  }
  return until;
}
