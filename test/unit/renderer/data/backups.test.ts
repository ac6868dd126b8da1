import { expect, test } from "vitest";
import { setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import type { Backup, BackupSettings, DesktopBridge } from "../../../../src/domain/ipc.ts";
import { backUpIfDue } from "../../../../src/renderer/data/backups.ts";
import { importEverything } from "../../../../src/renderer/data/archive/importEverything.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const hourMs = 3_600_000;

/** The desktop's backup calls over a list in memory; only what the schedule asks. */
function desktop(
  settings: Partial<BackupSettings> = {},
  clock = { now: 0 },
): { bridge: DesktopBridge; files: Uint8Array[] } {
  const files: Uint8Array[] = [];
  const written: Backup[] = [];
  const backups: Partial<DesktopBridge["backups"]> = {
    settings: async () => ({
      ok: true,
      value: { folder: "/b", isDefaultFolder: true, keep: 10, automatic: true, everyHours: 24, ...settings },
    }),
    list: async () => ({ ok: true, value: written.toReversed() }),
    write: async ({ bytes }) => {
      const backup = { name: "b.zip", size: bytes.byteLength, writtenAt: clock.now };
      files.push(bytes);
      written.push(backup);
      return { ok: true, value: backup };
    },
  };
  return { bridge: { backups } as DesktopBridge, files };
}

async function addRecipe(kitchen: Kitchen, title: string): Promise<void> {
  const created = await kitchen.items.create("New", {
    type: "recipe",
    init: (doc) => setRecipeText(doc, "title", title),
  });
  if (!created.ok) throw new Error(created.error.message);
}

test("[K.9] a backup is written when one is due and something changed, and holds everything", async () => {
  const clock = { now: 1_000 };
  const kitchen = await testKitchen({ now: () => clock.now });
  const { bridge, files } = desktop({}, clock);
  expect(await backUpIfDue(kitchen, bridge, clock.now)).toEqual({ ok: true, value: null });
  await addRecipe(kitchen, "Soup");
  clock.now = 25 * hourMs;
  expect((await backUpIfDue(kitchen, bridge, clock.now)).ok).toBe(true);
  expect(files).toHaveLength(1);
  clock.now += 25 * hourMs;
  await backUpIfDue(kitchen, bridge, clock.now);
  expect(files, "nothing changed since").toHaveLength(1);
  await addRecipe(kitchen, "Stew");
  await backUpIfDue(kitchen, bridge, clock.now);
  expect(files).toHaveLength(2);
  await addRecipe(kitchen, "Pie");
  await backUpIfDue(kitchen, bridge, clock.now + hourMs);
  expect(files, "an hour is too soon").toHaveLength(2);
  const fresh = await testKitchen();
  await importEverything(fresh, files[1] ?? new Uint8Array(), "add");
  expect((await fresh.items.list("recipe")).map((recipe) => recipe.title)).toEqual(["Soup", "Stew"]);
});

test("[K.9] switched off, nothing is written", async () => {
  const kitchen = await testKitchen();
  await addRecipe(kitchen, "Soup");
  const { bridge, files } = desktop({ automatic: false });
  expect(await backUpIfDue(kitchen, bridge, Date.now())).toEqual({ ok: true, value: null });
  expect(files).toHaveLength(0);
});
