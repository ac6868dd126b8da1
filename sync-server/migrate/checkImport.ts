/** Whether an import did what it must (S3.17): every permission taken over works now, and nobody can do more than before and the source said. */
import { actionsOf, type Action } from "../../src/domain/sharing/levels.ts";
import type { SharingCatalog } from "../../src/domain/sharing/catalog.ts";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { principalOf } from "../../src/domain/sharing/principals.ts";
import { audienceOf, permissionOf } from "../engine/decide.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { Outcome, OldGrant } from "./importShares.ts";

type Actions = ReadonlySet<Action>;
const none: Actions = new Set();

/** Item → person → what they could do. */
export type Access = ReadonlyMap<string, ReadonlyMap<string, Actions>>;

/** The people a grant is about; empty where nobody has registered the address. */
async function personsOf(tx: StoreTransaction, { recipient }: Pick<OldGrant, "recipient">): Promise<readonly string[]> {
  if (recipient.kind === "organization") {
    return tx.principals.personsOf(principalOf("organization", recipient.id), tx.now());
  }
  const address = await tx.people.findAddress(foldAddress(recipient.address));
  return address === null ? [] : [address.personId];
}

/** What everybody concerned may do with every item of the file now: those named in it, and those who have access. */
export async function accessNow(tx: StoreTransaction, grants: readonly OldGrant[]): Promise<Access> {
  const named = new Set<string>();
  for (const grant of grants) for (const person of await personsOf(tx, grant)) named.add(person);
  const access = new Map<string, Map<string, Actions>>();
  for (const itemId of new Set(grants.map((grant) => grant.itemId))) {
    const item = await tx.items.head(itemId);
    if (!item) continue;
    const persons = new Set(named);
    for (const principal of await audienceOf(tx, item)) {
      for (const person of await tx.principals.personsOf(principal, tx.now())) persons.add(person);
    }
    const ofItem = new Map<string, Actions>();
    for (const person of persons) ofItem.set(person, (await permissionOf(tx, person, item))?.actions ?? none);
    access.set(itemId, ofItem);
  }
  return access;
}

/** One sentence per violation; empty: the import is sound. */
export async function checkImport(
  tx: StoreTransaction,
  catalog: SharingCatalog,
  taken: readonly { readonly grant: OldGrant; readonly outcome: Outcome }[],
  before: Access,
): Promise<string[]> {
  const problems: string[] = [];
  const source = new Map<string, Set<Action>>();
  const after = await accessNow(
    tx,
    taken.map(({ grant }) => grant),
  );
  for (const { grant, outcome } of taken) {
    if (outcome.level === null || outcome.kind === "conflict" || outcome.kind === "left") continue;
    const wanted = actionsOf(catalog.levels, outcome.level);
    for (const person of await personsOf(tx, grant)) {
      const key = `${grant.itemId} ${person}`;
      source.set(key, new Set([...(source.get(key) ?? []), ...wanted]));
      const has = after.get(grant.itemId)?.get(person) ?? none;
      if (![...wanted].every((action) => has.has(action))) {
        problems.push(`${outcome.recipient} should have “${outcome.level}” on ${grant.itemId}, and has not.`);
      }
    }
  }
  for (const [itemId, persons] of after) {
    for (const [person, has] of persons) {
      const had = before.get(itemId)?.get(person) ?? none;
      const given = source.get(`${itemId} ${person}`) ?? none;
      const more = [...has].filter((action) => !had.has(action) && !given.has(action));
      if (more.length > 0) problems.push(`${person} can ${more.join(", ")} on ${itemId} now, and could not before.`);
    }
  }
  return problems;
}
