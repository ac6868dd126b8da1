/** Links as a stranger with any program may try them: raw HTTP, each refusal beside what is allowed. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addToCookbook, removeFromCookbook, setCookbookText } from "../../src/domain/cookbooks/document.ts";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { materialize } from "../../src/domain/items/materialize.ts";
import { setPhotos, setRecipeMeta, setRecipeText } from "../../src/domain/recipes/commands.ts";
import type { LinkAnswer, OpenedLink } from "../../src/domain/sharing/linkContract.ts";
import type { SharedWithMe } from "../../src/domain/sharing/answers.ts";
import { usualLimits } from "../../sync-server/limits/limits.ts";
import { actingPeople, giveList, withAddress, type Person } from "../helpers/actingPeople.ts";
import { itemPush } from "../helpers/rawPeer.ts";
import type { Answer } from "../helpers/testClient.ts";
import { wideLimits, type TestServerOptions } from "../helpers/testServer.ts";

async function annaWithList(options: TestServerOptions = {}) {
  const { server, person } = await actingPeople(options);
  const anna = await person("anna");
  await giveList(anna, "list1", "This week");
  const stranger = server.client();
  const open = (token: string, password: string | null = null): Promise<Answer> =>
    stranger.post("/api/links/open", { token, password });
  const link = (more: object = {}): Promise<LinkAnswer> =>
    anna.done<LinkAnswer>("link.create", { itemType: "list", itemId: "list1", level: "view", ...more });
  return { server, person, anna, stranger, open, link };
}

const invalid = { status: 404, body: { code: "link_invalid" } };

function opened({ status, text, body }: Answer): OpenedLink {
  expect(status, text).toBe(200);
  return body as unknown as OpenedLink;
}

/** The answer to a link that does not work, whatever the reason: status and every byte. */
function said({ status, text }: Answer) {
  return { status, text };
}

