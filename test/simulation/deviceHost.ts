/** The thread of a simulated device: does what the run asks, and meets the network only through messages. */
import { parentPort } from "node:worker_threads";
import { fromBase64 } from "lib0/buffer";
import { exportEverything } from "../../src/renderer/data/archive/exportEverything.ts";
import { importEverything } from "../../src/renderer/data/archive/importEverything.ts";
import { keysUnder, recordPrefix } from "../../src/renderer/data/recordCollections.ts";
import type { ConnectionPorts, SocketEvents } from "../../src/renderer/sync/connection.ts";
import { act } from "../../src/renderer/sync/outbox.ts";
import { changeShare, shareWith } from "../../src/renderer/sync/shareCommands.ts";
import { seededRandom } from "../helpers/seededRandom.ts";
import { DeviceApp } from "./deviceApp.ts";
import type { Ask, DeviceContent, FromDevice, ToDevice } from "./deviceMessages.ts";
import { create, edit, itemsOn, placeInCookbook, touchList } from "./edits.ts";
import { hurry } from "./hurry.ts";

hurry();
const port = parentPort;
if (!port) throw new Error("deviceHost runs as a thread");
const post = (message: FromDevice): void => port.postMessage(message);

const sockets = new Map<number, SocketEvents>();
const timers = new Map<number, () => void>();
let numbers = 0;

const ports: ConnectionPorts = {
  openSocket(events) {
    const socket = ++numbers;
    sockets.set(socket, events);
    post({ kind: "openSocket", socket });
    return {
      send: (frame) => post({ kind: "send", socket, frame }),
      close: () => post({ kind: "closeSocket", socket }),
    };
  },
  token: () => Promise.resolve(null),
  after(delayMs, run) {
    const timer = ++numbers;
    timers.set(timer, run);
    post({ kind: "after", timer, delayMs });
    return () => {
      timers.delete(timer);
      post({ kind: "cancel", timer });
    };
  },
  random: () => 0.5,
};

let app: DeviceApp | undefined;

/** When changes have been counted, in the hurried time here. */
const countedAfterMs = 500;

