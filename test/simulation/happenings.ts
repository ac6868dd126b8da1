/** What can happen in a simulation, and how likely. Each answers false where it cannot happen now, or what it did. */
import type { ItemId, ItemType } from "../../src/domain/items/types.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import type { Counts } from "./counts.ts";
import type { SimulatedDevice, SimulatedPerson } from "./device.ts";
import type { Ask, ShareOnDevice } from "./deviceMessages.ts";
import type { Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import type { SimulatedServer } from "./server.ts";

export interface Situation {
  readonly random: SeededRandom;
  readonly counts: Counts;
  readonly ledger: Ledger;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly people: readonly SimulatedPerson[];
  readonly devices: readonly SimulatedDevice[];
  /** Anna's team. */
  readonly organizationId: string;
}

export interface Happening {
  readonly name: string;
  readonly weight: number;
  readonly run: (situation: Situation, device: SimulatedDevice) => Promise<boolean | string>;
}

export const levels = ["view", "edit"] as const;
export const rootTypes = ["list", "recipe", "plan", "table", "cookbook"] as const;
export type ItemHere = { readonly id: ItemId; readonly type: ItemType; readonly trashedAt: number };

export function draw(random: SeededRandom): number {
  return random.whole(0, 2 ** 31);
}

/** A word is written somewhere on the device. */
async function write(
  { random, ledger }: Situation,
  device: SimulatedDevice,
  op: "create" | "edit",
): Promise<boolean | string> {
  const word = ledger.write(device);
  const itemId = await device.ask<string | null>({ op, draw: draw(random), word: word.text });
  word.itemId = itemId ?? "";
  return itemId === null ? false : `${word.text} in ${itemId}`;
}

async function share(situation: Situation, device: SimulatedDevice, isAll: boolean): Promise<boolean | string> {
  const { random, people } = situation;
  const others = people.filter((person) => person !== device.person);
  const own = await device.ask<ItemHere[]>({ op: "items", onlyOwn: true });
  const item = isAll ? undefined : own.length > 0 ? random.pick(own) : undefined;
  if (!isAll && !item) return false;
  const to = random.pick(others);
  const level = random.pick(levels);
  await device.ask({
    op: "share",
    wish: {
      recipient: { kind: "person", address: random.next() < 0.3 ? to.address.toUpperCase() : to.address },
      itemType: item?.type ?? random.pick(rootTypes),
      itemId: item?.id ?? null,
      itemTitle: "",
      shareAll: isAll,
      level,
      message: "",
      now: 1,
    },
  });
  return `${item?.id ?? "all"} with ${to.id}, ${level}`;
}

export async function onShare(
  { random }: Situation,
  device: SimulatedDevice,
  which: {
    readonly as: "owner" | "recipient";
    readonly status: readonly string[];
    readonly fits?: (share: ShareOnDevice) => boolean;
  },
  change: Extract<Ask, { op: "changeShare" }>["change"],
): Promise<boolean | string> {
  const fitting = (await device.ask<ShareOnDevice[]>({ op: "shares" })).filter((record) => {
    const isOwner = record.ownerId === device.person.id;
    return isOwner === (which.as === "owner") && which.status.includes(record.status) && (which.fits?.(record) ?? true);
  });
  if (fitting.length === 0) return false;
  const record = random.pick(fitting);
  await device.ask({ op: "changeShare", id: record.id, change });
  return `${record.id} (${record.itemId ?? "all"}) ${JSON.stringify(change)}`;
}

async function itemAt({ random }: Situation, device: SimulatedDevice): Promise<ItemHere | undefined> {
  // Mostly one's own; what is somebody else's is to be refused.
  const items = await device.ask<ItemHere[]>({ op: "items", onlyOwn: random.next() < 0.7 });
  return items.length > 0 ? random.pick(items) : undefined;
}

async function trash(situation: Situation, device: SimulatedDevice): Promise<boolean | string> {
  const item = await itemAt(situation, device);
  if (!item) return false;
  const done = await device.ask<boolean>({ op: "setTrashed", id: item.id, trashed: item.trashedAt === 0 });
  return done && `${item.trashedAt > 0 ? "restored" : "trashed"} ${item.id}`;
}

async function deleteForever(situation: Situation, device: SimulatedDevice): Promise<boolean | string> {
  const item = await itemAt(situation, device);
  if (!item) return false;
  const ids = await device.ask<string[]>({ op: "deleteForever", id: item.id });
  situation.ledger.lose(device, new Set(ids));
  return item.id;
}

async function wipe({ ledger, network, random }: Situation, device: SimulatedDevice): Promise<boolean | string> {
  await device.ask({ op: "finishEdits" });
  ledger.lose(device);
  network.cut(device.name);
  const restored = await device.ask<boolean>({ op: "wipe", restores: random.next() < 0.5 });
  if (device.isSignedIn) await device.signIn();
  return restored ? "and its backup put into the new one" : "empty";
}

export const happenings: readonly Happening[] = [
  {
    name: "creates",
    weight: 8,
    run: (situation, device) => write(situation, device, "create"),
  },
  { name: "edits", weight: 40, run: (situation, device) => write(situation, device, "edit") },
  {
    name: "touches a list",
    weight: 6,
    run: async ({ random, ledger }, device) => {
      const removed = await device.ask<string | null>({ op: "touchList", draw: draw(random) });
      if (removed === null) return false;
      for (const word of ledger.find(removed)) word.isRemovable = true;
      return removed === "" ? "checks" : `removes ${removed}`;
    },
  },
  {
    name: "undoes",
    weight: 3,
    run: async ({ ledger }, device) => {
      const label = await device.ask<string | null>({ op: "undo" });
      for (const word of ledger.find(label ?? "")) word.isRemovable = true;
      return label ?? false;
    },
  },
  { name: "trashes or restores", weight: 4, run: trash },
  { name: "deletes for good", weight: 1.5, run: deleteForever },
  { name: "shares", weight: 8, run: (situation, device) => share(situation, device, false) },
  { name: "shares all", weight: 2, run: (situation, device) => share(situation, device, true) },
  {
    name: "accepts",
    weight: 10,
    run: (situation, device) =>
      onShare(situation, device, { as: "recipient", status: ["pending"] }, { status: "accepted" }),
  },
  {
    name: "declines",
    weight: 1.5,
    run: (situation, device) =>
      onShare(situation, device, { as: "recipient", status: ["pending"] }, { status: "declined" }),
  },
  {
    name: "changes a level",
    weight: 4,
    run: (situation, device) =>
      onShare(
        situation,
        device,
        { as: "owner", status: ["pending", "accepted"] },
        { level: situation.random.pick(levels) },
      ),
  },
  {
    name: "revokes",
    weight: 4,
    run: (situation, device) =>
      onShare(situation, device, { as: "owner", status: ["pending", "accepted"] }, { status: "revoked" }),
  },
  {
    name: "leaves a share",
    weight: 1,
    run: (situation, device) =>
      onShare(situation, device, { as: "recipient", status: ["accepted"] }, { status: "revoked" }),
  },
  {
    name: "goes offline",
    weight: 4,
    run: async ({ network }, device) => {
      if (!network.isOnline(device.name)) return false;
      network.setOnline(device.name, false);
      return true;
    },
  },
  {
    name: "comes online",
    weight: 9,
    run: async ({ network }, device) => {
      if (network.isOnline(device.name) || !device.isSignedIn) return false;
      network.setOnline(device.name, true);
      await device.ask({ op: "connect" });
      return true;
    },
  },
  { name: "loses what is on its way", weight: 4, run: async ({ network }, device) => network.cut(device.name) },
  { name: "loses patience", weight: 1, run: async ({ network }) => network.timeOut() },
  { name: "sends a push twice", weight: 4, run: async ({ network }) => network.duplicate() },
  { name: "sends an old push again", weight: 2, run: async ({ network }) => network.replay() },
  {
    name: "signs out or in",
    weight: 2,
    run: async (_situation, device) => {
      if (!device.person.isRegistered) return false;
      if (!device.isSignedIn) await device.signIn();
      else await device.signOut();
      return device.isSignedIn ? "in" : "out";
    },
  },
  {
    name: "restarts",
    weight: 1,
    run: async (_situation, device) => {
      if (device.storage !== "disk" || !device.isSignedIn) return false;
      await device.ask({ op: "restart" });
      return true;
    },
  },
  { name: "is wiped", weight: 0.7, run: wipe },
  {
    name: "makes a backup",
    weight: 1.5,
    run: async (_situation, device) => {
      device.hasArchive = await device.ask<boolean>({ op: "keepArchive" });
      return device.hasArchive;
    },
  },
  {
    name: "restores its backup",
    weight: 1.5,
    run: async ({ ledger }, device) => {
      if (!device.hasArchive) return false;
      await device.ask({ op: "finishEdits" });
      ledger.lose(device);
      return device.ask<boolean>({ op: "restoreArchive" });
    },
  },
  {
    name: "copies its disk",
    weight: 1,
    run: async (_situation, device) => {
      if (device.storage !== "disk" || !device.isSignedIn) return false;
      await device.ask({ op: "copyDisk" });
      device.hasCopy = true;
      return true;
    },
  },
  {
    name: "puts its disk back",
    weight: 1.5,
    run: async ({ ledger }, device) => {
      if (!device.hasCopy || !device.isSignedIn) return false;
      await device.ask({ op: "finishEdits" });
      ledger.lose(device);
      return device.ask<boolean>({ op: "putBackDisk" });
    },
  },
  {
    name: "the server restarts",
    weight: 2,
    run: async ({ server, network }) => {
      network.cutAll();
      await server.down();
      await server.up();
      return true;
    },
  },
  {
    name: "registers",
    weight: 2,
    run: async ({ server, network, people, devices }) => {
      const person = people.find((candidate) => !candidate.isRegistered);
      if (!person) return false;
      await server.verify(person.id, person.address);
      person.isRegistered = true;
      for (const device of devices.filter((candidate) => candidate.person === person)) {
        network.setOnline(device.name, true);
        await device.signIn();
      }
      return person.id;
    },
  },
];
