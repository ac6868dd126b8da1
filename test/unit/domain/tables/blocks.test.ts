import { describe, expect, test } from "vitest";
import { initialOrder } from "../../../../src/domain/items/order.ts";
import { planInsert } from "../../../../src/domain/tables/blocks.ts";
import { maxRowsPerBlock, rowsPerBlock } from "../../../../src/domain/tables/fields.ts";
import { randomFrom } from "./context.ts";

describe("places for inserted rows", () => {
  test("[K.8] a full last block is followed by a new one", () => {
    const [sortKey = ""] = initialOrder(1);
    const plan = planInsert([{ sortKey, rowCount: 200 }], 0, 200, 1);
    expect(plan.into).toBeNull();
    expect(plan.created).toHaveLength(1);
    expect((plan.created[0]?.sortKey ?? "") > sortKey).toBe(true);
  });

  test.each([1, 2, 3, 4])(
    "[K.8] rows inserted anywhere, in any number, keep their order and the block bounds (seed %i)",
    (seed) => {
      const random = randomFrom(seed);
      let blocks: { sortKey: string; rows: number[] }[] = [];
      let expected: number[] = [];
      let next = 0;
      for (let step = 0; step < 120; step++) {
        const count = random() < 0.7 ? 1 + Math.floor(random() * 3) : 1 + Math.floor(random() * 700);
        const added = Array.from({ length: count }, () => next++);
        const at = random() < 0.3 ? expected.length : Math.floor(random() * (expected.length + 1));
        let block = 0;
        let index = at;
        while (block < blocks.length - 1 && index > (blocks[block]?.rows.length ?? 0))
          index -= blocks[block++]?.rows.length ?? 0;
        const plan = planInsert(
          blocks.map(({ sortKey, rows }) => ({ sortKey, rowCount: rows.length })),
          block,
          index,
          count,
        );
        const left = [...added];
        const created: typeof blocks = [];
        const here = blocks[block];
        if (plan.split && here) created.push({ sortKey: plan.split.sortKey, rows: here.rows.splice(plan.split.index) });
        if (plan.into && here) here.rows.splice(plan.into.index, 0, ...left.splice(0, plan.into.count));
        for (const one of plan.created) created.push({ sortKey: one.sortKey, rows: left.splice(0, one.count) });
        expect(left).toEqual([]);
        blocks = [...blocks, ...created].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
        expected = [...expected.slice(0, at), ...added, ...expected.slice(at)];
        expect(blocks.flatMap(({ rows }) => rows)).toEqual(expected);
        expect(Math.max(...blocks.map(({ rows }) => rows.length))).toBeLessThanOrEqual(maxRowsPerBlock);
        expect(Math.max(...created.map(({ rows }) => rows.length), 0)).toBeLessThanOrEqual(maxRowsPerBlock);
      }
      expect(blocks.length).toBeLessThan((expected.length / rowsPerBlock) * 6);
      expect(Math.max(...blocks.map(({ sortKey }) => sortKey.length))).toBeLessThan(60);
    },
  );
});