describe("[S3.19] what a link is", () => {
  test("[S3.19] a link is 256 unguessable bits, stored only as their hash, and opens its item and nothing else without an account", async () => {
    const { server, anna, open, link } = await annaWithList();
    await giveList(anna, "list2", "Private");
    const { token, address, share } = await link();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(address).toMatch(new RegExp(`/#/link/${token}$`));
    expect(share).toMatchObject({ recipientKind: "link", link: { hasPassword: false, maxUses: null, uses: 0 } });
    expect(JSON.stringify(await anna.peer.pullShares())).not.toContain(token);

    const seen = opened(await open(token));
    expect(seen).toMatchObject({
      sharedByName: "anna",
      level: "view",
      mayComment: false,
      content: { item: { id: "list1", type: "list", title: "This week" }, held: [] },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(seen.content.item.state, "base64"));
    expect(materialize("list", doc)).toMatchObject({ ok: true, value: { title: "This week" } });

    const other = await server.client().post("/api/links/read", { visit: seen.visit, itemId: "list2" });
    expect(said(other)).toEqual(
      said(await server.client().post("/api/links/read", { visit: seen.visit, itemId: "no" })),
    );
    const same = await server.client().post("/api/links/read", { visit: seen.visit, itemId: "list1" });
    expect(same).toMatchObject({ status: 200, body: { item: { id: "list1" } } });
  });

  test("[S3.19] unknown, revoked, expired, used-up and forged links are answered alike, to the byte", async () => {
    const { server, anna, open, link } = await annaWithList();
    const unknown = said(await open("x".repeat(43)));
    expect(unknown.status).toBe(404);

    const revoked = await link();
    opened(await open(revoked.token));
    await anna.done("share.revoke", { shareId: revoked.share.id });
    expect(said(await open(revoked.token))).toEqual(unknown);

    const single = await link({ maxUses: 1 });
    opened(await open(single.token));
    expect(said(await open(single.token))).toEqual(unknown);
    expect(await anna.done("link.show", { shareId: single.share.id })).toMatchObject({ share: { link: { uses: 1 } } });

    const expiring = await link({ expiresAt: server.clock.now + 60_000 });
    server.clock.advance(59_999);
    opened(await open(expiring.token));
    server.clock.advance(1);
    expect(said(await open(expiring.token))).toEqual(unknown);

    for (const forged of ["", "short", `${revoked.token}x`, "../../etc/passwd", "é".repeat(43), expiring.share.id]) {
      expect(said(await open(forged)), forged).toEqual(unknown);
    }
    // With a password too, which no unknown link has.
    expect(said(await open("y".repeat(43), "some password"))).toEqual(unknown);
  });

  test("[S3.19] of two who take the last use at once, one gets in", async () => {
    const { open, link } = await annaWithList();
    const { token } = await link({ maxUses: 3 });
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => open(token)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 404)).toHaveLength(5);
  });

  test("[S3.19] a visit ends with its link, with another password and after half a day; a made-up one never worked", async () => {
    const { server, anna, open, link } = await annaWithList();
    const { token, share } = await link({ maxUses: 1 });
    const { visit } = opened(await open(token));
    const read = (value: string) => server.client().post("/api/links/read", { visit: value, itemId: "list1" });
    expect((await read(visit)).status, "used up, but looking on").toBe(200);
    const later = `${visit.slice(0, 43)}zzzzzzzzz${visit.slice(52)}`;
    for (const wrong of ["", later, `${"x".repeat(43)}${visit.slice(43)}`, visit.replace(share.id, "other")]) {
      expect(await read(wrong)).toMatchObject(invalid);
    }
    await anna.done("link.change", { shareId: share.id, password: "a new one" });
    expect(await read(visit)).toMatchObject(invalid);
    await anna.done("link.change", { shareId: share.id, maxUses: null });
    const again = opened(await open(token, "a new one"));
    expect((await read(again.visit)).status).toBe(200);
    const other = await link();
    const others = opened(await open(other.token));
    await anna.done("share.revoke", { shareId: other.share.id });
    expect(await read(others.visit)).toMatchObject(invalid);
    server.clock.advance(12 * 3_600_000);
    expect(await read(again.visit)).toMatchObject(invalid);
    expect((await read(opened(await open(token, "a new one")).visit)).status).toBe(200);
  });
});

describe("[S3.19] passwords and limits", () => {
  test("[S3.19] the password is asked for where the link is right, is kept as argon2id, and opens", async () => {
    const { server, anna, open, link } = await annaWithList();
    const { token, share } = await link({ password: "pot luck night" });
    expect(await open(token)).toMatchObject({ status: 401, body: { code: "link_password" } });
    expect(await open(token, "Pot luck night")).toMatchObject({ status: 401, body: { code: "link_password" } });
    opened(await open(token, "pot luck night"));
    expect(share).toMatchObject({ link: { hasPassword: true, uses: 0 } });
    const stored = await server.composed.store.transaction((tx) => tx.links.find(share.id));
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(stored).toMatchObject({ uses: 1 });
    await anna.done("link.change", { shareId: share.id, password: null });
    opened(await open(token));
  });

  test("[S3.18] [S3.19] guessing passwords and links is limited by network and by link; the limit lets others through", async () => {
    const limits = {
      ...wideLimits,
      linkPasswordByNetwork: usualLimits.linkPasswordByNetwork,
      linkByNetwork: { burst: 40, refillMs: 600_000 },
    };
    const { server, open, link } = await annaWithList({ limits });
    const { token } = await link({ password: "pot luck night" });
    const other = await link({ password: "another" });
    for (let n = 0; n < usualLimits.linkPasswordByNetwork.burst; n += 1) {
      expect(await open(token, `guess ${n}`)).toMatchObject({ status: 401 });
    }
    expect(await open(token, "pot luck night")).toMatchObject({ status: 429, body: { code: "too_many_requests" } });
    opened(await open(other.token, "another"));
    server.clock.advance(15 * 60_000);
    opened(await open(token, "pot luck night"));
    let refused = 0;
    for (let n = 0; n < 60; n += 1) refused += (await open(String(n).padStart(43, "g"))).status === 429 ? 1 : 0;
    expect(refused).toBeGreaterThan(0);
    server.clock.advance(600_000);
    opened(await open(other.token, "another"));
  });
});

