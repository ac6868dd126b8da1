/** Commands and records on a real local store, against a server that answers as the test says. */
import { firstValueFrom } from "rxjs";
import { describe, expect, onTestFinished, test } from "vitest";
import { decodeFrame, encodeFrame } from "../../../../src/domain/protocol/codec.ts";
import { clientMessageSchema, type Command, type RecordPull } from "../../../../src/domain/protocol/messages.ts";
import type { Failure } from "../../../../src/domain/result.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { RecordsConnection, type SocketEvents } from "../../../../src/renderer/sync/connection.ts";
import { heldRecords } from "../../../../src/renderer/sync/heldRecords.ts";
import { act, dismissCommand, retryCommand } from "../../../../src/renderer/sync/outbox.ts";
import { readOutbox } from "../../../../src/renderer/sync/storedCommands.ts";
import { startSync, type Sync } from "../../../../src/renderer/sync/sync.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

/** What the server does: the commands it got, and the records it has in the order they changed. */
interface Server {
  readonly got: Command[];
  readonly records: RecordPull[];
  answer: (command: Command) => Failure | null;
  isReachable: boolean;
  /** Whether it answers pulls. */
  tells: boolean;
  now: number;
  cut: () => void;
}

function serverOf(): Server {
  return { got: [], records: [], answer: () => null, isReachable: true, tells: true, now: 1, cut: () => undefined };
}

function syncWith(server: Server, kitchen: Kitchen): Sync {
  const connection = new RecordsConnection({
    token: () => Promise.resolve(null),
    random: () => 0.5,
    after(delayMs, run) {
      // Connecting again is not to take long; waiting for an answer may.
      const timer = setTimeout(run, delayMs < 30_000 ? Math.min(delayMs, 20) : delayMs);
      return () => clearTimeout(timer);
    },
    openSocket(events: SocketEvents) {
      let isOpen = true;
      const close = (): void => {
        if (!isOpen) return;
        isOpen = false;
        queueMicrotask(() => events.onClose());
      };
      server.cut = close;
      queueMicrotask(() => (server.isReachable ? events.onOpen() : close()));
      return {
        close,
        send(frame) {
          const message = clientMessageSchema.parse(decodeFrame(frame));
          const reply = answerTo(server, message);
          if (message.t === "pull" && !server.tells) return;
          setImmediate(() => isOpen && events.onFrame(encodeFrame(reply)));
        },
      };
    },
  });
  const sync = startSync({
    collections: kitchen.collections,
    connection,
    feedId: "anna@1",
    now: () => Date.now(),
    newId: kitchen.items.newId,
    waitForLeadership: false,
  });
  onTestFinished(() => sync.stop());
  return sync;
}

function answerTo(server: Server, message: ReturnType<typeof clientMessageSchema.parse>): unknown {
  if (message.t === "hello") return { t: "welcome", version: 2, personId: "anna", now: server.now, epoch: "1" };
  const { n } = message;
  if (message.t === "act") {
    const results = message.commands.map((command) => {
      server.got.push(command);
      return { id: command.id, answer: null, failure: server.answer(command) };
    });
    return { t: "acted", n, results };
  }
  if (message.t === "pull") {
    const rows = message.collection === "records" ? server.records.slice(message.since) : [];
    return { t: `pulled-${message.collection}`, n, rows, upTo: message.since + rows.length, more: false };
  }
  throw new Error(`The test's server does not answer ${message.t}.`);
}

const group = (name: string) => ({ id: "g1", organizationId: "o1", organizationName: "Home", name, people: 2 });
const rename = (name: string) => ({
  action: "group.rename",
  input: { groupId: "g1", name },
  itemId: "",
  provisional: { kind: "group", recordId: "g1", data: group(name) } as const,
});

async function groups(kitchen: Kitchen): Promise<string[]> {
  const { records } = await firstValueFrom(heldRecords(kitchen.collections, "group"));
  return records.map(({ value }) => `${value.name}${value.isWish ? " (wish)" : ""}`);
}

