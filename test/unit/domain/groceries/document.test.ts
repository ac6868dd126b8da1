import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import {
  clearChecked,
  listSchema,
  putContributions,
  readList,
  removeContributions,
  setChecked,
  type ListFields,
} from "../../../../src/domain/groceries/document.ts";

function contribution(id: string, change: Partial<Contribution> = {}): Contribution {
  return {
    id,
    text: id,
    foodKey: id,
    quantity: "1/1",
    quantityMax: null,
    unit: null,
    food: id,
    note: "",
    source: { kind: "hand" },
    addedAt: 1,
    checkedAt: null,
    ...change,
  };
}

const read = (doc: Y.Doc): ListFields => listSchema.parse(readList(doc));
const checkedIds = (doc: Y.Doc): string[] =>
  read(doc)
    .contributions.filter((line) => line.checkedAt !== null)
    .map((line) => line.id);

/** Two devices that hold the same list, with fixed client ids: who wins a tie in the CRDT depends on them. */
function twoDevices(clients: readonly [number, number], prepare: (doc: Y.Doc) => void): [Y.Doc, Y.Doc] {
  const origin = new Y.Doc();
  origin.clientID = 500;
  prepare(origin);
  const devices = clients.map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin));
    return doc;
  });
  return [devices[0] as Y.Doc, devices[1] as Y.Doc];
}

/** Every order in which single updates of two devices can arrive (each device's own order kept, as a connection keeps it), and shuffled with repeats. */
function interleavings<T>(a: readonly T[], b: readonly T[]): T[][] {
  if (a.length === 0) return [[...b]];
  if (b.length === 0) return [[...a]];
  const [firstA, ...restA] = a as [T, ...T[]];
  const [firstB, ...restB] = b as [T, ...T[]];
  return [
    ...interleavings(restA, b).map((rest) => [firstA, ...rest]),
    ...interleavings(a, restB).map((rest) => [firstB, ...rest]),
  ];
}

/** Runs both devices' steps apart from each other and hands back the reading of every delivery order. */
function mergeInAllOrders(
  clients: readonly [number, number],
  prepare: (doc: Y.Doc) => void,
  stepsA: readonly ((doc: Y.Doc) => void)[],
  stepsB: readonly ((doc: Y.Doc) => void)[],
): ListFields[] {
  const [a, b] = twoDevices(clients, prepare);
  const base = Y.encodeStateAsUpdate(a);
  const record = (doc: Y.Doc, steps: readonly ((doc: Y.Doc) => void)[]): Uint8Array[] => {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array): number => updates.push(update);
    doc.on("update", keep);
    for (const step of steps) doc.transact(() => step(doc));
    doc.off("update", keep);
    return updates;
  };
  const updatesA = record(a, stepsA);
  const updatesB = record(b, stepsB);
  const orders = [
    ...interleavings(updatesA, updatesB),
    [...updatesB, ...updatesA].reverse(),
    [...updatesA, ...updatesB, ...updatesA, ...updatesB],
  ];
  const readings = orders.map((order) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    for (const update of order) Y.applyUpdate(doc, update);
    return read(doc);
  });
  for (const update of updatesB) Y.applyUpdate(a, update);
  for (const update of updatesA) Y.applyUpdate(b, update);
  return [...readings, read(a), read(b)];
}

const bothWays: [number, number][] = [
  [1, 2],
  [2, 1],
  [7, 4_000_000_000],
  [4_000_000_000, 7],
];

