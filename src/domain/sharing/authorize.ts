/**
 * The one place that decides: may this person do this to that item, now? Pure; the screens use it to hide, the device to
 * refuse early, the server as the authority. Default is no.
 */
import type { ItemType } from "../items/types.ts";
import { isPublicLevel, offerOf, type SharingCatalog } from "./catalog.ts";
import {
  actionsOf,
  byRoleLevelId,
  impliedLevels,
  levelOf,
  manageLevelId,
  ownerLevelId,
  type Action,
  type LevelCatalog,
} from "./levels.ts";
import { principalOf, type Actor, type PrincipalKind } from "./principals.ts";
import type { Share } from "./share.ts";

interface OwnedFacts {
  readonly id: string;
  readonly type: ItemType;
  readonly ownerId: string;
}

/** A container that holds an item, and the most its access is worth there: what whoever put it in could have given. */
export interface ContainerFacts extends OwnedFacts {
  readonly cap: string;
}

/** What is known of an item when deciding. A part is decided by the item it belongs to: pass that item's facts. */
export interface ItemFacts extends OwnedFacts {
  readonly containers?: readonly ContainerFacts[];
}

/** The parts of a share that decide. */
export type ShareFacts = Pick<
  Share,
  | "id"
  | "ownerId"
  | "recipientKind"
  | "recipientId"
  | "itemType"
  | "itemId"
  | "shareAll"
  | "level"
  | "membershipOnly"
  | "status"
  | "expiresAt"
>;

/** What a person may do with an item and where that comes from (S3.10). */
export interface EffectivePermission {
  /** The highest level of all grants. */
  readonly level: string;
  readonly source: "owner" | "direct" | "group" | "organization" | "public" | "container";
  /** The share it comes from; null for the owner, also of a container. */
  readonly shareId: string | null;
  /** The container it comes through. */
  readonly containerId: string | null;
  /** All levels of all grants, with what they imply: a lesser grant never takes away. */
  readonly levels: readonly string[];
  readonly actions: ReadonlySet<Action>;
  readonly canReshare: boolean;
  /** When the highest grant ends by itself, server's clock in ms; null: it does not. */
  readonly expiresAt: number | null;
}

export type Decision =
  | { readonly allowed: true; readonly permission: EffectivePermission }
  | {
      readonly allowed: false;
      /** `invisible`: must be answered as if the item did not exist; `level`: seen, but not allowed this. */
      readonly reason: "invisible" | "level";
      readonly permission: EffectivePermission | null;
    };

interface Grant {
  readonly level: string;
  readonly source: EffectivePermission["source"];
  readonly shareId: string | null;
  readonly containerId: string | null;
  readonly expiresAt: number | null;
}

const sources: Readonly<Record<PrincipalKind, EffectivePermission["source"]>> = {
  person: "direct",
  group: "group",
  organization: "organization",
  link: "public",
};

/**
 * The level a share gives this person on something, or null: accepted, not over at `now` (ms), with one of their principals, by
 * the owner, about this, and paid for where it must be (S0.4).
 */
function levelFrom(share: ShareFacts, actor: Actor, subject: OwnedFacts, now: number): string | null {
  if (share.status !== "accepted" || share.recipientId === null || share.ownerId !== subject.ownerId) return null;
  if (share.expiresAt !== null && share.expiresAt <= now) return null;
  if (share.shareAll ? share.itemType !== subject.type : share.itemId !== subject.id) return null;
  const principal = principalOf(share.recipientKind, share.recipientId);
  if (!isWith(share, actor)) return null;
  if (share.membershipOnly && !actor.subscribed.has(principal)) return null;
  return share.level === byRoleLevelId ? (actor.roleLevels.get(principal) ?? null) : share.level;
}

/**
 * Whether a share is with this person or something they belong to. One that goes by role is with those alone whose role gives
 * something: to the others of the organization it does not exist.
 */
export function isWith(
  { recipientKind, recipientId, level }: Pick<ShareFacts, "recipientKind" | "recipientId" | "level">,
  actor: Actor,
): boolean {
  if (recipientId === null) return false;
  const principal = principalOf(recipientKind, recipientId);
  return actor.principals.has(principal) && (level !== byRoleLevelId || actor.roleLevels.has(principal));
}

function lower(levels: LevelCatalog, one: string, other: string): string {
  return rankOf(levels, one) <= rankOf(levels, other) ? one : other;
}

/** What a level is worth through a container that gives no more than `cap`. */
export function levelThrough(levels: LevelCatalog, level: string, cap: string): string {
  return lower(levels, level, cap);
}

function rankOf(levels: LevelCatalog, id: string): number {
  return levelOf(levels, id)?.rank ?? -1;
}