describe("[S3.11] [S3.19] who makes links, and what they give", () => {
  test("[S3.19] only who may share makes one; only who runs it sees or changes it; editing goes into a link only by the owner's will", async () => {
    const { person, anna, link } = await annaWithList();
    const [ben, carla] = [await person("ben"), await person("carla")];
    const { share } = await link();
    const wish = { itemType: "list", itemId: "list1", level: "view" };
    expect((await ben.act("link.create", wish)).body).toMatchObject({ code: "item_not_found" });
    const given = await anna.done<{ id: string }>("share.create", {
      ...wish,
      shareAll: false,
      recipient: withAddress("ben"),
      level: "edit",
    });
    await ben.done("share.accept", { shareId: given.id });
    expect((await ben.act("link.create", wish)).body).toMatchObject({ code: "permission_denied" });
    expect((await ben.act("link.show", { shareId: share.id })).body).toMatchObject({ code: "share_not_found" });
    expect((await ben.act("link.change", { shareId: share.id, password: null })).body).toMatchObject({
      code: "share_not_found",
    });
    await anna.done("share.update", { shareId: given.id, level: "manage" });
    expect((await ben.act("link.create", { ...wish, level: "edit" })).body).toMatchObject({ code: "share_level" });
    const bens = await ben.done<LinkAnswer>("link.create", wish);
    expect(await ben.done("link.show", { shareId: share.id })).toMatchObject({ share: { id: share.id } });
    expect(await anna.done("link.show", { shareId: bens.share.id })).toMatchObject({ token: bens.token });
    expect(await link({ level: "edit" })).toMatchObject({ share: { level: "edit" } });
    expect((await anna.act("link.create", { ...wish, level: "manage" })).status).toBe(403);
    expect((await carla.act("link.show", { shareId: share.id })).body).toEqual(
      (await carla.act("link.show", { shareId: "never-was" })).body,
    );
  });

  test("[S3.19] with a view link nobody edits, pulls or opens a live document; keeping it while signed in puts it in the feed, to look at", async () => {
    const { server, person, anna, open, link } = await annaWithList();
    const ben = await person("ben");
    const { token, share } = await link();
    const { visit } = opened(await open(token));
    const edit = (who: Person): Promise<string> => pushTitle(who, "Defaced");
    expect(await edit(ben)).toBe("refused");
    expect((await server.client().post("/api/actions/link.keep", { visit })).status).toBe(401);
    expect((await ben.act("link.keep", { visit: `${visit}x` })).body).toMatchObject({ code: "link_invalid" });
    expect(await ben.done<SharedWithMe>("share.withMe")).toMatchObject({ total: 0 });

    await ben.done("link.keep", { visit });
    await ben.done("link.keep", { visit });
    expect((await ben.peer.pull()).rows).toMatchObject([{ kind: "item", head: { id: "list1" } }]);
    expect((await ben.peer.pullShares()).rows).toMatchObject([{ kind: "share", share: { id: share.id } }]);
    expect(await ben.done<SharedWithMe>("share.withMe")).toMatchObject({
      total: 1,
      items: [{ itemId: "list1", permission: { source: "public", level: "view", shareId: share.id } }],
    });
    expect(await edit(ben)).toBe("refused");
    expect(await edit(anna)).toBe("merged");
    expect((await ben.act("link.create", { itemType: "list", itemId: "list1", level: "view" })).status).toBe(403);

    await anna.done("share.revoke", { shareId: share.id });
    expect(await ben.done<SharedWithMe>("share.withMe")).toMatchObject({ total: 0 });
    expect((await ben.peer.get("list1"))[0]?.kind).not.toBe("item");
    expect((await ben.act("link.keep", { visit })).body).toMatchObject({ code: "link_invalid" });
  });

  test("[S3.12] [S3.19] a cookbook's link shows what it holds as far as it is worth there, and what is taken out is gone at once", async () => {
    const { server, anna, open } = await annaWithList();
    const book = new Y.Doc();
    book.clientID = 4711;
    setCookbookText(book, "title", "Family");
    await giveList(anna, "inside", "Inside");
    await giveList(anna, "outside", "Outside");
    addToCookbook(book, ["inside"]);
    await anna.peer.push(itemPush("book1", book, { type: "cookbook" }));
    const { token } = await anna.done<LinkAnswer>("link.create", {
      itemType: "cookbook",
      itemId: "book1",
      level: "view",
    });
    const { visit, content } = opened(await open(token));
    expect(content.held).toEqual([{ id: "inside", type: "list", title: "Inside" }]);
    const read = (itemId: string) => server.client().post("/api/links/read", { visit, itemId });
    expect(await read("inside")).toMatchObject({ status: 200, body: { item: { title: "Inside" } } });
    expect(await read("outside")).toMatchObject(invalid);
    await removeFromBook(anna, book);
    expect(await read("inside")).toMatchObject(invalid);
    expect((await read("book1")).status).toBe(200);
  });
});