async function answer(ask: Ask): Promise<unknown> {
  if (ask.op === "open") {
    app = new DeviceApp(ask.name, ask.storage, ask.personId, ports);
    return app.open();
  }
  if (!app) throw new Error("the device is not open");
  const { kitchen } = app;
  switch (ask.op) {
    case "signIn":
      return app.signIn();
    case "signOut":
      return app.signOut();
    case "restart":
      return app.restart();
    case "copyDisk":
      return app.copyDisk();
    case "putBackDisk":
      return app.putBackDisk();
    case "wipe":
      await app.wipe();
      if (ask.restores && app.archive) await importEverything(app.kitchen, app.archive, "replace");
      return ask.restores && app.archive !== undefined;
    case "close":
      return app.close();
    case "connect":
      return app.sync?.connect();
    case "settled":
      return app.sync?.settled();
    case "pending":
      await new Promise((resolve) => setTimeout(resolve, countedAfterMs));
      return app.sync?.state().pending ?? [];
    case "state":
      return stateOf(app);
    case "turns":
      for (let turn = ask.count; turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
      return null;
    case "finishEdits":
      return Promise.all(app.edits).then(() => null);
    case "undo":
      await Promise.all(app.edits);
      return kitchen.undo.undo();
    case "content":
      return contentOf(app);
    case "keepArchive": {
      await Promise.all(app.edits);
      const made = await exportEverything(kitchen, Date.now());
      if (made.ok) app.archive = made.value;
      return made.ok;
    }
    case "restoreArchive":
      await Promise.all(app.edits);
      return app.archive !== undefined && (await importEverything(kitchen, app.archive, "replace")).ok;
    case "create":
      return create(app, seededRandom(ask.draw), { text: ask.word, isWritten: written(ask.word) });
    case "edit":
      return edit(app, seededRandom(ask.draw), { text: ask.word, isWritten: written(ask.word) });
    case "touchList":
      return touchList(app, seededRandom(ask.draw));
    case "placeInCookbook":
      return placeInCookbook(app, seededRandom(ask.draw), ask.takesOut);
    case "act":
      return (await act(kitchen, { action: ask.action, input: ask.input, itemId: "" })).ok;
    case "items":
      return itemsOn(app, ask.onlyOwn);
    case "setTrashed":
      return (await (ask.trashed ? kitchen.items.trash("trash", [ask.id]) : kitchen.items.restore("restore", [ask.id])))
        .ok;
    case "deleteForever": {
      await Promise.all(app.edits);
      const parts = await kitchen.collections.items.find({ selector: { parentId: ask.id } }).exec();
      const ids = [ask.id, ...parts.map((part) => part.id)];
      await kitchen.items.deleteForever([ask.id]);
      return ids;
    }
    case "shares":
      return sharesOn(app);
    case "share":
      return shareWith(kitchen.collections.shares, {
        ...ask.wish,
        id: kitchen.items.newId(),
        ownerId: app.personId,
        sharedById: app.personId,
      });
    case "changeShare":
      return changeShare(kitchen.collections.shares, ask.id, ask.change);
    default:
      return ask satisfies never;
  }
}

function written(word: string): (ok: boolean) => void {
  return (ok) => post({ kind: "written", word, ok });
}

/** What a device waits for, for the message of a run that does not come to rest. */
async function stateOf(device: DeviceApp): Promise<string> {
  const state = device.sync?.state();
  const items = await device.kitchen.collections.items.find().exec();
  const unowned = items.filter((item) => item.ownerId === "").map((item) => item.id);
  const wishes = (await device.kitchen.collections.shares.find().exec()).filter((share) => share.isWish);
  const wished = wishes.map(({ itemId, ownerId, status }) => ({ itemId, ownerId, status }));
  const { kind } = state?.connection ?? { kind: "signed out" };
  return JSON.stringify({ kind, pending: state?.pending, isWorking: state?.isWorking, unowned, wished });
}

async function sharesOn({ kitchen }: DeviceApp): Promise<DeviceContent["shares"]> {
  const records = await kitchen.collections.shares.find().exec();
  return records
    .map(({ id, ownerId, recipientKind, itemType, itemId, status, level, isWish }) => ({
      id,
      ownerId,
      recipientKind,
      itemType,
      itemId,
      status,
      level,
      isWish,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function contentOf(device: DeviceApp): Promise<DeviceContent> {
  const { kitchen } = device;
  const records = await kitchen.collections.items.find().exec();
  const items = await Promise.all(
    records.map(async ({ id, type, parentId, ownerId, trashedAt, state, derived }) => {
      const shown = (await kitchen.items.get(type, id))?.fields;
      return {
        id,
        type,
        parentId,
        ownerId,
        trashedAt,
        state: fromBase64(state),
        derived: plain(derived),
        shown: plain(shown),
      };
    }),
  );
  const rescues = (await kitchen.collections.rescues.find().exec()).map(({ id, state, derived }) => ({
    id,
    state: fromBase64(state),
    derived: plain(derived),
  }));
  const kept = await kitchen.collections.settings.find({ selector: keysUnder(recordPrefix) }).exec();
  const serverRecords = kept.map(({ value }) => plain(value) as DeviceContent["records"][number]);
  return { items, shares: await sharesOn(device), rescues, records: serverRecords };
}

/** A copy without the store's wrappers, fit to be posted. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

port.on("message", (message: ToDevice) => {
  switch (message.kind) {
    case "ask":
      answer(message.ask).then(
        (value: unknown) => post({ kind: "answer", n: message.n, value }),
        (error: unknown) =>
          post({
            kind: "failure",
            n: message.n,
            message: error instanceof Error ? String(error.stack) : String(error),
          }),
      );
      return;
    case "opened":
      sockets.get(message.socket)?.onOpen();
      return;
    case "closed":
      sockets.get(message.socket)?.onClose();
      sockets.delete(message.socket);
      return;
    case "frame":
      sockets.get(message.socket)?.onFrame(message.frame);
      return;
    case "timer":
      timers.get(message.timer)?.();
      timers.delete(message.timer);
      return;
    default:
      return message satisfies never;
  }
});
