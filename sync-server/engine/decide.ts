/** Brings the facts from the store to the one rule that decides. No permission is decided here. */
import {
  decideOn,
  effectivePermission,
  narrowed,
  type ContainerFacts,
  type Decision,
  type EffectivePermission,
  type ItemFacts,
} from "../../src/domain/sharing/authorize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { Action } from "../../src/domain/sharing/levels.ts";
import {
  lonePerson,
  personPrincipal,
  principalOf,
  type Actor,
  type Principal,
} from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import type { ShareRow, ShareSubjectRow } from "../store/ports/shares.ts";
import { actorOf } from "./actor.ts";
import { permissionDriver } from "./sharing/drivers.ts";

/** What is asked again and again while many changes are decided in one transaction in which no access changes. */
interface Known {
  readonly actors: Map<string, Promise<Actor>>;
  readonly grants: Map<string, Promise<readonly ShareRow[]>>;
}
const known = new WeakMap<StoreTransaction, Known>();

function remembered<Value>(map: Map<string, Promise<Value>> | undefined, key: string, ask: () => Promise<Value>) {
  const before = map?.get(key);
  if (before) return before;
  const asked = ask();
  map?.set(key, asked);
  return asked;
}

/** The item whose access counts: itself, or what it is a part of. */
export async function rootOf(tx: StoreTransaction, item: ItemHeadRow): Promise<ItemHeadRow | null> {
  return item.rootId === item.id ? item : tx.items.head(item.rootId);
}

/** Containers that hold an item and give access to it. */
async function containersOf(tx: StoreTransaction, root: ItemHeadRow): Promise<ContainerFacts[]> {
  const held = await tx.placements.ofItem(root.id);
  return held.flatMap(({ containerId, ownerId, type, cap }) =>
    cap === null ? [] : [{ id: containerId, ownerId, type: type as ItemType, cap }],
  );
}

interface Facts {
  readonly actor: Actor;
  readonly item: ItemFacts;
  readonly shares: readonly ShareRow[];
}

/** Who asks: a person by id, or somebody known otherwise (who has nothing but a link). */
export type Asker = string | Actor;

async function factsFor(tx: StoreTransaction, asker: Asker, root: ItemHeadRow): Promise<Facts> {
  const personId = personOf(asker);
  // The owner has everything by owning it: nothing else is asked.
  if (personId !== null && root.ownerId === personId) return { actor: lonePerson(personId), item: root, shares: [] };
  const many = typeof asker === "string" ? known.get(tx) : undefined;
  const actor = typeof asker === "string" ? await remembered(many?.actors, asker, () => actorOf(tx, asker)) : asker;
  const containers = await containersOf(tx, root);
  const subjects: ShareSubjectRow[] = [root, ...containers];
  const key = many && `${personId} ${subjects.map(({ id, ownerId }) => `${id} ${ownerId}`).join(" ")}`;
  const ask = () => tx.shares.grantsFor([...actor.principals], subjects);
  const shares = await (key === undefined ? ask() : remembered(many?.grants, key, ask));
  return { actor, item: { id: root.id, type: root.type, ownerId: root.ownerId, containers }, shares };
}

function personOf(asker: Asker): string | null {
  return typeof asker === "string" ? asker : asker.personId;
}

/** What somebody may do with an item, by what is stored now; null = nothing (S3.10). A part is decided by what it belongs to. */
export async function permissionOf(
  tx: StoreTransaction,
  asker: Asker,
  item: ItemHeadRow,
): Promise<EffectivePermission | null> {
  const root = await rootOf(tx, item);
  if (!root) return null;
  const { actor, item: facts, shares } = await factsFor(tx, asker, root);
  const found = effectivePermission(await tx.catalog.read(), actor, facts, shares, tx.now());
  const driver = permissionDriver(root.type);
  return driver === null
    ? found
    : narrowed(found, await driver.resolveEffectivePermission(tx, root, actor.personId, found));
}

/** May they do this to that item, by what is stored now? */
export async function decide(tx: StoreTransaction, asker: Asker, action: Action, item: ItemHeadRow): Promise<Decision> {
  return decideOn(await permissionOf(tx, asker, item), action);
}

/** Whom changes of an item concern: its owner, owners of containers that hold it, and everybody it is shared with. */
export async function audienceOf(tx: StoreTransaction, item: ItemHeadRow): Promise<Principal[]> {
  const root = await rootOf(tx, item);
  if (!root) return [personPrincipal(item.ownerId)];
  const containers = await containersOf(tx, root);
  const shares = await tx.shares.grantsOn([root, ...containers]);
  const audience = new Set<Principal>([personPrincipal(root.ownerId)]);
  for (const { ownerId } of containers) audience.add(personPrincipal(ownerId));
  for (const { recipientKind, recipientId } of shares) {
    if (recipientId !== null) audience.add(principalOf(recipientKind, recipientId));
  }
  return [...audience];
}

/**
 * A transaction for up to `changes` changes one after the other: asks who somebody is and what they were given once, so only
 * for work in which no access changes, and takes the numbers for all of them at once. Numbers that are not used are left out.
 */
export function forManyChanges(tx: StoreTransaction, changes: number): StoreTransaction {
  let next: number | undefined;
  const many: StoreTransaction = {
    ...tx,
    async nextSequence(count) {
      if (count !== 1) return tx.nextSequence(count);
      next ??= await tx.nextSequence(changes);
      return next++;
    },
  };
  known.set(many, { actors: new Map(), grants: new Map() });
  return many;
}
