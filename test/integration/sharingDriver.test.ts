/** The example driver a third party could write: every hook is asked, it refuses, and it narrows but never adds. */
import { afterEach, expect, test } from "vitest";
import type { CheckAnswer } from "../../src/domain/sharing/answers.ts";
import type { Share } from "../../src/domain/sharing/share.ts";
import { driverOf, registerDriver, SharingDriver } from "../../sync-server/engine/sharing/drivers.ts";
import type { EffectivePermission } from "../../src/domain/sharing/authorize.ts";
import { actingPeople, giveList, ofList, withAddress, type Person } from "../helpers/actingPeople.ts";
import { HouseRulesDriver } from "../helpers/exampleDriver.ts";

const own = driverOf("list");
afterEach(() => registerDriver("list", own));

async function shared(from: Person, name: string, level: string) {
  return from.act("share.create", { ...ofList("list1"), recipient: withAddress(name), level });
}

const check = (who: Person) => who.done<CheckAnswer>("permission.check", { itemId: "list1" });

test("[S3.12] a driver of somebody else's is asked at each of the five hooks and names its items", async () => {
  const driver = new HouseRulesDriver("example.org");
  registerDriver("list", driver);
  const { person } = await actingPeople();
  const [anna, ben] = [await person("anna"), await person("ben")];
  await giveList(anna, "list1", "");
  const refused = await anna.act("share.create", {
    ...ofList("list1"),
    recipient: { kind: "person", address: "eve@elsewhere.example" },
    level: "edit",
  });
  expect(refused).toMatchObject({ status: 403, body: { message: "Outside example.org this can be looked at only." } });
  const share = (await shared(anna, "ben", "edit")).body.answer as Share;
  expect(share.itemTitle).toBe("Untitled list");
  await ben.done("share.accept", { shareId: share.id });
  expect(await check(ben)).toMatchObject({ permission: { level: "edit", actions: expect.arrayContaining(["edit"]) } });
  await anna.done("share.revoke", { shareId: share.id });
  expect(driver.log).toEqual([
    "validate edit",
    "validate edit",
    "created ben@example.org",
    "accepted ben@example.org",
    "revoked ben@example.org",
  ]);
});

test("[S3.12] what a driver narrows counts everywhere at once; what it would add does not", async () => {
  const { person } = await actingPeople();
  const [anna, ben] = [await person("anna"), await person("ben")];
  await giveList(anna, "list1", "This week");
  const share = (await shared(anna, "ben", "edit")).body.answer as Share;
  await ben.done("share.accept", { shareId: share.id });
  expect(await check(ben)).toMatchObject({ permission: { level: "edit" } });
  registerDriver("list", new HouseRulesDriver("kitchen.example"));
  expect(await check(ben)).toMatchObject({ permission: { level: "view", actions: ["view"], canReshare: false } });
  expect(await check(anna)).toMatchObject({ permission: { level: "owner" } });

  class Generous extends SharingDriver {
    override async resolveEffectivePermission(
      _tx: unknown,
      _item: unknown,
      _personId: string | null,
      found: EffectivePermission | null,
    ): Promise<EffectivePermission | null> {
      const all = ["view", "edit", "delete", "manage", "share"] as const;
      const more = { level: "manage", levels: ["manage", "edit", "view"], actions: new Set(all), canReshare: true };
      return found ? { ...found, ...more } : null;
    }
  }
  registerDriver("list", new Generous("A list"));
  const { permission } = await check(ben);
  expect(permission).toMatchObject({ level: "edit", canReshare: false });
  expect(permission?.actions).not.toContain("manage");
});
