/** The sharing engine on the real store: who may give what, what time and money end, and what happens at once. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { addToCookbook, removeFromCookbook, setCookbookText } from "../../src/domain/cookbooks/document.ts";
import { seededCatalog, type SharingCatalog } from "../../src/domain/sharing/catalog.ts";
import { permissionOf } from "../../sync-server/engine/decide.ts";
import { createShare } from "../../sync-server/engine/sharing/createShare.ts";
import { answerApproval, changeShare, moveShare } from "../../sync-server/engine/sharing/moveShare.ts";
import { endUnpaidShares, expireShares, remindOfEnds } from "../../sync-server/engine/sharing/sweepShares.ts";
import { transferOwnership } from "../../sync-server/engine/sharing/transferOwnership.ts";
import { shareWishSchema, type ShareWish } from "../../src/domain/sharing/share.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { addGroup, addOrganization, setSubscription } from "../helpers/belonging.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { syncWorld, type World } from "../helpers/syncWorld.ts";

const dayMs = 86_400_000;

function wish(more: object): ShareWish {
  return shareWishSchema.parse({ itemType: "list", itemId: "list", shareAll: false, level: "view", ...more });
}
const withPerson = (name: string) => ({ recipient: { kind: "person", address: `${name}@example.org` } });

function titled(title: string, client = 7): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  setListTitle(doc, title);
  return doc;
}

/** Anna with a list; Ben, Carla and Dan besides. */
async function people() {
  const world = await syncWorld();
  const ids: Record<string, string> = {};
  const peers: Record<string, RawPeer> = {};
  for (const name of ["anna", "ben", "carla", "dan"]) {
    ids[name] = await world.person(name);
    peers[name] = await RawPeer.greeted(world.hub, `person-${name}`);
  }
  const { anna, ben, carla, dan } = peers as Record<"anna" | "ben" | "carla" | "dan", RawPeer>;
  await anna.push(itemPush("list", titled("Groceries")));
  return { world, anna, ben, carla, dan };
}

/** Shares and has it accepted; answers the share's id. */
async function given(world: World, from: string, to: string, id: string, more: object = {}): Promise<string> {
  const made = await world.perform((work) =>
    createShare(work, `person-${from}`, id, wish({ ...withPerson(to), ...more })),
  );
  expect(made).toMatchObject({ ok: true });
  if (made.ok && made.value.status === "pending" && made.value.approval !== "waiting") {
    expect(await world.perform((work) => moveShare(work, `person-${to}`, id, "accept"))).toMatchObject({ ok: true });
  }
  return id;
}

async function levelOf(world: World, name: string, itemId = "list"): Promise<string | null> {
  return world.store.transaction(async (tx) => {
    const item = await tx.items.head(itemId);
    return (item && (await permissionOf(tx, `person-${name}`, item)))?.level ?? null;
  });
}

async function sees(peer: RawPeer, id = "list"): Promise<boolean> {
  return (await peer.get(id))[0]?.kind === "item";
}

test("[S2.1] recipes, plans, lists, cookbooks and tables are shared, one by one and all of a kind", async () => {
  const { world, anna, ben } = await people();
  for (const type of ["recipe", "plan", "list", "cookbook", "table"] as const) {
    await anna.push(itemPush(`one-${type}`, new Y.Doc(), { type }));
    await anna.push(itemPush(`other-${type}`, new Y.Doc(), { type }));
    await given(world, "anna", "ben", `s-${type}`, { itemType: type, itemId: `one-${type}` });
    expect([await sees(ben, `one-${type}`), await sees(ben, `other-${type}`)], type).toEqual([true, false]);
    await given(world, "anna", "carla", `a-${type}`, { itemType: type, itemId: null, shareAll: true });
    expect([await levelOf(world, "carla", `one-${type}`), await levelOf(world, "carla", `other-${type}`)]).toEqual([
      "view",
      "view",
    ]);
  }
});

