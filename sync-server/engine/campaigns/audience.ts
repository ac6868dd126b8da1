/** Whom an audience means: everybody once, by address, members first; whoever sends it and whose item it is left out. */
import { foldAddress, isAddress } from "../../../src/domain/accounts/address.ts";
import type { CampaignAudience } from "../../../src/domain/organizations/campaigns/contract.ts";
import { maxRecipients, outsidersADay } from "../../../src/domain/organizations/campaigns/status.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { AudienceMember } from "../../store/ports/campaigns.ts";

const dayMs = 86_400_000;

export interface ResolvedAudience {
  readonly members: readonly AudienceMember[];
  readonly outsiders: number;
  /** Typed addresses that are none. */
  readonly invalid: readonly string[];
}

/** `without`: persons who are not sent to. A group of another organization means nobody. */
export async function resolveAudience(
  tx: StoreTransaction,
  organizationId: string,
  audience: CampaignAudience,
  without: readonly string[],
): Promise<ResolvedAudience> {
  const now = tx.now();
  const found: AudienceMember[] = [];
  if (audience.members) found.push(...(await tx.campaigns.members(organizationId, null, now)));
  else if (audience.roles.length > 0) found.push(...(await tx.campaigns.members(organizationId, audience.roles, now)));
  for (const groupId of audience.groups) {
    const group = await tx.groups.find(groupId);
    if (group?.organizationId !== organizationId) continue;
    const people = await tx.principals.personsOf(principalOf("group", groupId), now);
    found.push(...(await tx.campaigns.membersAmong(organizationId, people, now)));
  }
  const typed = audience.addresses.filter((address) => isAddress(address));
  const named = [
    ...(audience.people ? await tx.campaigns.listed(organizationId) : []),
    ...typed.map((address): AudienceMember => ({ personId: null, name: "", address, isMember: false })),
  ];
  const folded = named.map(({ address }) => foldAddress(address));
  const registered = await tx.campaigns.membersByAddress(organizationId, folded, now);
  found.push(...named.map((one, index) => registered.get(folded[index] ?? "") ?? one));

  const left = new Set(without);
  for (const personId of without) {
    for (const address of await tx.people.addressesOf(personId)) left.add(address.folded);
  }
  const members = found.filter(({ personId, address }) => {
    const keys = [foldAddress(address), ...(personId === null ? [] : [personId])];
    if (keys.some((key) => left.has(key))) return false;
    for (const key of keys) left.add(key);
    return true;
  });
  return {
    members,
    outsiders: members.filter(({ isMember }) => !isMember).length,
    invalid: audience.addresses.filter((address) => !isAddress(address)),
  };
}

/** Whether so many may be sent to now. Errors: campaign_audience, too_many_requests. */
export async function mayReach(
  tx: StoreTransaction,
  organizationId: string,
  { members, outsiders, invalid }: ResolvedAudience,
): Promise<Result<null>> {
  const [wrong] = invalid;
  if (wrong !== undefined) return fail("campaign_audience", `“${wrong.slice(0, 60)}” is not an e-mail address.`);
  if (members.length === 0) return fail("campaign_audience", "Nobody would receive this. Choose who should.");
  if (members.length > maxRecipients) {
    return fail("campaign_audience", "A campaign goes to at most 20,000 people. Choose fewer.");
  }
  const principal = principalOf("organization", organizationId);
  const allowed = outsidersADay(await tx.principals.isSubscribed(principal, tx.now()));
  const written = outsiders === 0 ? 0 : await tx.campaigns.outsidersSince(organizationId, tx.now() - dayMs);
  if (outsiders === 0 || written + outsiders <= allowed) return ok(null);
  return fail(
    "too_many_requests",
    `An organization can write to ${allowed.toLocaleString("en")} people who are not its members within a day. Choose fewer, or send the rest tomorrow.`,
  );
}