describe("checks of a grocery list", () => {
  const milkAndBread = (doc: Y.Doc): void => putContributions(doc, [contribution("milk"), contribution("bread")]);

  test.each(bothWays)(
    "[K.6] a check survives an uncheck made elsewhere at the same time (devices %i and %i)",
    (a, b) => {
      const readings = mergeInAllOrders(
        [a, b],
        milkAndBread,
        [
          (doc) => setChecked(doc, ["milk"], 10),
          (doc) => setChecked(doc, ["milk"], null),
          (doc) => setChecked(doc, ["milk"], 30),
          (doc) => setChecked(doc, ["milk"], null),
        ],
        [(doc) => setChecked(doc, ["milk"], 20)],
      );
      for (const list of readings) {
        expect(list).toEqual(readings[0]);
        expect(list.contributions.find((line) => line.id === "milk")?.checkedAt).toBe(20);
        expect(list.contributions.find((line) => line.id === "bread")?.checkedAt).toBeNull();
      }
    },
  );

  test.each(bothWays)("[K.6] unchecking what both had checked holds on both (devices %i and %i)", (a, b) => {
    const readings = mergeInAllOrders(
      [a, b],
      (doc) => {
        milkAndBread(doc);
        setChecked(doc, ["milk"], 5);
      },
      [(doc) => setChecked(doc, ["milk"], null)],
      [(doc) => putContributions(doc, [contribution("milk", { text: "oat milk", food: "oat milk" })])],
    );
    for (const list of readings) {
      const milk = list.contributions.find((line) => line.id === "milk");
      expect(milk).toMatchObject({ text: "oat milk", checkedAt: null });
    }
  });

  test.each(bothWays)(
    "[K.6] checking merges with an edit and with what is added meanwhile (devices %i and %i)",
    (a, b) => {
      const readings = mergeInAllOrders(
        [a, b],
        milkAndBread,
        [(doc) => setChecked(doc, ["milk"], 10)],
        [
          (doc) => putContributions(doc, [contribution("milk", { quantity: "2/1" })]),
          (doc) => putContributions(doc, [contribution("milk-2", { foodKey: "milk", addedAt: 2 })]),
        ],
      );
      for (const list of readings) {
        expect(list.contributions.find((line) => line.id === "milk")).toMatchObject({ quantity: "2/1", checkedAt: 10 });
        expect(list.contributions.find((line) => line.id === "milk-2")?.checkedAt).toBeNull();
      }
    },
  );

  test.each(bothWays)(
    "[K.6] clearing takes only what was in the basket where it was cleared (devices %i and %i)",
    (a, b) => {
      const readings = mergeInAllOrders(
        [a, b],
        (doc) => {
          milkAndBread(doc);
          setChecked(doc, ["milk"], 5);
        },
        [(doc) => clearChecked(doc)],
        [(doc) => setChecked(doc, ["bread"], 6)],
      );
      for (const list of readings) {
        expect(list.contributions.map((line) => [line.id, line.checkedAt])).toEqual([["bread", 6]]);
      }
    },
  );

  test("[K.6] random work on three devices converges, and what was checked last by anyone stays checked", () => {
    for (let seed = 1; seed <= 60; seed++) {
      let state = seed * 2_654_435_761;
      const random = (below: number): number => {
        state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
        return Math.floor((state / 4_294_967_296) * below);
      };
      const names = ["milk", "bread", "eggs"];
      const devices = [0, 1, 2].map((index) => {
        const doc = new Y.Doc();
        doc.clientID = 1 + ((seed * 7 + index * 13) % 97);
        return doc;
      });
      putContributions(
        devices[0] as Y.Doc,
        names.map((name) => contribution(name)),
      );
      const exchange = (from: Y.Doc, to: Y.Doc): void =>
        Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
      for (const device of devices.slice(1)) exchange(devices[0] as Y.Doc, device);
      for (let step = 0; step < 40; step++) {
        const doc = devices[random(3)] as Y.Doc;
        const name = names[random(3)] as string;
        const what = random(6);
        if (what < 2) setChecked(doc, [name], step + 1);
        else if (what === 2) setChecked(doc, [name], null);
        else if (what === 3) putContributions(doc, [contribution(name, { quantity: `${step + 1}/1` })]);
        else if (what === 4) exchange(devices[random(3)] as Y.Doc, doc);
        else putContributions(doc, [contribution(`${name}-${step}`, { foodKey: name })]);
      }
      // All apart once more: one checks, the others uncheck.
      setChecked(devices[0] as Y.Doc, ["milk"], null);
      setChecked(devices[2] as Y.Doc, ["milk"], null);
      setChecked(devices[1] as Y.Doc, ["milk"], null);
      setChecked(devices[1] as Y.Doc, ["milk"], 1_000);
      for (let round = 0; round < 2; round++)
        for (const from of devices) for (const to of devices) if (from !== to) exchange(from, to);
      const [one, two, three] = devices.map(read);
      expect(two, `seed ${seed}`).toEqual(one);
      expect(three, `seed ${seed}`).toEqual(one);
      expect(one?.contributions.find((line) => line.id === "milk")?.checkedAt, `seed ${seed}`).toBe(1_000);
    }
  });

  test("[K.6] a contribution that is edited keeps its check, and one taken off leaves no check behind", () => {
    const doc = new Y.Doc();
    milkAndBread(doc);
    setChecked(doc, ["milk", "nothing"], 10);
    putContributions(doc, [contribution("milk", { quantity: "3/1" })]);
    expect(checkedIds(doc)).toEqual(["milk"]);
    removeContributions(doc, ["milk"]);
    expect(doc.getMap("checks").size).toBe(0);
    putContributions(doc, [contribution("milk")]);
    expect(checkedIds(doc)).toEqual([]);
  });
});