describe("giving on", () => {
  test("[S3.11] who may share on gives viewing, in their own name, of the owner's item; nobody gives above what they hold", async () => {
    const { world, carla } = await people();
    await given(world, "anna", "ben", "s1", { level: "reshare" });
    const give = (level: string, id: string) =>
      world.perform((work) => createShare(work, "person-ben", id, wish({ ...withPerson("carla"), level })));
    expect(await give("edit", "s2")).toMatchObject({ ok: false, error: { code: "share_level" } });
    expect(await give("view", "s3")).toMatchObject({
      ok: true,
      value: { ownerId: "person-anna", sharedById: "person-ben" },
    });
    await world.perform((work) => moveShare(work, "person-carla", "s3", "accept"));
    expect(await sees(carla)).toBe(true);
    // The owner runs it too; whoever only sees does not.
    expect(await world.perform((work) => moveShare(work, "person-dan", "s3", "revoke"))).toMatchObject({ ok: false });
    expect(await world.perform((work) => moveShare(work, "person-anna", "s3", "revoke"))).toMatchObject({ ok: true });
    expect(await sees(carla)).toBe(false);
    expect(
      await world.perform((work) => createShare(work, "person-carla", "s4", wish(withPerson("dan")))),
    ).toMatchObject({ ok: false, error: { code: "item_not_found" } });
  });

  test("[S3.11] a manager manages everybody's access but the owner's; who lost managing does not", async () => {
    const { world } = await people();
    await given(world, "anna", "ben", "s1", { level: "manage" });
    await given(world, "anna", "carla", "s2", { level: "edit" });
    const change = (who: string, level: string) =>
      world.perform((work) => changeShare(work, `person-${who}`, "s2", { level }));
    expect(await change("ben", "delete")).toMatchObject({ ok: true });
    expect(await change("carla", "manage")).toMatchObject({ ok: false, error: { code: "share_not_found" } });
    expect(await change("ben", "owner")).toMatchObject({ ok: false, error: { code: "share_level" } });
    await world.perform((work) => changeShare(work, "person-anna", "s1", { level: "edit" }));
    expect(await change("ben", "view")).toMatchObject({ ok: false, error: { code: "share_not_found" } });
    expect(await levelOf(world, "carla")).toBe("delete");
  });

  test("[S2.8] a share's level, end and notes change; its recipient does not see the notes", async () => {
    const { world, anna, ben } = await people();
    await given(world, "anna", "ben", "s1");
    const end = world.clock.now + dayMs;
    const changed = await world.perform((work) =>
      changeShare(work, "person-anna", "s1", { level: "comment", expiresAt: end, notes: "from the market" }),
    );
    expect(changed).toMatchObject({ ok: true, value: { level: "comment", expiresAt: end, notes: "from the market" } });
    const seen = async (peer: RawPeer) => (await peer.pullShares()).rows[0];
    expect(await seen(anna)).toMatchObject({ share: { notes: "from the market", level: "comment" } });
    expect(await seen(ben)).toMatchObject({ share: { notes: "", level: "comment", expiresAt: end } });
  });
});