describe("[S3.19] photos through a link", () => {
  const bytes = (words: string): Buffer => Buffer.from(`\u00ff\u00d8\u00ff ${words}`, "latin1");
  const idOf = (photo: Buffer): string => createHash("sha256").update(photo).digest("hex");
  const [shown, removed, other, page] = ["soup", "a first try", "stew", "<p>Anna's page</p>"].map(bytes) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];

  /** Keeps bytes with a recipe, as Anna's device does. */
  async function bring({ client }: Person, itemId: string, photo: Buffer, mime = "image/jpeg"): Promise<void> {
    const answer = await fetch(`${client.address}/api/blobs/${idOf(photo)}?item=${itemId}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${client.accessToken}`, "content-type": mime, "x-potluck": "1" },
      body: new Uint8Array(photo),
    });
    expect(answer.status).toBe(200);
  }

  async function recipe(anna: Person, id: string, write: (doc: Y.Doc) => void): Promise<Y.Doc> {
    const doc = new Y.Doc();
    doc.clientID = 7_000 + id.length;
    setRecipeText(doc, "title", id);
    write(doc);
    expect((await anna.peer.push(itemPush(id, doc, { type: "recipe" })))[0]).toMatchObject({ kind: "merged" });
    return doc;
  }

  test("[S3.19] a recipe's photos are seen by whoever opens its link: those it has now and no other bytes, until the link ends", async () => {
    const { server, anna, open } = await annaWithList();
    await recipe(anna, "soup", (doc) => {
      setPhotos(doc, [idOf(shown)]);
      setRecipeMeta(doc, "pageCopyId", idOf(page));
    });
    await recipe(anna, "stew", (doc) => setPhotos(doc, [idOf(other)]));
    for (const photo of [shown, removed]) await bring(anna, "soup", photo);
    await bring(anna, "soup", page, "text/html");
    await bring(anna, "stew", other);
    const { token, share } = await anna.done<LinkAnswer>("link.create", {
      itemType: "recipe",
      itemId: "soup",
      level: "view",
    });
    const { visit } = opened(await open(token));
    const photo = (itemId: string, blob: Buffer, by = visit): Promise<Response> =>
      fetch(`${server.address}/api/links/photo`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-potluck": "1" },
        body: JSON.stringify({ visit: by, itemId, blobId: idOf(blob) }),
      });

    const seen = await photo("soup", shown);
    expect(seen.status).toBe(200);
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(shown);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });

    // Another recipe's, that photo under this recipe, one that was taken out, the page copy, no such visit: all alike.
    const unknown = await (await photo("never-was", shown)).text();
    const denied = [
      photo("stew", other),
      photo("soup", other),
      photo("soup", removed),
      photo("soup", page),
      photo("soup", shown, `${visit}x`),
    ];
    for (const answer of await Promise.all(denied)) {
      expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 404, text: unknown });
    }
    // Who runs the recipe has all of them.
    for (const blob of [shown, removed, page]) {
      const own = await fetch(`${server.address}/api/blobs/${idOf(blob)}?item=soup`, {
        headers: { authorization: `Bearer ${anna.client.accessToken}` },
      });
      expect(own.status).toBe(200);
    }

    await anna.done("share.revoke", { shareId: share.id });
    const after = await photo("soup", shown);
    expect({ status: after.status, text: await after.text() }).toEqual({ status: 404, text: unknown });
  });

  test("[S3.18] [S3.19] how many photos one network loads through links is limited", async () => {
    const limits = { ...wideLimits, linkPhotoByNetwork: { burst: 2, refillMs: 60_000 } };
    const { server, anna, open } = await annaWithList({ limits });
    await recipe(anna, "soup", (doc) => setPhotos(doc, [idOf(shown)]));
    await bring(anna, "soup", shown);
    const { token } = await anna.done<LinkAnswer>("link.create", { itemType: "recipe", itemId: "soup", level: "view" });
    const { visit } = opened(await open(token));
    const photo = async (): Promise<number> => {
      const asked = { visit, itemId: "soup", blobId: idOf(shown) };
      const headers = { "content-type": "application/json", "x-potluck": "1" };
      const init = { method: "POST", headers, body: JSON.stringify(asked) };
      return (await fetch(`${server.address}/api/links/photo`, init)).status;
    };
    expect([await photo(), await photo(), await photo()]).toEqual([200, 200, 429]);
    server.clock.advance(60_000);
    expect(await photo()).toBe(200);
  });
});