describe("records and commands", () => {
  test("[C.4] records arrive, change and go; one this version cannot read is left out and counted", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Cooks") });
    server.records.push({ kind: "group", id: "g2", itemId: "", data: { name: 7 } });
    const sync = syncWith(server, kitchen);
    await sync.settled();
    expect(await groups(kitchen)).toEqual(["Cooks"]);
    expect((await firstValueFrom(heldRecords(kitchen.collections, "group"))).skipped).toBe(1);
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Bakers") });
    await sync.settled();
    expect(await groups(kitchen)).toEqual(["Bakers"]);
    server.records.push({ kind: "group", id: "g1", itemId: "", data: null });
    await sync.settled();
    expect(await groups(kitchen)).toEqual([]);
  });

  test("[C.4] commands given offline show at once, are sent in their order, and leave for the server's word", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    server.isReachable = false;
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Cooks") });
    const sync = syncWith(server, kitchen);
    const names = ["One", "Two", "Three"];
    const given = await Promise.all(names.map((name) => act(kitchen, rename(name), 5)));
    expect(given.every(({ ok }) => ok)).toBe(true);
    expect(await groups(kitchen)).toEqual(["Three (wish)"]);
    await expect.poll(() => sync.state().commands).toBe(3);
    server.answer = ({ input }) => {
      server.records.push({ kind: "group", id: "g1", itemId: "", data: group(`${String(input.name)}!`) });
      return null;
    };
    server.isReachable = true;
    sync.connect();
    await sync.settled();
    expect(server.got.map(({ input }) => input.name)).toEqual(names);
    expect(await groups(kitchen)).toEqual(["Three!"]);
    expect(await readOutbox(kitchen.collections)).toEqual([]);
    await expect.poll(() => sync.state().commands).toBe(0);
  });

  test("[C.5] what is not accepted stops no other, loses its wish, and stays with its reason until dismissed", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Cooks") });
    server.answer = ({ input }) =>
      input.name === "Bad" ? { code: "permission_denied", message: "Ask its steward." } : null;
    const sync = syncWith(server, kitchen);
    await act(kitchen, rename("Bad"));
    await act(kitchen, rename("Good"));
    await sync.settled();
    expect(server.got.map(({ input }) => input.name)).toEqual(["Bad", "Good"]);
    expect(await groups(kitchen)).toEqual(["Cooks"]);
    const [refused, ...others] = await readOutbox(kitchen.collections);
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ state: "refused", code: "permission_denied", message: "Ask its steward." });
    await dismissCommand(kitchen, refused?.id ?? "");
    expect(await readOutbox(kitchen.collections)).toEqual([]);
  });

  test("[C.4] what the server has done waits no longer, also while what it led to is still on its way", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Cooks") });
    const sync = syncWith(server, kitchen);
    await sync.settled();
    server.tells = false;
    await act(kitchen, rename("Bakers"));
    await expect.poll(() => server.got.length).toBe(1);
    await expect.poll(() => groups(kitchen)).toEqual(["Bakers"]);
    await expect.poll(() => sync.state().commands).toBe(0);
    // A window that was closed in between does not send it again, and is rid of it.
    await sync.stop();
    server.tells = true;
    server.records.push({ kind: "group", id: "g1", itemId: "", data: group("Bakers!") });
    await syncWith(server, kitchen).settled();
    expect(server.got).toHaveLength(1);
    expect(await groups(kitchen)).toEqual(["Bakers!"]);
    expect(await readOutbox(kitchen.collections)).toEqual([]);
  });

  test("[C.5] what is not accepted is counted until it is seen, and tried again behind what waits", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    let isRefusing = true;
    server.answer = () => (isRefusing ? { code: "permission_denied", message: "Ask its steward." } : null);
    const sync = syncWith(server, kitchen);
    const given = await act(kitchen, rename("Bakers"));
    const id = given.ok ? given.value : "";
    await expect.poll(() => sync.state()).toMatchObject({ refused: 1, commands: 0 });
    // Refused once more, it is there once more.
    await retryCommand(kitchen, id);
    await expect.poll(() => server.got.length).toBe(2);
    await expect.poll(() => sync.state()).toMatchObject({ refused: 1, commands: 0 });
    isRefusing = false;
    await act(kitchen, rename("First"));
    await sync.settled();
    await retryCommand(kitchen, id);
    await sync.settled();
    expect(server.got.map(({ input }) => input.name)).toEqual(["Bakers", "Bakers", "First", "Bakers"]);
    await expect.poll(() => sync.state()).toMatchObject({ refused: 0, commands: 0 });
    expect(await readOutbox(kitchen.collections)).toEqual([]);
    expect(await retryCommand(kitchen, id)).toEqual({ ok: true, value: "" });
  });

  test("[C.4] a lost answer and a busy server are tried again under the same id; nothing is refused for them", async () => {
    const kitchen = await testKitchen();
    const server = serverOf();
    let tries = 0;
    server.answer = () => {
      tries++;
      if (tries === 1) server.cut();
      return tries === 2 ? { code: "server_busy", message: "Later." } : null;
    };
    const sync = syncWith(server, kitchen);
    const given = await act(kitchen, rename("Again"));
    await sync.settled();
    const id = given.ok ? given.value : "";
    expect(server.got.map((command) => command.id)).toEqual([id, id, id]);
    expect(await readOutbox(kitchen.collections)).toEqual([]);
  });
});