describe("approval", () => {
  const catalog: SharingCatalog = {
    ...seededCatalog,
    offers: seededCatalog.offers.map((offer) =>
      offer.itemType === "list" && offer.level === "view" ? { ...offer, requiresApproval: true } : offer,
    ),
  };

  test("[S3.3] what somebody else shares waits for the owner, and its recipient hears nothing until then", async () => {
    const { world, anna, ben, carla } = await people();
    await given(world, "anna", "ben", "s1", { level: "reshare" });
    await world.store.transaction(async (tx) => tx.catalog.write(catalog, await tx.nextSequence(1)));
    await given(world, "ben", "carla", "s2");
    expect((await carla.pullShares()).rows).toEqual([]);
    expect((await carla.pushShares({ id: "s2", move: "accept" }))[0]?.failure?.code).toBe("share_not_found");
    expect((await ben.pushShares({ id: "s2", move: "approve" }))[0]?.failure?.code).toBe("share_not_found");
    expect(world.notices.map(({ kind }) => kind)).toContain("approval-asked");
    expect((await anna.pushShares({ id: "s2", move: "approve" }))[0]).toMatchObject({
      failure: null,
      share: { status: "pending", approval: "approved" },
    });
    expect((await carla.pushShares({ id: "s2", move: "accept" }))[0]?.failure).toBeNull();
    expect(await sees(carla)).toBe(true);
    // The owner's own shares do not wait.
    await given(world, "anna", "dan", "s3");
    expect(await levelOf(world, "dan")).toBe("view");
  });

  test("[S3.3] refused, it ends and its recipient never heard of it", async () => {
    const { world, carla } = await people();
    await given(world, "anna", "ben", "s1", { level: "reshare" });
    await world.store.transaction(async (tx) => tx.catalog.write(catalog, await tx.nextSequence(1)));
    await given(world, "ben", "carla", "s2");
    const answer = () => world.perform((work) => answerApproval(work, "person-anna", "s2", "refuse"));
    expect(await answer()).toMatchObject({ ok: true, value: { status: "revoked", endReason: "refused" } });
    expect(await answer()).toMatchObject({ ok: false, error: { code: "share_approval" } });
    expect((await carla.pullShares()).rows).toEqual([]);
    expect(
      world.notices.filter((notice) => "share" in notice && notice.share.id === "s2").map(({ kind }) => kind),
    ).toEqual(["approval-asked", "approval-refused"]);
  });
});

describe("what time and money end", () => {
  test("[S0.6] [S3.20] access ends at its moment, exactly, before anybody sweeps; the sweep says how many it ended", async () => {
    const { world, ben } = await people();
    const end = world.clock.now + dayMs;
    await given(world, "anna", "ben", "s1", { expiresAt: end });
    world.clock.now = end - 100;
    expect(await sees(ben)).toBe(true);
    expect(await world.perform((work) => expireShares(work, 10))).toBe(0);
    const { upTo } = await ben.pull();
    world.clock.now = end;
    expect(await sees(ben)).toBe(false);
    expect(await world.perform((work) => expireShares(work, 10))).toBe(1);
    expect(await world.perform((work) => expireShares(work, 10))).toBe(0);
    expect((await ben.pull(upTo)).rows).toEqual([{ kind: "gone", id: "list" }]);
    expect((await ben.pullShares()).rows).toMatchObject([{ share: { status: "expired" } }]);
  });

  test("[S3.20] an invitation lapses after the configured days; answered too late it is over", async () => {
    const { world } = await people();
    const invite = (id: string, to: string) =>
      world.perform((work) => createShare(work, "person-anna", id, wish(withPerson(to))));
    await world.store.transaction((tx) =>
      tx.settings.write("sharing", JSON.stringify({ invitationExpirationDays: 3 })),
    );
    const made = await invite("s1", "ben");
    await invite("s2", "carla");
    if (!made.ok) throw new Error(made.error.message);
    expect(made.value.lapsesAt).toBe(made.value.createdAt + 3 * dayMs);
    world.clock.now = (made.value.lapsesAt ?? 0) - 50;
    expect(await world.perform((work) => moveShare(work, "person-ben", "s1", "accept"))).toMatchObject({ ok: true });
    world.clock.now += 1_000;
    expect(await world.perform((work) => moveShare(work, "person-carla", "s2", "accept"))).toMatchObject({
      ok: false,
      error: { code: "share_transition" },
    });
    expect(await levelOf(world, "carla")).toBeNull();
    expect(await levelOf(world, "ben")).toBe("view");
  });

  test("[S3.20] its recipient is reminded once that a share ends soon, and again when the end was moved", async () => {
    const { world } = await people();
    const end = world.clock.now + 10 * dayMs;
    await given(world, "anna", "ben", "s1", { expiresAt: end });
    const remind = () => world.perform((work) => remindOfEnds(work, 10));
    expect(await remind()).toBe(0);
    world.clock.now = end - 2 * dayMs;
    expect([await remind(), await remind()]).toEqual([1, 0]);
    await world.perform((work) => changeShare(work, "person-anna", "s1", { expiresAt: end + dayMs }));
    world.clock.now = end - dayMs + 100;
    expect([await remind(), await remind()]).toEqual([1, 0]);
    expect(world.notices.filter(({ kind }) => kind === "share-ending")).toHaveLength(2);
  });

  test("[S0.4] for members only: gone the moment the subscription ends, and revoked with its reason by the sweep", async () => {
    const { world, ben } = await people();
    setSubscription(world.folder, "person", "person-ben", true);
    await given(world, "anna", "ben", "s1", { membershipOnly: true });
    expect(await sees(ben)).toBe(true);
    expect(await world.perform((work) => endUnpaidShares(work, null))).toBe(0);
    const { upTo } = await ben.pull();
    setSubscription(world.folder, "person", "person-ben", false);
    expect(await sees(ben)).toBe(false);
    expect(await world.perform((work) => endUnpaidShares(work, null))).toBe(1);
    expect((await ben.pull(upTo)).rows).toEqual([{ kind: "gone", id: "list" }]);
    expect((await ben.pullShares()).rows).toMatchObject([
      { share: { status: "revoked", endReason: "membership_ended", membershipOnly: true } },
    ]);
  });
});

