/** The live plane against programs that do not play by its rules: raw frames on real websockets, each refusal beside what is allowed. */
import { once } from "node:events";
import { connect } from "node:net";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { maxFrameBytes, recordsProtocol, tokenProtocol } from "../../src/domain/protocol/messages.ts";
import { messageTypes, syncSteps } from "../../sync-server/transport/ws/liveFrames.ts";
import { RawLive, syncMessage } from "../helpers/rawLive.ts";
import { itemPush, sharePush } from "../helpers/rawPeer.ts";
import { recordsConnection } from "../helpers/realDevice.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

/** Anna's list, which Ben may view or edit; both have it open. */
async function room(level: "view" | "edit") {
  const server = await testServer();
  const [anna, ben] = [await server.person("anna@example.org"), await server.person("ben@example.org")];
  const [ofAnna, ofBen] = [anna, ben].map(({ accessToken }) => recordsConnection(server.address, accessToken));
  const doc = new Y.Doc();
  doc.clientID = 7;
  setListTitle(doc, "Groceries");
  await ofAnna?.request({ t: "push", collection: "items", rows: [itemPush("list", doc)] });
  await ofAnna?.request({ t: "push-shares", rows: [sharePush({ level })] });
  await ofBen?.request({ t: "push-shares", rows: [sharePush({ level, move: "accept" })] });
  const [hers, his] = [new RawLive(server, anna), new RawLive(server, ben)];
  await expect.poll(() => hers.title + his.title).toBe("GroceriesGroceries");
  const stored = async (): Promise<string | undefined> => {
    await server.composed.sync.rooms.flush();
    return (await server.composed.store.transaction((tx) => tx.items.find("list")))?.title;
  };
  return { server, anna, ben, hers, his, stored };
}

test("[C.5] a viewer's update and their answer to a vector are refused, not stored and not passed on; an editor's are", async () => {
  for (const step of [syncSteps.update, syncSteps.state]) {
    const viewer = await room("view");
    viewer.his.socket.send(syncMessage(step, viewer.his.edit("champagne")));
    await expect.poll(() => viewer.his.refusals).toEqual(["permission_denied"]);
    viewer.hers.socket.send(syncMessage(step, viewer.hers.edit("milk", 7_000)));
    await expect.poll(() => viewer.his.title).toBe("milk Groceries");
    expect(await viewer.stored()).toBe("milk Groceries");
    expect(viewer.hers.title).toBe("Groceries");

    const editor = await room("edit");
    editor.his.socket.send(syncMessage(step, editor.his.edit("milk")));
    await expect.poll(() => editor.hers.title).toBe("milk Groceries");
    expect(await editor.stored()).toBe("milk Groceries");
  }
});

test("[C.5] what a viewer queues behind a refused update is refused too, also what they may see anyway goes on", async () => {
  const { hers, his, stored } = await room("view");
  for (const word of ["one", "two", "three"]) his.socket.send(syncMessage(syncSteps.update, his.edit(word)));
  await expect.poll(() => his.refusals.length).toBeGreaterThan(0);
  hers.socket.send(syncMessage(syncSteps.update, hers.edit("milk", 7_000)));
  await expect.poll(() => his.title).toBe("milk Groceries");
  expect(await stored()).toBe("milk Groceries");
});

test("[C.5] a forged author, a gap, a cut, a bomb and the second format are refused; the same sender's honest edit is stored", async () => {
  const { hers, his, stored } = await room("edit");
  const honest = his.edit("milk");
  const gap = ((): Uint8Array => {
    const writer = new Y.Doc();
    writer.clientID = 2_000;
    writer.getText("title").insert(0, "a");
    const between = Y.encodeStateVector(writer);
    writer.getText("title").insert(0, "b");
    return Y.encodeStateAsUpdate(writer, between);
  })();
  const bomb = createEncoder();
  writeVarUint(bomb, 1);
  writeVarUint(bomb, 2 ** 30);
  const hostile = [
    his.edit("forged", 7),
    gap,
    honest.subarray(0, honest.byteLength - 3),
    toUint8Array(bomb),
    Y.convertUpdateFormatV1ToV2(honest),
  ];
  for (const [index, update] of hostile.entries()) {
    const before = his.refusals.length;
    his.socket.send(syncMessage(syncSteps.update, update));
    await expect.poll(() => his.refusals.length, { message: `hostile update ${index}` }).toBe(before + 1);
  }
  expect(await stored()).toBe("Groceries");
  his.socket.send(syncMessage(syncSteps.update, honest));
  await expect.poll(() => hers.title).toBe("milk Groceries");
  expect(await stored()).toBe("milk Groceries");
});

