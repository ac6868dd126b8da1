/**
 * Changing who belongs to what: whatever appears or disappears with it is put into the feeds of exactly those it concerns, in
 * the same transaction. Every change of memberships, groups and subscriptions runs inside `regroup`.
 */
import { personPrincipal, type Actor, type Principal } from "../../../src/domain/sharing/principals.ts";
import { actorAt, actorOf } from "../actor.ts";
import { publishRecord, republishFor } from "../records.ts";
import { principalOfShare, refeedItems, rootsOfShare } from "../sharing/visibility.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { Work } from "../work.ts";

interface Given {
  readonly roots: readonly string[];
  readonly shares: readonly string[];
}

/**
 * When everybody knew what they belong to (server's ms): now, or before the first end that has come and was not swept yet. What somebody
 * had then is what their devices may hold, and who belonged to something then is whom its change concerns.
 */
export async function lastKnown(tx: StoreTransaction): Promise<number> {
  const now = tx.now();
  const first = await tx.principals.firstUnswept(now);
  return first === null ? now : first - 1;
}

/** Runs `change` and tells these people what it makes of them. */
export async function regroup<Value>(
  work: Work,
  personIds: readonly string[],
  change: () => Promise<Value>,
): Promise<Value> {
  const knownAt = await lastKnown(work.tx);
  const before = new Map<string, Actor>();
  for (const personId of personIds) before.set(personId, await actorAt(work.tx, personId, knownAt));
  const value = await change();
  const known = new Map<Principal, Given>();
  for (const [personId, was] of before) {
    await tellOfChange(work, personId, was, await actorOf(work.tx, personId), known);
  }
  return value;
}

async function tellOfChange(
  work: Work,
  personId: string,
  was: Actor,
  is: Actor,
  known: Map<Principal, Given>,
): Promise<void> {
  const touched = changedPrincipals(was, is);
  if (touched.length === 0) return;
  const person = personPrincipal(personId);
  const roots = new Set<string>();
  const shares = new Set<string>();
  for (const principal of touched) {
    const given = known.get(principal) ?? (await givenTo(work, principal));
    known.set(principal, given);
    for (const root of given.roots) roots.add(root);
    for (const share of given.shares) shares.add(share);
    if (was.principals.has(principal) === is.principals.has(principal)) continue;
    await republishFor(work, principal, person);
    // What it gave and took before: a device that was away has not heard of that, and hears by this name no more.
    if (!is.principals.has(principal)) {
      for (const root of await work.tx.items.shownThrough(principal, personId)) roots.add(root);
    }
    // Those that are over stay with whoever belongs to it, and go from who does no longer.
    for (const share of await work.tx.shares.shownWith(principal, personId)) shares.add(share);
  }
  work.effects.regrouped.add(personId);
  await publishRecord(work, [person], "self", personId);
  await refeedItems(work, [person], [...roots]);
  if (shares.size === 0) return;
  await work.tx.shares.addAppearances(personId, [...shares], await work.tx.nextSequence(shares.size));
  work.effects.tell("shares", [person]);
}

/** Principals that are theirs now and were not, or the other way round, or are worth something else. */
function changedPrincipals(was: Actor, is: Actor): Principal[] {
  return [...new Set([...was.principals, ...is.principals])].filter(
    (principal) =>
      was.principals.has(principal) !== is.principals.has(principal) ||
      was.subscribed.has(principal) !== is.subscribed.has(principal) ||
      was.roleLevels.get(principal) !== is.roleLevels.get(principal),
  );
}

/** Everything shared with a principal. */
async function givenTo({ tx }: Work, principal: Principal): Promise<Given> {
  const roots: string[] = [];
  const shares: string[] = [];
  for (const share of await tx.shares.acceptedWith(principal)) {
    if (principalOfShare(share) === null) continue;
    shares.push(share.id);
    roots.push(...(await rootsOfShare(tx, share)));
  }
  return { roots, shares };
}
