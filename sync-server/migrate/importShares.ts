/**
 * Takes over the permissions of an older scheme as shares (S3.17), inside one transaction: each becomes a share of the item's owner,
 * accepted at once because it was in force, or waiting for the address where nobody has registered it. Done twice it does nothing
 * the second time. It asks the engine for every share, so nothing is made that could not have been shared.
 */
import { createHash } from "node:crypto";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { actionsOf, type Action } from "../../src/domain/sharing/levels.ts";
import { offeredLevels, type SharingCatalog } from "../../src/domain/sharing/catalog.ts";
import { isLive } from "../../src/domain/sharing/share.ts";
import { attempt, type Work } from "../engine/work.ts";
import { createShare } from "../engine/sharing/createShare.ts";
import { acceptOnBehalf, changeShare } from "../engine/sharing/moveShare.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import type { RecipientKey, ShareRow } from "../store/ports/shares.ts";
import { levelForPermission, type OldPermission } from "./oldScheme.ts";

/** What became, or would become, of the permissions one recipient had on one item. */
export interface Outcome {
  readonly lines: readonly number[];
  readonly itemId: string;
  /** Address or organization. */
  readonly recipient: string;
  readonly recipientKind: "person" | "organization";
  /** The level it is; null where it is none. */
  readonly level: string | null;
  readonly kind: "made" | "raised" | "waiting" | "there" | "left" | "conflict";
  /** Why, where the kind does not say. */
  readonly reason: string;
}

/** Permissions of one recipient on one item: together they are one share. */
export interface OldGrant {
  readonly itemId: string;
  readonly recipient: OldPermission["recipient"];
  readonly permissions: readonly OldPermission[];
}

export function grantsIn(permissions: readonly OldPermission[]): OldGrant[] {
  const grants = new Map<string, OldPermission[]>();
  for (const permission of permissions) {
    const key = JSON.stringify([permission.itemId, keyOf(permission.recipient)]);
    grants.set(key, [...(grants.get(key) ?? []), permission]);
  }
  return [...grants.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ itemId: first.itemId, recipient: first.recipient, permissions: group }] : [];
  });
}

function keyOf(recipient: OldPermission["recipient"]): RecipientKey {
  return recipient.kind === "person"
    ? { kind: "person", addressFolded: foldAddress(recipient.address) }
    : { kind: "organization", id: recipient.id };
}

/** The one level that allows what these allow together, nothing more and nothing less. */
export function levelOfAll(catalog: SharingCatalog, item: ItemHeadRow, permissions: readonly string[]): Result<string> {
  const wanted = new Set<Action>();
  for (const permission of permissions) {
    const level = levelForPermission(permission);
    if (level === null) return fail("share_level", `nothing here is like “${permission}”`);
    for (const action of actionsOf(catalog.levels, level)) wanted.add(action);
  }
  const fits = offeredLevels(catalog, item.type).find(({ id }) => {
    const actions = actionsOf(catalog.levels, id);
    return actions.size === wanted.size && [...wanted].every((action) => actions.has(action));
  });
  return fits ? ok(fits.id) : fail("share_level", `no level offered here is exactly “${permissions.join(" and ")}”`);
}

/** Takes one grant over. */
export async function importGrant(work: Work, catalog: SharingCatalog, grant: OldGrant): Promise<Outcome> {
  const { recipient, itemId, permissions } = grant;
  const said = {
    lines: permissions.map(({ line }) => line),
    itemId,
    recipient: recipient.kind === "person" ? recipient.address : recipient.id,
    recipientKind: recipient.kind,
  };
  const conflict = (reason: string, level: string | null = null): Outcome => ({
    ...said,
    level,
    kind: "conflict",
    reason,
  });
  const item = await work.tx.items.head(itemId);
  if (!item || item.deletedAt > 0 || item.rootId !== item.id) return conflict("there is no such item");
  const scopes = new Set(permissions.map(({ scope }) => scope));
  if (scopes.size > 1) return conflict("its lines name different scopes");
  const [scope] = scopes;
  const left = (reason: string): Outcome => ({ ...said, level: null, kind: "left", reason });
  if (scope === "private") return left("the scope was private: this was not in force");
  if (scope === "people" && recipient.kind === "organization")
    return left("the scope was people: this was not in force");
  const level = levelOfAll(
    catalog,
    item,
    permissions.map(({ permission }) => permission),
  );
  if (!level.ok) return conflict(level.error.message);
  if (recipient.kind === "person" && (await isOwnersAddress(work, item, recipient.address))) {
    return left("this is the owner");
  }
  const outcome = await attempt(work, (part) => giveLevel(part, catalog, item, grant, level.value));
  return outcome.ok ? { ...said, level: level.value, ...outcome.value } : conflict(outcome.error.message, level.value);
}

async function isOwnersAddress({ tx }: Work, item: ItemHeadRow, address: string): Promise<boolean> {
  const folded = foldAddress(address);
  return (await tx.people.addressesOf(item.ownerId)).some((own) => own.folded === folded);
}

type Given = Pick<Outcome, "kind" | "reason">;

async function giveLevel(
  work: Work,
  catalog: SharingCatalog,
  item: ItemHeadRow,
  { recipient, itemId }: OldGrant,
  level: string,
): Promise<Result<Given>> {
  const { tx } = work;
  const key = keyOf(recipient);
  const id = `import.${createHash("sha256")
    .update(JSON.stringify([itemId, key]))
    .digest("hex")
    .slice(0, 40)}`;
  const before = await tx.shares.find(id);
  const live = await tx.shares.findLive({ ownerId: item.ownerId, type: item.type, id: itemId }, key);
  if (live) return raise(work, catalog, live, level);
  if (before && !isLive(before)) return ok({ kind: "left", reason: `taken over before, and ${before.status} since` });
  const made = await createShare(work, item.ownerId, id, {
    recipient,
    itemType: item.type,
    itemId,
    shareAll: false,
    level,
    membershipOnly: false,
    message: "",
    notes: "",
    expiresAt: null,
  });
  if (!made.ok) return made;
  const accepted = await accept(work, made.value);
  if (!accepted.ok) return accepted;
  const isWaiting = accepted.value.status === "pending";
  return ok({
    kind: isWaiting ? "waiting" : "made",
    reason: isWaiting ? "nobody has registered this address yet" : "",
  });
}

/** There is a share already: it stays as it is where it is worth as much, and is raised where it is worth less. */
async function raise(work: Work, catalog: SharingCatalog, live: ShareRow, level: string): Promise<Result<Given>> {
  const accepted = await accept(work, live);
  if (!accepted.ok) return accepted;
  const [has, wanted] = [actionsOf(catalog.levels, live.level), actionsOf(catalog.levels, level)];
  if (accepted.value.status === "pending") return ok({ kind: "there", reason: "waits for the address" });
  if ([...wanted].every((action) => has.has(action))) return ok({ kind: "there", reason: "" });
  if (![...has].every((action) => wanted.has(action))) {
    return fail("share_level", `it is shared with them at “${live.level}” already, which is neither more nor less`);
  }
  const raised = await changeShare(work, live.ownerId, live.id, { level });
  return raised.ok ? ok({ kind: "raised", reason: `from “${live.level}”` }) : raised;
}

/** It was in force, so there is nothing to answer. */
async function accept(work: Work, share: ShareRow): Promise<Result<ShareRow>> {
  if (share.status !== "pending" || share.recipientId === null || share.approval === "waiting") return ok(share);
  return acceptOnBehalf(work, share);
}