test("[C.5] of an update with forged structs only what is the sender's own is stored and passed on", async () => {
  const { hers, his, stored } = await room("edit");
  const device = new Y.Doc();
  Y.applyUpdate(device, Y.encodeStateAsUpdate(his.doc));
  const base = Y.encodeStateVector(device);
  for (const [client, at, text] of [
    [20, 0, "own "],
    [7, 13, " forged"],
  ] as const) {
    device.clientID = client;
    device.getText("title").insert(at, text);
  }
  his.socket.send(syncMessage(syncSteps.update, Y.encodeStateAsUpdate(device, base)));
  await expect.poll(() => hers.title).toBe("own Groceries");
  expect(await stored()).toBe("own Groceries");
  expect(his.refusals).toEqual(["update_relayed"]);
  // What waited in the dark would come with the letters it waits for.
  his.socket.send(syncMessage(syncSteps.update, his.edit("milk", 21)));
  await expect.poll(() => hers.title).toContain("milk");
  expect(hers.title).not.toContain("forged");
});

test("[C.5] nobody is present as somebody else, takes another's presence away, or is there first under an id another writes with", async () => {
  const { hers, his, ben, anna } = await room("edit");
  hers.says(500, 1, { looksAt: "milk", user: { id: ben.personId, name: "Ben" } });
  await expect.poll(() => his.presences).toHaveLength(1);
  expect(his.presences[0]?.state).toMatchObject({ looksAt: "milk", user: { id: anna.personId, name: "anna" } });

  his.says(500, 9, { looksAt: "gin" });
  his.says(500, 10, null);
  // Seven is who wrote the title: Anna.
  his.says(7, 1, { looksAt: "gin" });
  his.says(600, 1, { looksAt: "bread", user: { id: anna.personId, name: "Anna" } });
  await expect.poll(() => hers.presences).toHaveLength(1);
  expect(hers.presences[0]).toMatchObject({ client: 600, state: { looksAt: "bread", user: { id: ben.personId } } });
  hers.says(7, 1, { looksAt: "eggs" });
  await expect.poll(() => his.presences.at(-1)).toMatchObject({ client: 7, state: { looksAt: "eggs" } });
  his.says(600, 2, null);
  await expect.poll(() => hers.presences.at(-1)).toEqual({ client: 600, clock: 2, state: null });
});

test("[C.5] noise and too large a frame end the connection of who sent them and nobody else's; before signing in nothing is read", async () => {
  const { server, ben, hers, his, stored } = await room("edit");
  his.socket.send(new Uint8Array([0, 9, 255, 255, 255]));
  await expect.poll(() => his.closedWith).toBe(1003);
  const again = new RawLive(server, ben);
  await expect.poll(() => again.title).toBe("Groceries");
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.sync);
  writeVarUint(encoder, syncSteps.update);
  writeVarUint8Array(encoder, new Uint8Array(9_000_000));
  again.socket.send(toUint8Array(encoder));
  await expect.poll(() => again.closedWith).toBe(1009);
  const records = new WebSocket(`${server.address.replace("http", "ws")}/sync`, [
    recordsProtocol,
    tokenProtocol(ben.accessToken),
  ]);
  records.on("error", () => undefined);
  await once(records, "open");
  const closed = once(records, "close");
  records.send(new Uint8Array(maxFrameBytes + 1));
  expect((await closed)[0]).toBe(1009);

  const stranger = new WebSocket(`${server.address.replace("http", "ws")}/live/list`, [recordsProtocol]);
  const refused = once(stranger, "unexpected-response") as Promise<[unknown, { statusCode: number }]>;
  stranger.on("error", () => undefined);
  expect((await refused)[1].statusCode).toBe(401);
  hers.socket.send(syncMessage(syncSteps.update, hers.edit("milk", 7_000)));
  await expect.poll(stored).toBe("milk Groceries");
  expect(hers.closedWith).toBeUndefined();
});