/** Everything that gives this person access to an item, in no order. */
function grantsOn(
  levels: LevelCatalog,
  actor: Actor,
  item: ItemFacts,
  shares: Iterable<ShareFacts>,
  now: number,
): Grant[] {
  const grants: Grant[] = [];
  const held = item.containers ?? [];
  for (const container of held) {
    if (container.ownerId !== actor.personId) continue;
    const level = lower(levels, manageLevelId, container.cap);
    grants.push({ level, source: "container", shareId: null, containerId: container.id, expiresAt: null });
  }
  for (const share of shares) {
    const { id: shareId, expiresAt, recipientKind } = share;
    const direct = levelFrom(share, actor, item, now);
    if (direct !== null)
      grants.push({ level: direct, source: sources[recipientKind], shareId, containerId: null, expiresAt });
    for (const container of held) {
      const level = levelFrom(share, actor, container, now);
      if (level === null) continue;
      const capped = lower(levels, level, container.cap);
      grants.push({ level: capped, source: "container", shareId, containerId: container.id, expiresAt });
    }
  }
  return grants;
}

const ownerGrant: Grant = {
  level: ownerLevelId,
  source: "owner",
  shareId: null,
  containerId: null,
  expiresAt: null,
};

/** What a person may do with an item, from ownership, shares and containers (S3.10); null = nothing. `now`: server's ms. */
export function effectivePermission(
  catalog: SharingCatalog,
  actor: Actor,
  item: ItemFacts,
  shares: Iterable<ShareFacts>,
  now: number,
): EffectivePermission | null {
  const { levels } = catalog;
  const isOwner = actor.personId !== null && item.ownerId === actor.personId;
  const grants = isOwner ? [ownerGrant] : grantsOn(levels, actor, item, shares, now);
  let best: Grant | undefined;
  const held = new Set<string>();
  const allowed = new Set<Action>();
  for (const grant of grants) {
    if (!levelOf(levels, grant.level)?.isActive) continue;
    if (!best || isBetter(levels, grant, best)) best = grant;
    for (const level of impliedLevels(levels, grant.level)) held.add(level);
    for (const action of actionsOf(levels, grant.level)) allowed.add(action);
  }
  if (!best) return null;
  return { ...best, levels: [...held], actions: allowed, canReshare: allowed.has("share") };
}

/** The higher level; of equals the one that lasts longer, then the more direct one. */
function isBetter(levels: LevelCatalog, one: Grant, other: Grant): boolean {
  const difference = rankOf(levels, one.level) - rankOf(levels, other.level);
  if (difference !== 0) return difference > 0;
  const lasts = (one.expiresAt ?? Infinity) - (other.expiresAt ?? Infinity);
  if (!Number.isNaN(lasts) && lasts !== 0) return lasts > 0;
  return one.source === "direct" && other.source !== "direct";
}

/** May somebody with this permission do that? One that does not even allow viewing makes the item invisible. */
export function decideOn(permission: EffectivePermission | null, action: Action): Decision {
  if (!permission?.actions.has("view")) return { allowed: false, reason: "invisible", permission: null };
  if (!permission.actions.has(action)) return { allowed: false, reason: "level", permission };
  return { allowed: true, permission };
}

/** May `actor` do `action` to `item` at `now` (server's ms)? */
export function authorize(
  catalog: SharingCatalog,
  actor: Actor,
  action: Action,
  item: ItemFacts,
  shares: Iterable<ShareFacts>,
  now: number,
): Decision {
  return decideOn(effectivePermission(catalog, actor, item, shares, now), action);
}

/** A permission cut down to what another leaves of it: whatever the other adds does not count. */
export function narrowed(
  found: EffectivePermission | null,
  to: EffectivePermission | null,
): EffectivePermission | null {
  if (!found || !to) return null;
  if (to === found) return found;
  const left = new Set([...found.actions].filter((action) => to.actions.has(action)));
  return {
    ...found,
    level: found.levels.includes(to.level) ? to.level : found.level,
    levels: found.levels.filter((level) => to.levels.includes(level)),
    actions: left,
    canReshare: left.has("share"),
  };
}

/**
 * Whether somebody with this permission may give this level on an item of this type (S3.11): nobody above what they hold; who
 * may share but not manage gives viewing only; only what the type offers.
 */
export function mayGrant(
  catalog: SharingCatalog,
  permission: EffectivePermission | null,
  itemType: ItemType,
  level: string,
): boolean {
  if (!permission?.canReshare || !offerOf(catalog, itemType, level)) return false;
  if (!levelOf(catalog.levels, level)?.offered) return false;
  const wanted = [...actionsOf(catalog.levels, level)];
  if (wanted.length === 0) return false;
  if (permission.actions.has("manage")) return wanted.every((action) => permission.actions.has(action));
  return wanted.every((action) => action === "view");
}

/**
 * The most that putting an item into a container may give there: managing for whoever manages it, viewing for whoever may
 * share it on, nothing (null) for anybody else.
 */
export function placementCap(permission: EffectivePermission | null): string | null {
  if (!permission) return null;
  if (permission.actions.has("manage")) return manageLevelId;
  return permission.canReshare ? "view" : null;
}

/** Whether a level may go into a link: as with `mayGrant`, viewing and commenting only unless the owner says otherwise (S3.19). */
export function mayGrantByLink(
  catalog: SharingCatalog,
  permission: EffectivePermission | null,
  itemType: ItemType,
  level: string,
): boolean {
  if (!mayGrant(catalog, permission, itemType, level) || !isPublicLevel(catalog, itemType, level)) return false;
  const isReading = [...actionsOf(catalog.levels, level)].every((action) => action === "view" || action === "comment");
  return isReading || permission?.source === "owner";
}
