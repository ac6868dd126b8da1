import { describe, expect, test } from "vitest";
import { byOrder, initialOrder, orderAt, type Ordered } from "../../../../src/domain/items/order.ts";

/** Small deterministic generator, so that a failure names its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe("order", () => {
  test.each([1, 2, 3, 4, 5])("[K.1] a member moved to an index is there, whatever came before (seed %i)", (seed) => {
    const random = randomFrom(seed);
    let members: Ordered[] = initialOrder(8).map((order, index) => ({ id: `m${index}`, order }));
    for (let move = 0; move < 200; move++) {
      const moved = members[random(members.length)];
      if (!moved) throw new Error("no member");
      const others = members.filter((member) => member.id !== moved.id);
      const index = random(members.length);
      const order = orderAt(others, index);
      members = [...others, { id: moved.id, order }].sort(byOrder);
      expect(members.findIndex((member) => member.id === moved.id)).toBe(index);
    }
  });

  test("[K.1] two devices that chose the same key agree on one order, and something can still be placed after both", () => {
    const same: Ordered[] = [
      { id: "b", order: "a1" },
      { id: "a", order: "a1" },
    ];
    const sorted = same.toSorted(byOrder);
    expect(sorted.map((member) => member.id)).toEqual(["a", "b"]);
    expect(orderAt(sorted, 1) > "a1").toBe(true);
    expect(orderAt(sorted, 0) < "a1").toBe(true);
  });
});