describe("groups, organizations and containers", () => {
  test("[S3.4] a group's members have it at once; only groups and organizations of one's own can be shared with", async () => {
    const { world, ben, carla } = await people();
    addOrganization(world.folder, "elm", { "person-anna": "OWNER", "person-ben": "MEMBER" });
    addGroup(world.folder, "elm", "cooks", ["person-ben"]);
    addOrganization(world.folder, "oak", { "person-carla": "OWNER" });
    const share = (id: string, recipient: object) =>
      world.perform((work) => createShare(work, "person-anna", id, wish({ recipient, level: "edit" })));
    expect(await share("g", { kind: "group", id: "cooks" })).toMatchObject({ ok: true, value: { status: "accepted" } });
    expect(await sees(ben)).toBe(true);
    expect(await sees(carla)).toBe(false);
    const foreign = await share("o", { kind: "organization", id: "oak" });
    const unknown = await share("u", { kind: "organization", id: "nothing" });
    expect(foreign).toMatchObject({ ok: false, error: { code: "share_recipient" } });
    expect(foreign).toEqual(unknown);
    expect(await share("e", { kind: "organization", id: "elm" })).toMatchObject({ ok: true });
  });

  test("[S3.4] sharing with an organization touches one row an item, however many members it has", async () => {
    const { world } = await people();
    addOrganization(world.folder, "elm", { "person-anna": "OWNER", "person-ben": "MEMBER", "person-carla": "MEMBER" });
    const events = () =>
      world.store.transaction((tx) =>
        tx.items.feed("person-ben", { principals: ["person:person-ben", "organization:elm"], byRole: [] }, 0, 100),
      );
    expect(await events()).toHaveLength(0);
    await world.perform((work) =>
      createShare(work, "person-anna", "o", wish({ recipient: { kind: "organization", id: "elm" } })),
    );
    expect((await events()).filter(({ isWhole }) => isWhole)).toHaveLength(1);
  });

  const book = (...held: string[]): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = 8;
    setCookbookText(doc, "title", "Sundays");
    addToCookbook(doc, held);
    return doc;
  };
  const push = (peer: RawPeer, id: string, doc: Y.Doc, type: ItemType) => peer.push(itemPush(id, doc, { type }));
  const ofBook = { itemType: "cookbook", itemId: "book" } as const;

  test("[S3.12] [S3.19] sharing a cookbook shares what is in it, now and later; taken out, it is gone", async () => {
    const { world, anna, ben } = await people();
    await push(anna, "soup", new Y.Doc(), "recipe");
    await push(anna, "pie", new Y.Doc(), "recipe");
    const doc = book("soup");
    await push(anna, "book", doc, "cookbook");
    await given(world, "anna", "ben", "s1", { ...ofBook, level: "edit" });
    expect([await sees(ben, "soup"), await sees(ben, "pie")]).toEqual([true, false]);
    expect(await levelOf(world, "ben", "soup")).toBe("edit");
    // His device decides offline with what the cookbook gives, though it was filled before he had it.
    const told = await ben.say({ t: "pull", n: 900, collection: "records", since: 0, limit: 100 });
    expect(told.t === "pulled-records" ? told.rows : []).toContainEqual({
      kind: "container",
      id: "book",
      itemId: "book",
      data: { containerId: "book", type: "cookbook", ownerId: "person-anna", caps: { soup: "manage" } },
    });
    const before = await ben.pull();
    addToCookbook(doc, ["pie"]);
    removeFromCookbook(doc, ["soup"]);
    await push(anna, "book", doc, "cookbook");
    const { rows } = await ben.pull(before.upTo);
    expect(rows).toContainEqual({ kind: "gone", id: "soup" });
    expect(rows.flatMap((row) => (row.kind === "item" ? [row.head.id] : [])).toSorted()).toEqual(["book", "pie"]);
    await anna.push(itemPush("book", new Y.Doc(), { type: "cookbook", trashed: true }));
    expect(await sees(ben, "pie")).toBe(false);
    await anna.push(itemPush("book", new Y.Doc(), { type: "cookbook", trashed: false }));
    expect(await sees(ben, "pie")).toBe(true);
    await world.perform((work) => moveShare(work, "person-anna", "s1", "revoke"));
    expect(await sees(ben, "pie")).toBe(false);
  });

  test("[C.5] an editor of a cookbook who puts a stranger's recipe into it sees no more of it than before", async () => {
    const { world, anna, ben, carla } = await people();
    await push(anna, "book", book(), "cookbook");
    await given(world, "anna", "ben", "s1", { ...ofBook, level: "edit" });
    await push(anna, "diary", new Y.Doc(), "recipe");
    await push(carla, "carlas", new Y.Doc(), "recipe");
    const own = new Y.Doc();
    own.clientID = 30;
    await push(ben, "bens", own, "recipe");
    const bens = new Y.Doc();
    bens.clientID = 31;
    addToCookbook(bens, ["diary", "carlas", "bens", "later"]);
    expect((await push(ben, "book", bens, "cookbook"))[0]?.kind).toBe("merged");
    expect([await sees(ben, "diary"), await sees(ben, "carlas"), await sees(anna, "carlas")]).toEqual([
      false,
      false,
      false,
    ]);
    // What was his to give is there for her; what he makes later too, what somebody else makes under that id is not.
    expect(await levelOf(world, "anna", "bens")).toBe("manage");
    await push(carla, "later", new Y.Doc(), "recipe");
    expect([await sees(ben, "later"), await sees(anna, "later")]).toEqual([false, false]);
  });

  test("[S3.12] a recipe that arrives after its cookbook is shared with it", async () => {
    const { world, anna, ben } = await people();
    await push(anna, "book", book("soup"), "cookbook");
    await given(world, "anna", "ben", "s1", ofBook);
    expect(await sees(ben, "soup")).toBe(false);
    await push(anna, "soup", new Y.Doc(), "recipe");
    expect(await sees(ben, "soup")).toBe(true);
  });
});

