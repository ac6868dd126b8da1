/** Sharing as the server's admin runs it (S3.16): the catalog, the settings, everybody's shares. For admins alone. */
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import {
  countedUpTo,
  type AdministeredShare,
  type AskedShares,
  type Revocation,
  type SharePage,
} from "../../../src/domain/sharing/administration.ts";
import { checkCatalog, type SharingCatalog } from "../../../src/domain/sharing/catalog.ts";
import { levelAllows } from "../../../src/domain/sharing/levels.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import { sharingSettingsSchema, type SharingSettings } from "../../../src/domain/sharing/settings.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareFilter, ShareRow } from "../../store/ports/shares.ts";
import { publishRecord } from "../records.ts";
import type { Work } from "../work.ts";
import { driverNames } from "./drivers.ts";
import { applyEvent } from "./moveShare.ts";
import { readSharingSettings, writeSharingSettings } from "./settings.ts";
import { refeedShare } from "./visibility.ts";

/** Shares looked at in one go; ids are kept, rows are not. */
const atOnce = 500;

/** Whether somebody runs this server. Errors: permission_denied. */
export async function requireAdmin(tx: StoreTransaction, personId: string): Promise<Result<null>> {
  const person = await tx.people.find(personId);
  return person?.isAdmin ? ok(null) : fail("permission_denied", "Only an admin of this server may do this.");
}

/** Puts another catalog in force at once: open documents ask again, and what can be seen by it appears or disappears. */
export async function saveCatalog(
  work: Work,
  personId: string,
  asked: SharingCatalog,
): Promise<Result<SharingCatalog>> {
  const { tx, effects } = work;
  const admin = await requireAdmin(tx, personId);
  if (!admin.ok) return admin;
  const checked = checkCatalog(asked);
  if (!checked.ok) return checked;
  const known = new Set(driverNames());
  const named = [...asked.levels, ...asked.offers].flatMap(({ driver }) => driver ?? []);
  const unknown = named.find((driver) => !known.has(driver));
  if (unknown !== undefined) return fail("catalog_invalid", `There is no driver called “${unknown}” on this server.`);
  const before = await tx.catalog.read();
  const inUse = before.levels.filter((level) => !asked.levels.some(({ id }) => id === level.id));
  for (const level of inUse) {
    if ((await tx.shares.acceptedAt(level.id, 0, 1)).length > 0) {
      return fail("catalog_invalid", `“${level.name}” is in use. Switch it off instead of removing it.`);
    }
  }
  await tx.catalog.write(asked, await tx.nextSequence(1));
  await tx.audit.append({
    at: tx.now(),
    actorId: personId,
    action: "sharing.catalog",
    before: summary(before),
    after: summary(asked),
  });
  for (const { id } of before.levels) {
    if (levelAllows(before.levels, id, "view") !== levelAllows(asked.levels, id, "view")) await refeedLevel(work, id);
  }
  await publishRecord(work, ["everyone"], "catalog", "catalog");
  effects.recheckAll = true;
  return ok(asked);
}

/** What the audit says of a catalog: each level with what decides, and what is offered where. */
function summary({ levels, offers }: SharingCatalog) {
  return {
    levels: levels.map(({ id, rank, implies, allows, allowsResharing, isActive }) => ({
      id,
      rank,
      implies,
      allows,
      allowsResharing,
      isActive,
    })),
    offers: offers.filter(({ isEnabled }) => isEnabled).map(({ itemType, level }) => `${itemType} ${level}`),
  };
}

/** Everything shared at a level is looked at anew by whom it was shared with. */
async function refeedLevel(work: Work, level: string): Promise<void> {
  for (let after = 0; ;) {
    const shares = await work.tx.shares.acceptedAt(level, after, atOnce);
    for (const share of shares) await refeedShare(work, share);
    if (shares.length < atOnce) return;
    after = shares.at(-1)?.seq ?? after;
  }
}

export async function saveSettings(
  work: Work,
  personId: string,
  asked: SharingSettings,
): Promise<Result<SharingSettings>> {
  const { tx } = work;
  const admin = await requireAdmin(tx, personId);
  if (!admin.ok) return admin;
  const settings = sharingSettingsSchema.parse(asked);
  const before = await readSharingSettings(tx);
  await writeSharingSettings(tx, settings);
  await tx.audit.append({ at: tx.now(), actorId: personId, action: "sharing.settings", before, after: settings });
  return ok(settings);
}

function toFilter({ address, ...rest }: AskedShares): ShareFilter {
  return { ...rest, address: address === undefined ? undefined : foldAddress(address) };
}

/** A page of everybody's shares, newest first. */
export async function searchShares(
  tx: StoreTransaction,
  personId: string,
  asked: AskedShares,
  before: number,
  limit: number,
): Promise<Result<SharePage>> {
  const admin = await requireAdmin(tx, personId);
  if (!admin.ok) return admin;
  const filter = toFilter(asked);
  const found = await tx.shares.search(filter, before, limit + 1);
  const page = found.slice(0, limit);
  const shares: AdministeredShare[] = [];
  const names = new Map<string, string>();
  for (const share of page) shares.push(await administered(tx, names, share));
  const next = found.length > limit ? (page.at(-1)?.seq ?? null) : null;
  const count = await tx.shares.count(filter, countedUpTo + 1);
  return ok({ shares, count: Math.min(count, countedUpTo), hasMore: count > countedUpTo, next });
}

async function administered(
  tx: StoreTransaction,
  names: Map<string, string>,
  share: ShareRow,
): Promise<AdministeredShare> {
  const nameOf = async (kind: ShareRow["recipientKind"], id: string | null): Promise<string> => {
    if (id === null) return "";
    const principal = principalOf(kind, id);
    const name = names.get(principal) ?? (await tx.principals.nameOf(principal));
    names.set(principal, name);
    return name;
  };
  const { id, ownerId, sharedById, recipientKind, recipientId, recipientAddress, itemType, itemId } = share;
  const { level, status, membershipOnly, createdAt, updatedAt, expiresAt, seq } = share;
  return {
    id,
    ownerId,
    ownerName: await nameOf("person", ownerId),
    sharedById,
    sharedByName: await nameOf("person", sharedById),
    recipientKind,
    recipientName: await nameOf(recipientKind, recipientId),
    recipientAddress,
    itemType,
    itemId,
    level,
    status,
    membershipOnly,
    createdAt,
    updatedAt,
    expiresAt,
    seq,
  };
}

/** Revokes every live share that matches, up to `limit` at a time; `isPreview` counts and changes nothing. */
export async function revokeShares(
  work: Work,
  personId: string,
  asked: AskedShares,
  { isPreview, limit }: { readonly isPreview: boolean; readonly limit: number },
): Promise<Result<Revocation>> {
  const { tx } = work;
  const admin = await requireAdmin(tx, personId);
  if (!admin.ok) return admin;
  const filter: ShareFilter = { ...toFilter(asked), isLive: true };
  const matching = await tx.shares.count(filter, Number.MAX_SAFE_INTEGER);
  const recipients = await tx.shares.countRecipients(filter);
  if (isPreview) return ok({ matching, recipients, revoked: 0 });
  let revoked = 0;
  for (let before = Number.MAX_SAFE_INTEGER; revoked < limit;) {
    const page = await tx.shares.search(filter, before, Math.min(atOnce, limit - revoked));
    for (const share of page) {
      if ((await applyEvent(work, personId, share, "revoke")).ok) revoked++;
    }
    const last = page.at(-1);
    if (last === undefined) break;
    before = last.seq;
  }
  return ok({ matching, recipients, revoked });
}
