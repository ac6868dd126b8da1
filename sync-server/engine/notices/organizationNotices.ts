/** What people hear of their own standing in an organization and of what it shares by itself, and its owners and admins of support in it. */
import { typeNames } from "../../../src/domain/items/materialize.ts";
import { nameOfRole } from "../../../src/domain/organizations/roles.ts";
import { levelOf } from "../../../src/domain/sharing/levels.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { Notice } from "../work.ts";
import type { Told } from "./told.ts";
import { dateWords, quoted } from "./words.ts";

const aboutNoItem = { address: null, itemType: null, itemId: null, shareId: null, template: null } as const;

type RoleNotice = Extract<Notice, { readonly kind: "role-changed" }>;
type HouseholdNotice = Extract<Notice, { readonly kind: "household-shares" }>;
type SupportNotice = Extract<Notice, { readonly kind: "support-access" }>;

const pathOf = (organizationId: string): string => `/organizations/${encodeURIComponent(organizationId)}`;

export async function roleNotice(tx: StoreTransaction, notice: RoleNotice): Promise<Told> {
  const { kind, event, organizationId, groupId, actorId, toId } = notice;
  const organization = `“${quoted((await tx.organizations.find(organizationId))?.name ?? "")}”`;
  const group = groupId === null ? null : await tx.groups.find(groupId);
  const place = groupId === null ? organization : `the group “${quoted(group?.name ?? "")}” of ${organization}`;
  const actor = (actorId !== null && (await tx.people.find(actorId))?.name) || "Somebody";
  const titles = {
    added: `${actor} put you into ${place}`,
    changed: `${actor} changed what you may do in ${place}`,
    removed: `${actor} took you out of ${place}`,
    ended: groupId === null ? `Your role in ${place} has ended` : `Your time in ${place} has ended`,
  };
  const isOver = event === "removed" || (event === "ended" && groupId !== null);
  const message = isOver ? "What was shared with it is no longer yours to see." : await grantWords(tx, notice);
  return { ...aboutNoItem, personId: toId, kind, title: titles[event], message, path: pathOf(organizationId) };
}

/** "Your role in it is Local manager, and you have “Helpers”, until 28 November 2026 at 09:00 UTC." */
async function grantWords(tx: StoreTransaction, { groupId, given }: RoleNotice): Promise<string> {
  const { role, permissionSetId, until } = given;
  const set = permissionSetId === null ? null : await tx.permissionSets.find(permissionSetId);
  const where = groupId === null ? "" : " in it";
  const parts = [
    ...(role === null ? [] : [`your role${where} is ${nameOfRole(role)}`]),
    ...(set === null ? [] : [`you have “${quoted(set.name)}”${role === null ? where : ""}`]),
  ];
  const end = until === null ? [] : [`until ${dateWords(until)}`];
  const words = [...(parts.length === 0 ? [] : [parts.join(", and ")]), ...end].join(", ");
  return words === "" ? "" : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

export async function supportNotice(
  tx: StoreTransaction,
  { kind, organizationId, toId, support }: SupportNotice,
): Promise<Told> {
  const organization = (await tx.organizations.find(organizationId))?.name ?? "";
  return {
    ...aboutNoItem,
    personId: toId,
    kind,
    title: `${support.name}, an admin of the server, has support access to “${quoted(organization)}”`,
    message: `For: ${support.reason} It ends by itself on ${dateWords(support.endsAt)}; you can end it before.`,
    path: pathOf(organizationId),
  };
}

export async function householdNotice(
  tx: StoreTransaction,
  { kind, organizationId, actorId, toId, isNew }: HouseholdNotice,
): Promise<Told> {
  const organization = await tx.organizations.find(organizationId);
  const name = quoted(organization?.name ?? "");
  const actor = (await tx.people.find(actorId))?.name || "Somebody";
  const { levels } = await tx.catalog.read();
  const level = levelOf(levels, organization?.newItems?.level ?? "")?.name ?? "";
  const kinds = (organization?.newItems?.types ?? []).map((type) => `${typeNames[type]}s`).join(", ");
  return {
    ...aboutNoItem,
    personId: toId,
    kind,
    title: isNew ? `What you make is shared with “${name}” from now on` : `“${name}” shares otherwise what you make`,
    message: `${actor} set that: ${kinds} (${level.toLowerCase()}). You can switch it off for yourself there.`,
    path: pathOf(organizationId),
  };
}
