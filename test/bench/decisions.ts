/** What one decision and one look-up of an effective permission cost where there are 10,000 shares, beside @casl/ability. */
import { createMongoAbility, subject } from "@casl/ability";
import { authorize, effectivePermission, type ShareFacts } from "../../src/domain/sharing/authorize.ts";
import { seededCatalog } from "../../src/domain/sharing/catalog.ts";
import { lonePerson } from "../../src/domain/sharing/principals.ts";
import { shareFacts } from "../helpers/shares.ts";
import type { BenchRow } from "./benchRow.ts";
import { median } from "./median.ts";

const shares = 10_000;
const rounds = 5;

/** ns a call of `work`, which is given a number that differs each time; the median of several runs. */
function nanoseconds(calls: number, work: (call: number) => boolean): number {
  const runs = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    let allowed = 0;
    for (let call = 0; call < calls; call++) if (work(call)) allowed++;
    if (allowed === 0) throw new Error("Nothing was allowed: the wrong thing is measured.");
    return ((performance.now() - begun) * 1_000_000) / calls;
  });
  return median(runs);
}

/** Anna has shared 10,000 recipes with Ben, one by one. */
export function run(): BenchRow[] {
  const all: ShareFacts[] = Array.from({ length: shares }, (_, index) =>
    shareFacts({
      id: `share-${index}`,
      ownerId: "anna",
      recipientId: "ben",
      itemType: "recipe",
      itemId: `recipe-${index}`,
      level: index % 2 === 0 ? "edit" : "view",
    }),
  );
  const ben = lonePerson("ben");
  const byItem = new Map(all.map((share) => [share.itemId, [share]]));
  const items = all.map(({ itemId }) => ({ id: itemId ?? "", type: "recipe" as const, ownerId: "anna" }));
  const itemAt = (call: number): (typeof items)[number] =>
    items[call % shares] ?? { id: "", type: "recipe", ownerId: "" };
  // Its rules are the same grants; it looks through all that are about recipes.
  const ability = createMongoAbility(
    all.map(({ itemId, level }) => ({
      action: level === "edit" ? ["view", "edit"] : ["view"],
      subject: "recipe",
      conditions: { id: itemId },
    })),
  );
  const casl = nanoseconds(200, (call) => ability.can("edit", subject("recipe", { ...itemAt(call * 50) })));
  const decide = (found: (id: string) => readonly ShareFacts[]) => (call: number) =>
    authorize(seededCatalog, ben, "edit", itemAt(call), found(itemAt(call).id), 0).allowed;
  const unsorted = nanoseconds(500, (call) => decide(() => all)(call * 20));
  const looked = nanoseconds(
    200_000,
    decide((id) => byItem.get(id) ?? []),
  );
  const permission = nanoseconds(
    200_000,
    (call) => effectivePermission(seededCatalog, ben, itemAt(call), byItem.get(itemAt(call).id) ?? [], 0) !== null,
  );
  const row = (name: string, own: number, note: string): BenchRow => ({
    name: `${shares} shares: ${name}`,
    ours: own,
    peer: casl,
    ratio: own / casl,
    unit: "ns",
    note,
  });
  return [
    row("a decision among a person's 10,000 unsorted shares", unsorted, "@casl/ability"),
    row("a decision, shares found by item", looked, "@casl/ability, which has no such index"),
    row("an effective permission, shares found by item", permission, "@casl/ability, which has no such index"),
  ];
}
