/** Whom the share dialog can share with: found among those known here, or typed as an address. */
import { foldAddress } from "../../../../domain/accounts/address.ts";
import type { OrganizationRecord, GroupRecord } from "../../../../domain/records/kinds.ts";
import { isGivenBy, type Viewer } from "../../../../domain/sharing/overview.ts";
import { isLive, type Share } from "../../../../domain/sharing/share.ts";
import type { LocalRecipient } from "../../../sync/shareCommands.ts";
import { compareNames } from "../../../ui/compareNames.ts";
import { matchScore } from "../../../ui/matchScore.ts";
import { counted } from "../../../ui/words.ts";

export interface Recipient {
  /** The same for the same recipient, however it was found or spelled. */
  readonly key: string;
  readonly name: string;
  /** An address, or how many people and of whom; "" where the name says it all. */
  readonly detail: string;
  readonly ask: LocalRecipient;
}

/** Somebody with an address; without a name the address is one. */
export function personRecipient(address: string, name = ""): Recipient {
  return {
    key: `person:${foldAddress(address)}`,
    name: name || address,
    detail: name === "" ? "" : address,
    ask: { kind: "person", address },
  };
}

function organizationRecipient({ id, name, people }: OrganizationRecord): Recipient {
  return {
    key: `organization:${id}`,
    name,
    detail: `Everybody in it, ${counted(people, "person", "people")}`,
    ask: { kind: "organization", id, name },
  };
}

function groupRecipient({ id, name, organizationName, people }: GroupRecord): Recipient {
  return {
    key: `group:${id}`,
    name,
    detail: `${organizationName} · ${counted(people, "person", "people")}`,
    ask: { kind: "group", id, name },
  };
}

/** People this person shared with before, the most recent first, then their organizations and groups. */
export function knownRecipients(
  viewer: Viewer,
  shares: readonly Share[],
  organizations: readonly OrganizationRecord[],
  groups: readonly GroupRecord[],
): Recipient[] {
  const people = new Map<string, Recipient>();
  for (const share of shares.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    if (share.recipientKind !== "person" || !isGivenBy(viewer, share) || !isLive(share)) continue;
    if (share.recipientAddress === "" || share.recipientId === viewer.personId) continue;
    const found = personRecipient(share.recipientAddress, share.recipientName);
    const before = people.get(found.key);
    // A share that was accepted knows the name; an invitation does not.
    if (!before || (before.detail === "" && found.detail !== "")) people.set(found.key, found);
  }
  return [
    ...people.values(),
    ...organizations.map(organizationRecipient).toSorted(compareNames),
    ...groups.map(groupRecipient).toSorted(compareNames),
  ];
}

/** Those that answer what was typed, best first; without anything typed as they come. */
export function findRecipients(
  known: readonly Recipient[],
  query: string,
  leaveOut: ReadonlySet<string>,
  limit: number,
): Recipient[] {
  return known
    .filter(({ key }) => !leaveOut.has(key))
    .map((recipient) => ({ recipient, score: matchScore(query, recipient.name, recipient.detail) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => (query.trim() === "" ? 0 : b.score - a.score))
    .slice(0, limit)
    .map(({ recipient }) => recipient);
}

/** `chosen` with these besides, each once. */
export function withRecipients(chosen: readonly Recipient[], more: readonly Recipient[]): Recipient[] {
  const all = new Map(chosen.map((one) => [one.key, one]));
  for (const one of more) if (!all.has(one.key)) all.set(one.key, one);
  return [...all.values()];
}