describe("ownership", () => {
  test("[S3.21] given away, it is the other's, with the level the old owner keeps; everybody else keeps what they had", async () => {
    const { world, anna, ben } = await people();
    await given(world, "anna", "ben", "s1", { level: "edit" });
    await given(world, "anna", "carla", "s2", { level: "comment" });
    const transfer = (from: string, to: string, keepLevel: string | null, shareId = "kept") =>
      world.perform((work) =>
        transferOwnership(work, `person-${from}`, { itemId: "list", toPersonId: `person-${to}`, keepLevel, shareId }),
      );
    expect(await transfer("ben", "carla", null)).toMatchObject({ ok: false, error: { code: "permission_denied" } });
    expect(await transfer("anna", "dan", null)).toMatchObject({ ok: false, error: { code: "share_recipient" } });
    expect(await transfer("anna", "ben", "owner")).toMatchObject({ ok: false, error: { code: "share_level" } });
    expect(await transfer("anna", "ben", "edit")).toMatchObject({ ok: true });
    expect([await levelOf(world, "ben"), await levelOf(world, "anna"), await levelOf(world, "carla")]).toEqual([
      "owner",
      "edit",
      "comment",
    ]);
    expect((await ben.push(itemPush("list", new Y.Doc(), { trashed: true })))[0]).toMatchObject({ kind: "merged" });
    expect((await anna.push(itemPush("list", new Y.Doc(), { deleted: true })))[0]).toMatchObject({ kind: "refused" });
    const audit = await world.store.transaction((tx) => tx.audit.read(0, 1_000));
    expect(audit.filter(({ action }) => action === "item.transferred")).toMatchObject([
      { actorId: "person-anna", subjectId: "person-ben", before: { ownerId: "person-anna" } },
    ]);
  });
});

