/** What an entry of the audit says, in words a person reads. Pure: names and levels are passed in. */
import { capabilityNames, settableCapabilities } from "../organizations/permissions.ts";
import { nameOfRole } from "../organizations/roles.ts";

/** Facts of a share, as the audit has them before and after. */
export type AuditFacts = Readonly<Record<string, unknown>> | null;

export interface AuditNames {
  /** "" for what time or a rule did. */
  readonly actor: string;
  readonly subject: string;
  /** `“Ours”`, or `all grocery lists`; "" where the reader may not know. */
  readonly item: string;
  /** What the group, campaign or permission set was called; "" where nobody knows, or the reader may not. */
  readonly thing: string;
  /** Of the organization whose own history this is: `item` is "this team", and said only where the sentence needs it. */
  readonly isOfOwn: boolean;
  /** A level's id → what it is called. */
  readonly level: (id: string) => string;
  /** A permission set's id → what it is called. */
  readonly permissionSet: (id: string) => string;
}

/** What is in brackets is left out in an organization's own history. */
const done: Readonly<Record<string, string>> = {
  "share.created": "shared {item} with {subject}",
  "share.accepted": "accepted {item}",
  "share.declined": "declined {item}",
  "share.revoked": "ended the access of {subject} to {item}",
  "share.expired": "The access of {subject} to {item} ended by itself",
  "share.changed": "changed the access of {subject} to {item}",
  "share.approved": "approved sharing {item} with {subject}",
  "share.resolved": "registered the address that {item} was shared with",
  "share.pending": "deleted their account; {item} waits for the address again",
  "share.transferred": "moved the access of {subject} to {item} to its new owner",
  "link.changed": "changed the link to {item}",
  "link.kept": "keeps {item} from a link",
  "item.created": "made {item}",
  "item.trashed": "moved {item} to the trash",
  "item.restored": "took {item} out of the trash",
  "item.deleted": "deleted {item} for good",
  "item.transferred": "gave {item} to {subject}",
  "access.asked": "asked for access to {item}",
  "access.granted": "granted {subject} access to {item}",
  "access.declined": "declined the wish of {subject} for access to {item}",
  "organization.created": "started {item}",
  "organization.changed": "changed {item}",
  "organization.deleted": "deleted {item}",
  "organization.new_items_on": "set that {item} shares what its members make",
  "organization.new_items_off": "set that {item} does not share what its members make",
  "member.shares_new_items": "shares what they make with {item}",
  "member.keeps_new_items": "keeps what they make from {item}",
  "member.joined": "{subject} joined[ {item}]",
  "member.left": "left[ {item}]",
  "member.removed": "took {subject} out[ of {item}]",
  "member.ended": "The membership of {subject}[ in {item}] ended by itself",
  "support.started": "has support access[ to {item}]",
  "support.left": "ended their support access[ to {item}]",
  "support.removed": "ended the support access of {subject}[ to {item}]",
  "support.ended": "The support access of {subject}[ to {item}] ended by itself",
  "member.role": "changed what {subject} may do[ in {item}]",
  "member.role_ended": "The role of {subject}[ in {item}] ended by itself",
  "group.created": "made {group}[ in {item}]",
  "group.renamed": "renamed {group}[ in {item}]{newName}",
  "group.deleted": "deleted {group}[ in {item}]",
  "group.added": "put {subject} into {group}[ of {item}]{asRole}",
  "group.granted": "changed what {subject} may do in {group}[ of {item}]",
  "group.removed": "took {subject} out of {group}[ of {item}]",
  "group.ended": "The time of {subject} in {group}[ of {item}] ended by itself",
  "invitation.created": "invited {subject}[ into {item}]{asRole}",
  "invitation.resent": "sent the invitation of {subject}[ into {item}] again",
  "invitation.accepted": "accepted an invitation[ into {item}]",
  "invitation.declined": "declined an invitation[ into {item}]",
  "invitation.revoked": "took back the invitation of {subject}[ into {item}]",
  "invitation.expired": "The invitation of {subject}[ into {item}] lapsed",
  "people.added": "added {subject} to the people list[ of {item}]",
  "people.deleted": "took {subject} off the people list[ of {item}]",
  "people.imported": "added a file to the people list[ of {item}]",
  "campaign.created": "wrote {campaign}[ of {item}]",
  "campaign.changed": "changed {campaign}[ of {item}]{newName}",
  "campaign.deleted": "deleted the draft of {campaign}[ of {item}]",
  "campaign.sent": "sent {campaign}[ of {item}]",
  "campaign.scheduled": "planned {campaign}[ of {item}]",
  "campaign.cancelled": "cancelled {campaign}[ of {item}]",
  "campaign.stopped": "{campaign}[ of {item}] stopped by itself",
  "campaign.finished": "{campaign}[ of {item}] was sent to the last recipient",
  "campaign.exported": "exported the report of {campaign}[ of {item}]",
  "organization.sharingExported": "exported what is shared with {item}",
  "permissions.created": "made {set}[ in {item}]",
  "permissions.changed": "changed {set}[ in {item}]{newName}",
  "permissions.deleted": "deleted {set}[ in {item}]",
  "subscription.changed": "The subscription[ of {item}] changed",
  "account.created": "made their account",
  "account.made_admin": "became an admin of the server",
  "account.password_set": "set a password",
  "account.profile_changed": "changed name or color",
  "account.address_added": "added an address",
  "account.address_removed": "removed an address",
  "account.deleted": "deleted their account",
  "session.started": "signed in",
  "session.ended": "signed out",
  "session.others_ended": "signed out other devices",
};

