/** What the frame says about saving and syncing: the most important thing, and never too early. */
import { describe, expect, test } from "vitest";
import { statusWords } from "../../../../src/renderer/app/syncWords.ts";
import type { DeviceSyncState, SessionState } from "../../../../src/renderer/sync/session/index.ts";

const anna: SessionState = {
  kind: "signed-in",
  personId: "anna",
  name: "Anna",
  color: "sky",
  server: "",
  isEnded: false,
  isKept: true,
  signIns: 1,
};
const online: DeviceSyncState = {
  connection: { kind: "online", personId: "anna", epoch: "e", serverNow: 0 },
  pending: [],
  commands: 0,
  refused: 0,
  rescued: 0,
  isWorking: false,
  inStepAt: 1_000,
  pictures: 0,
  heldBack: null,
  picturesHeldBack: null,
};
const offline = { kind: "offline" } as const;

function say(sync: Partial<DeviceSyncState>, session: Partial<SessionState> = {}): string {
  const words = statusWords({
    save: { kind: "saved" },
    session: { ...anna, ...session } as SessionState,
    sync: { ...online, ...sync },
    device: "phone",
    now: 61_000 + 1_000,
  });
  return `${words.title} · ${words.detail} (${words.tone}, ${words.remedy})`;
}

describe("the state in words", () => {
  test("[C.6] each state has its sentence", () => {
    expect(say({})).toBe("Everything saved · Synced just now (herb, none)");
    const full = { code: "space_full", message: "There is no room." } as const;
    expect(say({ pending: ["a"], heldBack: full })).toBe(
      "1 change kept on this phone · There is no room. (amber, connect)",
    );
    expect(say({ pictures: 2, picturesHeldBack: full })).toBe(
      "Photos kept on this phone · There is no room. (amber, connect)",
    );
    expect(say({ heldBack: full })).toBe("Everything saved · Synced just now (herb, none)");
    expect(say({ connection: offline, pending: ["a", "b", "c"] })).toBe(
      "Offline · 3 changes kept on this phone (amber, connect)",
    );
    expect(say({ connection: offline, pending: ["a"], commands: 2 })).toBe(
      "Offline · 3 changes kept on this phone (amber, connect)",
    );
    expect(say({ commands: 1 })).toBe("Syncing 1… · Saved on this phone (amber, none)");
    expect(say({ connection: offline })).toBe("Offline · Last synced 1 minute ago (amber, connect)");
    expect(say({ pending: Array.from({ length: 12 }, String) })).toBe(
      "Syncing 12… · Saved on this phone (amber, none)",
    );
    expect(say({ rescued: 1 })).toBe("1 change not accepted · Nothing of yours is lost (rose, rescued)");
    expect(say({ refused: 1 })).toBe("1 change not accepted · Nothing of yours is lost (rose, refused)");
    expect(say({ refused: 1, rescued: 1 })).toBe("2 changes not accepted · Nothing of yours is lost (rose, rescued)");
    expect(say({ pending: ["a"] }, { isEnded: true })).toBe(
      "Sign in again · 1 change kept on this phone (amber, sign-in)",
    );
    expect(say({ pictures: 4 })).toBe("Everything saved · Photos: 4 to go (herb, none)");
    expect(say({ inStepAt: 0, isWorking: true })).toBe("Syncing… · Fetching what is new (amber, none)");
  });

  test("[C.6] what is not on the disk comes before everything else; signed out speaks of the device alone", () => {
    const save = { kind: "failed", pending: 1, failure: { code: "storage_full", message: "Full." } } as const;
    const parts = { session: anna, sync: { ...online, rescued: 2 }, device: "device", now: 0 };
    expect(statusWords({ ...parts, save })).toMatchObject({ tone: "rose", remedy: "export", isTrouble: true });
    const signedOut = { kind: "signed-out", keptFor: null } as const;
    expect(statusWords({ ...parts, save: { kind: "saved" }, session: signedOut, sync: null })).toMatchObject({
      title: "Everything saved",
      detail: "On this device",
    });
  });
});