test("[C.5] a socket ends with the session it was opened with, in the middle of an edit; another session of the same person goes on", async () => {
  const { server, ben, his, hers, stored } = await room("edit");
  const phone = await server.client().post("/api/account/sign-in", {
    address: "ben@example.org",
    password: "a long and quiet evening",
    kind: "token",
    device: "phone",
  });
  const onPhone = server.client();
  onPhone.keep(phone);
  const second = new RawLive(server, onPhone);
  await expect.poll(() => second.title).toBe("Groceries");
  await ben.post("/api/account/sign-out", {});
  await expect.poll(() => his.closedWith).toBe(4401);
  expect((await ben.get("/api/account")).status).toBe(401);
  second.socket.send(syncMessage(syncSteps.update, second.edit("milk")));
  await expect.poll(() => hers.title).toBe("milk Groceries");
  expect(await stored()).toBe("milk Groceries");
});

/** A websocket written by hand, which hears nothing: so it does not hear either that it is to close. */
async function deafSocket(server: TestServer, who: TestClient) {
  const wire = connect(Number(new URL(server.address).port), "127.0.0.1");
  onTestFinished(() => void wire.destroy());
  wire.on("error", () => undefined);
  const head = [
    "GET /live/list HTTP/1.1",
    `Host: ${new URL(server.address).host}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}`,
    `Sec-WebSocket-Protocol: ${recordsProtocol}, ${tokenProtocol(who.accessToken)}`,
  ];
  wire.write(`${head.join("\r\n")}\r\n\r\n`);
  await once(wire, "data");
  return {
    wire,
    /** One frame of up to 125 bytes, masked with zeros. */
    send: (frame: Uint8Array) =>
      wire.write(Buffer.concat([Buffer.from([0x82, 0x80 | frame.length, 0, 0, 0, 0]), frame])),
  };
}

test("[C.5] a socket whose session has ended and which goes on sending, without closing, is not read any more", async () => {
  const { server, ben, his, hers, stored } = await room("edit");
  const deaf = await deafSocket(server, ben);
  deaf.send(syncMessage(syncSteps.update, his.edit("milk")));
  await expect.poll(() => hers.title).toBe("milk Groceries");
  await expect.poll(() => his.title).toBe("milk Groceries");
  await ben.post("/api/account/sign-out", {});
  await expect.poll(() => his.closedWith).toBe(4401);
  const isSent = Promise.withResolvers<void>();
  deaf.wire.write(Buffer.alloc(0), () => isSent.resolve());
  deaf.send(syncMessage(syncSteps.update, his.edit("champagne")));
  await isSent.promise;
  // What Anna writes afterwards arrives after it.
  for (const [index, word] of ["eggs", "flour", "rice"].entries()) {
    hers.socket.send(syncMessage(syncSteps.update, hers.edit(word, 7_000 + index)));
    await expect.poll(stored).toContain(word);
  }
  expect(await stored()).not.toContain("champagne");
});

test("[C.4] guessing setup links is stopped by network; the right link works where nobody guessed", async () => {
  const admin = { address: "root@example.org", password: "a long and quiet evening", name: "Root", kind: "token" };
  const { usualLimits } = await import("../../sync-server/limits/limits.ts");
  const guessed = await testServer({ limits: usualLimits });
  const statuses = new Set<number>();
  for (let guess = 0; guess < usualLimits.codeByNetwork.burst + 2; guess++) {
    const code = `${String(guess).padStart(3, "0")}${"x".repeat(40)}`;
    statuses.add((await guessed.client().post("/api/account/setup", { ...admin, code })).status);
  }
  expect(statuses).toContain(429);
  const code = guessed.composed.setupSecret ?? "";
  expect((await guessed.client().post("/api/account/setup", { ...admin, code })).status).toBe(429);
  const quiet = await testServer({ limits: usualLimits });
  const made = await quiet.client().post("/api/account/setup", { ...admin, code: quiet.composed.setupSecret ?? "" });
  expect(made.status, made.text).toBe(200);
});
