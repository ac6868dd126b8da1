/** A device's sync as a browser has it: windows of one profile, over real sockets to a real server. */
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import type { SocketEvents } from "../../src/renderer/sync/connection.ts";
import {
  startDeviceSync,
  type DeviceSync,
  type WindowChannel,
  type WindowMessage,
} from "../../src/renderer/sync/session/deviceSync.ts";
import { profileKey, emptyProfile, signedIn } from "../../src/renderer/sync/session/profile.ts";
import { Session } from "../../src/renderer/sync/session/session.ts";
import type { TestClient } from "./testClient.ts";

interface ProfileOptions {
  /** Where the server is reached; its own address without. */
  readonly address?: string;
  /** The device's clock, ms. */
  readonly now?: () => number;
  /** When they signed in here, by that clock; without it, before everything. */
  readonly signedInAt?: number;
  /** Waits as the device does; without it no wait is longer than a fifth of a second. */
  readonly after?: (delayMs: number, run: () => void) => () => void;
}

function afterSoon(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(delayMs, 200));
  return () => clearTimeout(timer);
}

/** A browser profile of somebody signed in with a cookie. */
export function profileOf(person: TestClient, options: ProfileOptions = {}) {
  const { address: origin = person.address, now = () => Date.now(), signedInAt = 0, after = afterSoon } = options;
  const values = new Map<string, string>();
  const profile = signedIn(emptyProfile, {
    server: "",
    personId: person.personId,
    name: "Anna",
    color: "sky",
    isEnded: false,
    renewedAt: signedInAt,
  });
  values.set(profileKey, JSON.stringify(profile));
  const channels = new Set<(message: WindowMessage, from: object) => void>();
  const sockets = new Set<WebSocket>();
  let cookie = person.cookie;
  const window = (kitchen: Kitchen, leadership: Promise<unknown> = Promise.resolve()) => {
    const me = {};
    let hear: (message: WindowMessage) => void = () => undefined;
    const listener = (message: WindowMessage, from: object): void => {
      if (from !== me) hear(structuredClone(message));
    };
    channels.add(listener);
    const channel: WindowChannel = {
      post: (message) => {
        for (const one of channels) one(message, me);
      },
      listen: (listen) => {
        hear = listen;
      },
      close: () => channels.delete(listener),
    };
    const session = new Session({
      storage: { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) },
      secrets: null,
      fetch(path, init) {
        const headers = new Headers(init.headers);
        headers.set("cookie", cookie);
        return fetch(new URL(path, origin), { ...init, headers });
      },
      origin,
      device: "test",
      now: () => 1,
      elapsedMs: () => 1,
      exclusively: (run) => run(),
      changeStore: () => undefined,
    });
    const sync: DeviceSync = startDeviceSync(kitchen, session, person.personId, {
      openSocket(address, protocols, events: SocketEvents) {
        const socket = new WebSocket(address, protocols, { headers: { cookie, origin } });
        sockets.add(socket);
        socket.on("open", () => events.onOpen());
        socket.on("message", (data: Buffer) => events.onFrame(data));
        socket.on("close", () => events.onClose());
        socket.on("error", () => undefined);
        return { send: (frame) => socket.send(frame), close: () => socket.close() };
      },
      channel,
      waitForLeadership: () => leadership,
      after,
      random: () => 0.5,
      now,
    });
    onTestFinished(() => sync.stop());
    return { sync, session };
  };
  return { window, sockets, setCookie: (next: string) => (cookie = next), values };
}

export const inStep = (sync: DeviceSync): boolean => {
  const { connection, pending, inStepAt } = sync.state();
  return connection.kind === "online" && pending.length === 0 && inStepAt > 0;
};