const causes: Readonly<Record<string, string>> = {
  membership_ended: "the membership ended",
  account_deleted: "an account was deleted",
  item_deleted: "the item was deleted",
  refused: "its owner refused it",
  left: "they left by themselves",
  migrated: "taken over from an older scheme",
  household_setting: "the household shares what its members make",
  household_earlier: "they shared what they had before",
  shared_by_hand: "it was shared by hand instead",
  "invitation link": "with the link in the mail",
  invitation: "they were invited",
};

/** Instead of those above, where the role is another one now. */
const roleChanged: Readonly<Record<string, string>> = {
  "member.role": "gave {subject} the role {role}[ in {item}]",
  "member.role_ended": "The role {oldRole} of {subject}[ in {item}] ended by itself",
  "group.granted": "gave {subject} the role {role} in {group}[ of {item}]",
};

/** One sentence. What nobody has words for yet is shown by its stored name, not left out. */
export function auditWords(
  action: string,
  names: AuditNames,
  { before, after }: { readonly before: AuditFacts; readonly after: AuditFacts },
): string {
  const [role, oldRole] = [roleIn(after), roleIn(before)];
  const changed = role !== oldRole && role !== "" && (action === "group.granted" || oldRole !== "");
  const form =
    (changed ? roleChanged[action] : undefined) ?? done[action] ?? `${action.replaceAll(/[._]/g, " ")} {item}`;
  const values: Readonly<Record<string, string>> = {
    item: names.item === "" ? "something" : names.item,
    subject: names.subject === "" ? "somebody" : names.subject,
    group: named("group", names.thing),
    campaign: named("campaign", names.thing),
    set: named("permission set", names.thing),
    newName: newNameIn(before, after),
    role,
    oldRole,
    asRole: role === "" ? "" : ` as ${role}`,
  };
  const said = form
    .replace(/\[(.*)\]/, names.isOfOwn ? "" : "$1")
    // By a function, and in one go: a name is never read as a pattern.
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? "")
    .trim();
  if (form.startsWith("{campaign}")) return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  if (/^[A-Z{]/.test(form)) return `${said}.`;
  return `${names.actor === "" ? "By itself:" : names.actor} ${said}.`;
}

function named(noun: string, name: string): string {
  return name === "" ? `a ${noun}` : `the ${noun} “${name}”`;
}

function roleIn(facts: AuditFacts): string {
  const role = facts?.["role"];
  return typeof role === "string" ? nameOfRole(role) : "";
}

/** What it is called since, where that changed. */
function newNameIn(before: AuditFacts, after: AuditFacts): string {
  const [was, is] = [before?.["name"], after?.["name"]];
  return typeof was === "string" && typeof is === "string" && was !== is ? ` to “${is}”` : "";
}

export function causeWords(cause: string | null): string {
  return cause === null ? "" : (causes[cause] ?? cause);
}

/** Facts that mean nothing to a person, or are said otherwise. */
const unsaid = new Set([
  "share",
  "seq",
  "bytes",
  "ownerId",
  "recipientKind",
  "request",
  "blob",
  "size",
  "invitation",
  "member",
  "memberKind",
  "campaign",
  "group",
  "name",
  "person",
  "isActive",
]);

const labels: Readonly<Record<string, string>> = {
  level: "Level",
  status: "Status",
  approval: "Approval",
  shareAll: "All of a kind",
  membershipOnly: "Only with a membership",
  expiresAt: "Ends",
  endReason: "Ended because",
  reason: "Reason",
  role: "Role",
  permissionSet: "Permission set",
  capabilities: "Allows",
  endsAt: "Ends",
  until: "Ends",
  people: "People",
  recipients: "Recipients",
  rows: "Rows",
  at: "Goes out",
  kind: "Kind",
  plan: "Plan",
  isPaid: "Paid",
  seats: "Seats",
};

/** What changed between two states, one line per fact; of something new, what it is. */
export function auditChanges(
  before: AuditFacts,
  after: AuditFacts,
  names: Pick<AuditNames, "level" | "permissionSet">,
): string[] {
  const lines: string[] = [];
  for (const [fact, value] of Object.entries(after ?? {})) {
    if (unsaid.has(fact)) continue;
    // The sentence says which set it was, by its name then.
    if (fact === "permissionSet" && typeof after?.["name"] === "string") continue;
    const was = before?.[fact] ?? null;
    if (same(was, value)) continue;
    const label = labels[fact] ?? fact;
    const now = valueWords(fact, value, names);
    if (before === null && (now === "no" || now === "" || now === "none" || now === "never")) continue;
    lines.push(before === null ? `${label}: ${now}` : `${label}: ${valueWords(fact, was, names)} → ${now}`);
  }
  return lines;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function valueWords(
  fact: string,
  value: unknown,
  { level, permissionSet }: Pick<AuditNames, "level" | "permissionSet">,
): string {
  if (fact === "level" && typeof value === "string") return level(value);
  if (fact === "permissionSet" && typeof value === "string") return permissionSet(value);
  if (fact === "capabilities" && Array.isArray(value)) {
    return settableCapabilities
      .filter((one) => value.includes(one))
      .map((one) => capabilityNames[one])
      .join(", ");
  }
  if (fact === "role" && typeof value === "string") return nameOfRole(value);
  if (fact === "expiresAt" || fact === "endsAt" || fact === "until" || fact === "at")
    return typeof value === "number" ? new Date(value).toISOString().slice(0, 16).replace("T", " ") : "never";
  if (fact === "endReason" && typeof value === "string") return causeWords(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null || value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);
}
