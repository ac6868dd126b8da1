/** Back-pressure of the records plane: what a device does not take is not piled up for it. */
import { EventEmitter } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { encodeFrame } from "../../../../src/domain/protocol/codec.ts";
import { protocolVersion, type ServerMessage } from "../../../../src/domain/protocol/messages.ts";
import { recordsPlane } from "../../../../sync-server/transport/ws/recordsPlane.ts";
import { RecordsPeer, type PeerWire } from "../../../../sync-server/transport/ws/recordsPeer.ts";
import type { RecordsHub } from "../../../../sync-server/transport/ws/recordsHub.ts";

const megabyte = 1_000_000;

/** A socket whose other end takes what it is sent only when the test says so. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly #waiting: { readonly bytes: number; readonly taken: (() => void) | undefined }[] = [];

  get bufferedAmount(): number {
    return this.#waiting.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  send(frame: Uint8Array, taken?: () => void): void {
    this.#waiting.push({ bytes: frame.byteLength, taken });
  }

  take(): void {
    this.#waiting.shift()?.taken?.();
  }

  end(): void {
    this.readyState = 3;
    this.emit("close");
  }

  terminate(): void {
    this.end();
  }

  pause(): void {}
  resume(): void {}
  close(): void {}
}

function slowDevice(answerBytes: number) {
  let answered = 0;
  const host = {
    now: () => 1,
    epoch: () => "epoch",
    reportBug: (error: unknown) => {
      throw error;
    },
    forget: () => undefined,
    async answer(_peer: RecordsPeer, { n }: { readonly n: number }): Promise<ServerMessage> {
      answered++;
      const filler = { kind: "gone", id: "x".repeat(answerBytes) } as const;
      return { t: "got", n, rows: [filler] };
    },
  };
  const hub = {
    open: (wire: PeerWire) => new RecordsPeer(host, wire, { personId: "anna", sessionId: "one" }),
  } as unknown as RecordsHub;
  const socket = new SlowSocket();
  const identity = { personId: "anna", sessionId: "one", kind: "token", accessExpiresAt: 2 } as const;
  void recordsPlane(hub).accept(socket as unknown as WebSocket, identity, "/sync", socket as never);
  const say = (message: object): boolean => socket.emit("message", Buffer.from(encodeFrame(message)), true);
  say({ t: "hello", version: protocolVersion });
  return { socket, ask: (n: number) => say({ t: "get", n, ids: ["a"] }), answered: () => answered };
}

/** Until nothing more happens by itself. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await turn();
}

test("[C.4] a device that asks and does not read is answered no more until it has taken what it was sent", async () => {
  const { socket, ask, answered } = slowDevice(megabyte);
  for (let n = 1; n <= 20; n++) ask(n);
  await quiet();
  const before = answered();
  expect(before).toBeLessThanOrEqual(6);
  expect(socket.bufferedAmount).toBeLessThan(7 * megabyte);
  while (answered() < 20) {
    socket.take();
    await quiet();
    expect(socket.bufferedAmount).toBeLessThan(7 * megabyte);
  }
});

test("[C.4] what a device asked for and did not wait for is not looked up any more", async () => {
  const { socket, ask, answered } = slowDevice(megabyte);
  for (let n = 1; n <= 20; n++) ask(n);
  await quiet();
  const before = answered();
  socket.end();
  await quiet();
  expect(answered()).toBe(before);
});

test("[C.4] a device that reads is answered at once", async () => {
  const { socket, ask, answered } = slowDevice(1_000);
  for (let n = 1; n <= 20; n++) ask(n);
  await quiet();
  expect(answered()).toBe(20);
  expect(socket.bufferedAmount).toBeGreaterThan(20_000);
});
