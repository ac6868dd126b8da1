import { expect, test } from "vitest";
import { setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { pagesOf, idsOf } from "../../../../src/renderer/data/pages.ts";
import { windowOn } from "../../../helpers/kitchen.ts";

test("[K.9] a collection is read whole, page by page, and nothing of it stays in memory", async () => {
  const name = `pages-${crypto.randomUUID()}`;
  const made = await (
    await windowOn(name)
  ).items.createMany(
    "New",
    Array.from({ length: 5 }, (_, at) => ({ type: "recipe", init: (doc) => setRecipeText(doc, "title", `${at}`) })),
  );
  if (!made.ok) throw new Error(made.error.message);
  const { items } = (await windowOn(name)).collections;
  const sizes: number[] = [];
  for await (const page of pagesOf(items, 2)) sizes.push(page.length);
  expect(sizes).toEqual([2, 2, 1]);
  expect(await idsOf(items)).toEqual(made.value.toSorted());
  // A last page that is full is not the end by itself.
  expect(await idsOf(items)).toHaveLength(5);
  await items.findByIds(made.value.slice(0, 1)).remove();
  expect(await idsOf(items)).toHaveLength(4);
  expect(items._docCache.cacheItemByDocId.size).toBeLessThanOrEqual(1);
});
