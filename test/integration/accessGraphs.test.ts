/**
 * Random worlds of people, nested groups, organizations, links, containers and shares: who can open an item, in whose feed it is,
 * and who is listed as having it are the same people, and what they may do is what a slow, obviously right oracle says.
 */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { Action } from "../../src/domain/sharing/levels.ts";
import type { PrincipalKind } from "../../src/domain/sharing/principals.ts";
import { permissionOf } from "../../sync-server/engine/decide.ts";
import { whoHasAccess } from "../../sync-server/engine/sharing/whoHasAccess.ts";
import { readFeed } from "../../sync-server/feed/readFeed.ts";
import type { StoreTransaction } from "../../sync-server/store/ports.ts";
import type { ShareRow } from "../../sync-server/store/ports/shares.ts";
import { databaseFileName, openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { principalOf } from "../../src/domain/sharing/principals.ts";
import { seededRandom, type SeededRandom } from "../helpers/seededRandom.ts";
import { shareRow } from "../helpers/shares.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const now = 1_000_000;
const people = ["p0", "p1", "p2", "p3", "p4", "p5"];
const levels = ["view", "comment", "reshare", "edit", "delete", "manage"] as const;

/** What each level allows, and its rank, written by hand. */
const allowedBy: Readonly<Record<string, readonly Action[]>> = {
  view: ["view"],
  comment: ["view", "comment"],
  reshare: ["view", "share"],
  edit: ["view", "comment", "fill", "edit"],
  delete: ["view", "comment", "fill", "edit", "trash", "delete"],
  manage: ["view", "comment", "fill", "edit", "trash", "delete", "share", "manage"],
  owner: ["view", "comment", "fill", "edit", "trash", "delete", "share", "manage", "transfer"],
};
const rank: Readonly<Record<string, number>> = { view: 10, comment: 20, reshare: 40, edit: 50, delete: 60, manage: 80 };

interface World {
  readonly members: readonly { org: string; person: string; active: boolean; endsAt: number | null }[];
  readonly groups: readonly { id: string; org: string }[];
  readonly inGroup: readonly { group: string; kind: "person" | "group"; id: string; endsAt: number | null }[];
  readonly paid: readonly string[];
  readonly visitors: readonly { share: string; person: string }[];
  readonly items: readonly { id: string; type: ItemType; owner: string }[];
  readonly places: readonly { container: string; item: string; cap: string | null }[];
  readonly shares: readonly ShareRow[];
}

function randomWorld(random: SeededRandom): World {
  const orgs = ["o0", "o1"];
  const sometimes = <T>(value: T, otherwise: T, chance = 0.2): T => (random.next() < chance ? value : otherwise);
  const ends = (): number | null => sometimes<number | null>(random.pick([now - 1, now, now + 1]), null);
  const members = orgs.flatMap((org) =>
    people.flatMap((person) =>
      random.next() < 0.6 ? [{ org, person, active: random.next() < 0.85, endsAt: ends() }] : [],
    ),
  );
  const groups = ["g0", "g1", "g2", "g3"].map((id) => ({ id, org: random.pick(orgs) }));
  const inGroup = groups.flatMap(({ id: group }, index) => [
    ...people.flatMap((person) =>
      random.next() < 0.35 ? [{ group, kind: "person" as const, id: person, endsAt: ends() }] : [],
    ),
    // Only into earlier groups: circles are refused where groups are made.
    ...groups
      .slice(index + 1)
      .flatMap((inner) =>
        random.next() < 0.3 ? [{ group, kind: "group" as const, id: inner.id, endsAt: ends() }] : [],
      ),
  ]);
  const items = Array.from({ length: 9 }, (_, index) => ({
    id: `i${index}`,
    type: (["recipe", "list", "cookbook"] as const)[index % 3] ?? "recipe",
    owner: random.pick(people),
  }));
  const places = items.flatMap((container) =>
    container.type !== "cookbook"
      ? []
      : items.flatMap((item) =>
          item.type === "cookbook" || random.next() < 0.6
            ? []
            : [{ container: container.id, item: item.id, cap: random.pick(["manage", "manage", "view", null]) }],
        ),
  );
  const shares: ShareRow[] = [];
  for (let index = 0; index < 22; index++) {
    const item = random.pick(items);
    const shareAll = random.next() < 0.15;
    const kind = random.pick<PrincipalKind>(["person", "person", "group", "organization", "link"]);
    const id = `s${index}`;
    const recipientId = {
      person: random.pick(people),
      group: random.pick(groups).id,
      organization: random.pick(orgs),
      link: id,
    }[kind];
    if (kind === "person" && recipientId === item.owner) continue;
    const scope = { ownerId: item.owner, itemType: item.type, itemId: shareAll ? null : item.id };
    const isSame = (one: ShareRow): boolean =>
      one.ownerId === scope.ownerId && one.itemType === scope.itemType && one.itemId === scope.itemId;
    if (shares.some((one) => isSame(one) && one.recipientKind === kind && one.recipientId === recipientId)) continue;
    const status = random.pick(["accepted", "accepted", "accepted", "pending", "revoked"] as const);
    shares.push(
      shareRow({
        id,
        ...scope,
        recipientKind: kind,
        recipientId,
        level: random.pick(levels),
        status,
        membershipOnly: random.next() < 0.2,
        expiresAt: ends(),
        seq: 100 + index,
      }),
    );
  }
  const links = shares.filter((share) => share.recipientKind === "link");
  return {
    members,
    groups,
    inGroup,
    paid: [...people.map((id) => `person:${id}`), ...orgs.map((id) => `organization:${id}`)].filter(
      () => random.next() < 0.4,
    ),
    visitors: links.flatMap(({ id }) =>
      people.filter(() => random.next() < 0.4).map((person) => ({ share: id, person })),
    ),
    items,
    places,
    shares,
  };
}

/** The oracle: reads the world as it stands, one question at a time, with loops and nothing clever. */
function oracle(world: World) {
  const lasts = (endsAt: number | null): boolean => endsAt === null || endsAt > now;
  const isMember = (person: string, org: string): boolean =>
    world.members.some((one) => one.person === person && one.org === org && one.active && lasts(one.endsAt));
  const isInGroup = (person: string, group: string): boolean =>
    world.inGroup.some(
      (one) =>
        one.group === group &&
        lasts(one.endsAt) &&
        (one.kind === "person" ? one.id === person : isInGroup(person, one.id)),
    );
  const orgOf = (group: string): string => world.groups.find(({ id }) => id === group)?.org ?? "";
  const reaches = (share: ShareRow, person: string): boolean => {
    const id = share.recipientId ?? "";
    switch (share.recipientKind) {
      case "person":
        return id === person;
      case "organization":
        return isMember(person, id);
      case "group":
        return isMember(person, orgOf(id)) && isInGroup(person, id);
      case "link":
        return world.visitors.some((one) => one.share === id && one.person === person);
      default:
        return share.recipientKind satisfies never;
    }
  };
  const isPaid = (share: ShareRow): boolean => {
    const id = share.recipientId ?? "";
    if (share.recipientKind === "group") return world.paid.includes(`organization:${orgOf(id)}`);
    return world.paid.includes(`${share.recipientKind}:${id}`);
  };
  const given = (person: string, about: World["items"][number]): string[] =>
    world.shares
      .filter((share) => share.status === "accepted" && lasts(share.expiresAt) && share.ownerId === about.owner)
      .filter((share) => (share.shareAll ? share.itemType === about.type : share.itemId === about.id))
      .filter((share) => reaches(share, person) && (!share.membershipOnly || isPaid(share)))
      .map((share) => share.level);
  return (person: string, item: World["items"][number]): string[] => {
    if (item.owner === person) return ["owner"];
    const found = given(person, item);
    for (const { container, item: held, cap } of world.places) {
      const box = world.items.find(({ id }) => id === container);
      if (held !== item.id || cap === null || !box) continue;
      const there = box.owner === person ? ["manage"] : given(person, box);
      for (const level of there) found.push((rank[level] ?? 0) < (rank[cap] ?? 0) ? level : cap);
    }
    return found;
  };
}

async function build(world: World, tx: StoreTransaction): Promise<void> {
  for (const id of people) {
    await tx.people.add({ id, name: id, color: "sky", isAdmin: false, createdAt: 1 });
    const address = `${id}@example.org`;
    await tx.people.addAddress({ address, folded: address, personId: id, verifiedAt: 1 });
  }
  for (const [index, { id, type, owner }] of world.items.entries()) {
    const times = { createdAt: 1, updatedAt: 1, trashedAt: 0, deletedAt: 0 };
    const ids = { id, type, parentId: "", rootId: id, ownerId: owner };
    await tx.items.put({ ...ids, ...times, sortKey: "", title: id, seq: 1 + index, state: new Uint8Array([0, 0]) });
  }
  for (const { container, item, cap } of world.places) {
    await tx.placements.put({ containerId: container, itemId: item, placedBy: "p0", cap }, 50);
  }
  for (const share of world.shares) await tx.shares.put(share);
  await tx.nextSequence(200);
}

function addBelonging(world: World, folder: string): void {
  const database = new DatabaseSync(join(folder, databaseFileName));
  const add = (table: string, row: Record<string, string | number | null>): void => {
    const names = Object.keys(row);
    database
      .prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`)
      .run(...Object.values(row));
  };
  const times = { created_at: 1, updated_at: 1, seq: 1 };
  for (const id of ["o0", "o1"]) {
    add("organizations", {
      id,
      kind: "team",
      name: id,
      color: "sky",
      owner_id: "p0",
      settings: "{}",
      deleted_at: 0,
      ...times,
    });
  }
  for (const [index, { org, person, active, endsAt }] of world.members.entries()) {
    const ids = { id: `m${index}`, organization_id: org, person_id: person, role: "MEMBER" };
    add("memberships", { ...ids, is_active: active ? 1 : 0, ends_at: endsAt, ...times });
  }
  for (const { id, org } of world.groups) {
    add("groups", { id, organization_id: org, name: id, created_at: 1, deleted_at: 0, seq: 1 });
  }
  for (const { group, kind, id, endsAt } of world.inGroup) {
    add("group_members", { group_id: group, member_kind: kind, member_id: id, ends_at: endsAt, added_at: 1 });
  }
  for (const principal of world.paid) {
    const [kind = "", id = ""] = principal.split(":");
    add("subscriptions", { subject_kind: kind, subject_id: id, plan: "paid", is_paid: 1, updated_at: 1 });
  }
  for (const { share, person } of world.visitors) add("link_visitors", { share_id: share, person_id: person, at: 1 });
  database.close();
}

/** Everybody who has an item by its list of who has access. */
async function listed(tx: StoreTransaction, item: World["items"][number]): Promise<Set<string>> {
  const list = await whoHasAccess(tx, item.owner, item.id);
  if (!list.ok) throw new Error(list.error.message);
  const found = new Set([list.value.ownerId, ...list.value.containerOwners.map(({ personId }) => personId)]);
  for (const { share, works } of list.value.entries) {
    if (!works || share.recipientId === null) continue;
    for (const person of await tx.principals.personsOf(principalOf(share.recipientKind, share.recipientId), now)) {
      found.add(person);
    }
  }
  return found;
}

async function inFeed(tx: StoreTransaction, person: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let since = 0, more = true; more;) {
    // Small pages, so that what lies behind a page's end counts too.
    const page = await readFeed(tx, person, since, 3);
    for (const row of page.rows) {
      if (row.kind === "item") ids.add(row.head.id);
      else ids.delete(row.id);
    }
    since = page.upTo;
    more = page.more;
  }
  return ids;
}

const chosen = process.env["POTLUCK_SEED"];
const first = chosen === undefined ? 1 : Number(chosen);
const seeds = Array.from({ length: chosen === undefined ? 25 : 1 }, (_, index) => first + index);

test.each(seeds)(
  "[S3.10] [S3.18] [C.5] who can open it, in whose feed it is, and who is listed are the same (seed %i)",
  async (seed) => {
    const world = randomWorld(seededRandom(seed));
    const folder = await temporaryFolder();
    const opened = await openSqliteStore(folder, () => now);
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    try {
      await store.transaction((tx) => build(world, tx));
      addBelonging(world, folder);
      const levelsOf = oracle(world);
      let opens = 0;
      let blind = 0;
      await store.transaction(async (tx) => {
        for (const item of world.items) {
          const head = await tx.items.head(item.id);
          if (!head) throw new Error("An item is missing.");
          const names = await listed(tx, item);
          for (const person of people) {
            const expected = new Set(levelsOf(person, item).flatMap((level) => allowedBy[level] ?? []));
            const found = await permissionOf(tx, person, head);
            const at = `${person} on ${item.id}`;
            expect([...(found?.actions ?? [])].toSorted(), at).toEqual([...expected].toSorted());
            expect(names.has(person), `${at}: listed`).toBe(expected.has("view"));
            if (expected.has("view")) opens++;
            else blind++;
          }
        }
        for (const person of people) {
          const expected = world.items.filter((item) => levelsOf(person, item).length > 0).map(({ id }) => id);
          expect([...(await inFeed(tx, person))].toSorted(), `feed of ${person}`).toEqual(expected.toSorted());
        }
      });
      // Worlds in which everybody, or nobody but owners, sees everything would prove nothing.
      expect(opens).toBeGreaterThan(world.items.length);
      expect(blind).toBeGreaterThan(0);
    } finally {
      await store.close();
    }
  },
);