describe("[S3.19] comments through a link", () => {
  test("[S3.2] [S3.19] whoever keeps a link that gives commenting comments, signed in; a view link's holder and a visitor do not", async () => {
    const { server, person, anna, open, link } = await annaWithList();
    const [ben, carla] = [await person("ben"), await person("carla")];
    const commenting = opened(await open((await link({ level: "comment" })).token));
    expect(commenting.mayComment).toBe(true);
    const viewing = opened(await open((await link()).token));
    const said = { itemId: "list1", text: "Bring the big pot" };
    // Having opened it is not enough: nothing is said by nobody, and nothing by who has not kept it.
    expect((await server.client().post("/api/actions/comment.add", said)).status).toBe(401);
    expect((await ben.act("comment.add", said)).status).toBe(404);
    await carla.done("link.keep", { visit: viewing.visit });
    expect((await carla.act("comment.add", said)).body).toMatchObject({ code: "permission_denied" });
    await ben.done("link.keep", { visit: commenting.visit });
    const added = await ben.done<{ id: string }>("comment.add", said);
    expect((await ben.act("comment.edit", { commentId: added.id, text: "The biggest" })).status).toBe(200);
    expect(await pushTitle(ben, "Defaced")).toBe("refused");
    // Commenting again ends with the link.
    const { shares } = await anna.done<{ shares: { id: string; level: string }[] }>("share.byMe", {});
    for (const { id } of shares) await anna.done("share.revoke", { shareId: id });
    expect((await ben.act("comment.add", said)).status).toBe(404);
  });
});

async function pushTitle({ peer, id }: Person, title: string): Promise<string> {
  const doc = new Y.Doc();
  // A client id of their own, so that nothing but the permission is in the way.
  doc.clientID = 1_000_000 + Buffer.from(id).readUInt16BE();
  setListTitle(doc, title);
  return (await peer.push(itemPush("list1", doc)))[0]?.kind ?? "";
}

async function removeFromBook({ peer }: Person, book: Y.Doc): Promise<void> {
  removeFromCookbook(book, ["inside"]);
  await peer.push(itemPush("book1", book, { type: "cookbook" }));
}
