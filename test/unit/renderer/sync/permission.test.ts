/** What a device decides offline, from records and shares in its real local store. */
import { filter, firstValueFrom, map } from "rxjs";
import { describe, expect, test } from "vitest";
import { recordSchemas, type RecordKind, type RecordOf } from "../../../../src/domain/records/kinds.ts";
import { readAccessFacts } from "../../../../src/renderer/sync/accessFacts.ts";
import { permissionOn } from "../../../../src/renderer/sync/permission.ts";
import { recordKey } from "../../../../src/renderer/sync/recordReplication.ts";
import { keepServerTime } from "../../../../src/renderer/sync/serverClock.ts";
import { shareWith } from "../../../../src/renderer/sync/shareCommands.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const item = { id: "soup", type: "recipe", ownerId: "anna" } as const;

async function put<Kind extends RecordKind>(
  kitchen: Kitchen,
  kind: Kind,
  recordId: string,
  data: RecordOf<Kind>,
): Promise<void> {
  recordSchemas[kind].parse(data);
  const value = { kind, recordId, itemId: "", data };
  await kitchen.collections.settings.upsert({ id: recordKey(kind, recordId), value });
}

async function share(kitchen: Kitchen, parts: { kind: "person" | "group"; itemId: string; expiresAt?: number }) {
  const { shares } = kitchen.collections;
  const recipient =
    parts.kind === "group"
      ? ({ kind: "group", id: "cooks", name: "Cooks" } as const)
      : ({ kind: "person", address: "ben@example.org" } as const);
  const id = await shareWith(shares, {
    id: kitchen.items.newId(),
    ownerId: "anna",
    sharedById: "anna",
    recipient,
    itemType: parts.itemId === "soup" ? "recipe" : "cookbook",
    itemId: parts.itemId,
    itemTitle: "",
    shareAll: false,
    level: "edit",
    message: "",
    expiresAt: parts.expiresAt ?? null,
    now: 1,
  });
  const stored = await shares.findOne(id).exec();
  const recipientId = parts.kind === "group" ? "cooks" : "ben";
  await stored?.incrementalPatch({ status: "accepted", recipientId, isWish: false });
}

function facts(kitchen: Kitchen, now = 1_000) {
  return firstValueFrom(readAccessFacts(kitchen.collections, "ben", { now: () => now, lookEveryMs: 10_000 }));
}

describe("access offline", () => {
  test("[S3.10] a group's share counts for who is in the group, and for nobody else", async () => {
    const kitchen = await testKitchen();
    await share(kitchen, { kind: "group", itemId: "soup" });
    expect(permissionOn(item, await facts(kitchen)).may("view")).toBe(false);
    await put(kitchen, "self", "ben", {
      personId: "ben",
      isAdmin: false,
      principals: ["person:ben", "group:cooks"],
      subscribed: [],
      roleLevels: {},
    });
    const permission = permissionOn(item, await facts(kitchen));
    expect(permission.may("edit")).toBe(true);
    expect(permission.effective?.source).toBe("group");
  });

  test("[S3.10] a shared container gives what its items are worth there, and nothing on others", async () => {
    const kitchen = await testKitchen();
    await share(kitchen, { kind: "person", itemId: "book" });
    expect(permissionOn(item, await facts(kitchen)).may("view")).toBe(false);
    await put(kitchen, "container", "book", {
      containerId: "book",
      type: "cookbook",
      ownerId: "anna",
      caps: { soup: "view" },
    });
    const permission = permissionOn(item, await facts(kitchen));
    expect([permission.may("view"), permission.may("edit")]).toEqual([true, false]);
    expect(permission.effective?.containerId).toBe("book");
    expect(permissionOn({ ...item, id: "stew" }, await facts(kitchen)).may("view")).toBe(false);
  });

  test("[S3.10] a share that runs out stops counting by time alone", async () => {
    const kitchen = await testKitchen();
    await share(kitchen, { kind: "person", itemId: "soup", expiresAt: 2_000 });
    let now = 1_999;
    const read$ = readAccessFacts(kitchen.collections, "ben", { now: () => now, lookEveryMs: 5 });
    const may$ = read$.pipe(map((known) => permissionOn(item, known).may("edit")));
    const seen: boolean[] = [];
    const subscription = may$.subscribe((may) => seen.push(may));
    await expect.poll(() => seen.at(-1)).toBe(true);
    now = 2_000;
    expect(await firstValueFrom(may$.pipe(filter((may) => !may)))).toBe(false);
    await expect.poll(() => seen.at(-1)).toBe(false);
    subscription.unsubscribe();
  });

  test("[S3.10] a wrong clock of this device neither shows what has ended nor hides what has not", async () => {
    const kitchen = await testKitchen();
    const endsAt = 1_000_000;
    await share(kitchen, { kind: "person", itemId: "soup", expiresAt: endsAt });
    const may = async (deviceNow: number): Promise<boolean> =>
      permissionOn(item, await facts(kitchen, deviceNow)).may("edit");
    // Before the server has told its time, the device's own holds.
    expect([await may(endsAt - 1), await may(endsAt)]).toEqual([true, false]);
    // A clock that is an hour behind.
    await keepServerTime(kitchen.collections, 900_000, 900_000 - 3_600_000);
    expect([await may(endsAt - 3_600_000 - 1), await may(endsAt - 3_600_000)]).toEqual([true, false]);
    // Set back further while there is no connection: time does not go back behind what was heard.
    await keepServerTime(kitchen.collections, endsAt, endsAt - 3_600_000);
    expect(await may(1)).toBe(false);
    // A clock that is an hour ahead.
    await keepServerTime(kitchen.collections, 900_000, 900_000 + 3_600_000);
    expect([await may(endsAt + 3_600_000 - 1), await may(endsAt + 3_600_000)]).toEqual([true, false]);
  });
});