/** Every order of these, the deterministic scheduler of a server that does one transaction after the other. */
function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first, index) => orders(of.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}

describe("at the same time", () => {
  test("[S3.5] accept, revoke and expire in every order: one outcome, and access only where it says accepted", async () => {
    const acts = ["accept", "accept", "revoke", "expire"] as const;
    for (const order of orders(acts)) {
      const { world, ben } = await people();
      const end = world.clock.now + dayMs;
      await world.perform((work) =>
        createShare(work, "person-anna", "s1", wish({ ...withPerson("ben"), expiresAt: end })),
      );
      const done: string[] = [];
      await Promise.all(
        order.map(async (act) => {
          const ok =
            act === "expire"
              ? (await world.perform(
                  (work) => ((world.clock.now = Math.max(world.clock.now, end)), expireShares(work, 5)),
                )) === 1
              : (
                  await world.perform((work) =>
                    moveShare(work, act === "revoke" ? "person-anna" : "person-ben", "s1", act),
                  )
                ).ok;
          if (ok) done.push(act);
        }),
      );
      const share = await world.store.transaction((tx) => tx.shares.find("s1"));
      expect(["revoked", "expired"], order.join(" ")).toContain(share?.status);
      expect(await sees(ben), order.join(" ")).toBe(false);
      expect(
        done.filter((act) => act === "expire").length + done.filter((act) => act === "revoke").length,
      ).toBeGreaterThan(0);
    }
  });

  test("[S3.21] two transfers at the same time: the first decides, the second is no longer the owner's", async () => {
    const { world } = await people();
    await given(world, "anna", "ben", "s1");
    await given(world, "anna", "carla", "s2");
    const give = (to: string) =>
      world.perform((work) =>
        transferOwnership(work, "person-anna", {
          itemId: "list",
          toPersonId: `person-${to}`,
          keepLevel: null,
          shareId: `k-${to}`,
        }),
      );
    const [first, second] = await Promise.all([give("ben"), give("carla")]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false });
    expect(await levelOf(world, "ben")).toBe("owner");
    expect(await levelOf(world, "anna")).toBeNull();
  });

  test("[S2.5] the same shared twice at once makes one; two changes of a level leave the last", async () => {
    const { world } = await people();
    const make = (id: string) => world.perform((work) => createShare(work, "person-anna", id, wish(withPerson("ben"))));
    const made = await Promise.all([make("s1"), make("s2")]);
    expect(made.map(({ ok }) => ok)).toEqual([true, false]);
    expect(made[1]).toMatchObject({ error: { code: "share_exists" } });
    await world.perform((work) => moveShare(work, "person-ben", "s1", "accept"));
    const change = (level: string) => world.perform((work) => changeShare(work, "person-anna", "s1", { level }));
    await Promise.all([change("edit"), change("comment"), change("delete")]);
    expect(await levelOf(world, "ben")).toBe("delete");
  });
});
