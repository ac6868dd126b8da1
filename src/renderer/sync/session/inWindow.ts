/** The session and its sync in a real window: fetch, cookies or the desktop's secrets, locks, sockets, and what wakes them. */
import { addRxPlugin } from "rxdb";
import { RxDBLeaderElectionPlugin } from "rxdb/plugins/leader-election";
import type { Kitchen } from "../../data/index.ts";
import { startBlobSync } from "./blobSync.ts";
import { startDeviceSync, type DeviceSync, type WindowChannel, type WindowMessage } from "./deviceSync.ts";
import { deviceName } from "./deviceName.ts";
import { profileKey } from "./profile.ts";
import { Session } from "./session.ts";
import { openWebSocket } from "./socketPort.ts";
import type { SecretStore } from "./tokens.ts";

addRxPlugin(RxDBLeaderElectionPlugin);

let session: Session | undefined;

/** This window's one session. */
export function sessionInWindow(): Session {
  session ??= openSession();
  return session;
}

function openSession(): Session {
  const opened = new Session({
    storage: localStorage,
    secrets: desktopSecrets(),
    fetch: (address, init) => fetch(address, init),
    origin: window.location.origin,
    device: deviceName(navigator),
    now: () => Date.now(),
    elapsedMs: () => performance.now(),
    exclusively,
    changeStore() {
      // Everything in memory belongs to the other store; nothing of it may survive.
      window.location.hash = "";
      window.location.reload();
    },
  });
  window.addEventListener("storage", ({ key }) => {
    if (key === profileKey) opened.reread();
  });
  return opened;
}

/** One at a time across windows. Without locks (a page without TLS) the server's grace for cookies has to do. */
function exclusively<T>(run: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ? locks.request("potluck.session", run) : run();
}

function desktopSecrets(): SecretStore | null {
  const { potluck } = window;
  if (!potluck) return null;
  return {
    async read() {
      const answer = await potluck.secrets.read();
      return answer.ok ? answer.value.secret : null;
    },
    async write(secret) {
      const answer = await potluck.secrets.write({ secret });
      return answer.ok && answer.value.isKept;
    },
  };
}

function windowChannel(name: string): WindowChannel {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (hear) => channel.addEventListener("message", ({ data }: MessageEvent<WindowMessage>) => hear(data)),
    close: () => channel.close(),
  };
}

/** A clock that jumps further than this between two looks was asleep with its machine. */
const lookEveryMs = 5_000;
const sleptMs = 20_000;
const renewEveryMs = 3_600_000;

/** Starts sync for whoever is signed in; call `stop()` before the kitchen closes. */
export function startSyncInWindow(kitchen: Kitchen, opened: Session, personId: string): DeviceSync {
  const { database } = kitchen.collections.items;
  const sync = startDeviceSync(kitchen, opened, personId, {
    openSocket: openWebSocket,
    channel: windowChannel(`potluck.sync.${database.name}`),
    waitForLeadership: () => database.waitForLeadership(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    now: () => Date.now(),
    companion: (state$, feedId) => startBlobSync({ kitchen, session: opened, state$, feedId }),
  });
  const renew = (): void => void opened.renewIfOld();
  // Gone or back: what looks like a connection may be none, and trying again tells.
  const changed = (): void => sync.reconnect();
  const seen = (): void => {
    if (document.visibilityState === "visible") sync.connect();
  };
  let lookedAtMs = Date.now();
  const looking = setInterval(() => {
    const now = Date.now();
    if (now - lookedAtMs > lookEveryMs + sleptMs) sync.reconnect();
    lookedAtMs = now;
  }, lookEveryMs);
  const renewing = setInterval(renew, renewEveryMs);
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  document.addEventListener("visibilitychange", seen);
  renew();
  return {
    ...sync,
    async stop() {
      clearInterval(looking);
      clearInterval(renewing);
      window.removeEventListener("online", changed);
      window.removeEventListener("offline", changed);
      document.removeEventListener("visibilitychange", seen);
      await sync.stop();
    },
  };
}
