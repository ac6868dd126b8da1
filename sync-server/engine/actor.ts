/** Who somebody is, with everything that decides what they may do: from what is stored now, never from what they say. */
import { levelOfGrant } from "../../src/domain/organizations/permissions.ts";
import { personPrincipal, principalOf, type Actor, type Principal } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";

/** A person with their groups, organizations, links and subscriptions at the server's time. */
export async function actorOf(tx: StoreTransaction, personId: string): Promise<Actor> {
  return actorAt(tx, personId, tx.now());
}

/** As they were, or will be, at `at` (server's ms), by what is stored now. */
export async function actorAt(tx: StoreTransaction, personId: string, at: number): Promise<Actor> {
  const facts = await tx.principals.factsOf(personId, at);
  const principals = new Set<Principal>([personPrincipal(personId)]);
  const subscribed = new Set<Principal>(facts.subscribed);
  const roleLevels = new Map<Principal, string>();
  for (const { organizationId, kind, ...grant } of facts.memberships) {
    const organization = principalOf("organization", organizationId);
    const level = levelOfGrant(kind, grant);
    principals.add(organization);
    if (level !== null) roleLevels.set(organization, level);
  }
  for (const { id, organizationId, role, extra } of facts.groups) {
    const group = principalOf("group", id);
    principals.add(group);
    const inAll = facts.memberships.find((membership) => membership.organizationId === organizationId);
    // In a group with a role of their own that counts instead; what a set adds is added to either.
    const base = role === null ? inAll : { role, extra: [] };
    const level = inAll && base ? levelOfGrant(inAll.kind, { ...base, extra: [...base.extra, ...extra] }) : null;
    if (level !== null) roleLevels.set(group, level);
    if (subscribed.has(principalOf("organization", organizationId))) subscribed.add(group);
  }
  for (const link of facts.links) principals.add(principalOf("link", link));
  return { personId, principals, subscribed, roleLevels };
}

/** Whether a principal has a paid subscription now; a group has its organization's. */
export async function isSubscribed(tx: StoreTransaction, principal: Principal): Promise<boolean> {
  const [kind = "", id = ""] = principal.split(":");
  const organizationId = kind === "group" ? await tx.principals.organizationOfGroup(id) : null;
  const subject = organizationId === null ? principal : principalOf("organization", organizationId);
  return tx.principals.isSubscribed(subject, tx.now());
}
