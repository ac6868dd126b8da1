import { describe, expect, test } from "vitest";
import type { Answer } from "../../../../src/renderer/sync/connection.ts";
import { FeedAhead, type FeedSource } from "../../../../src/renderer/sync/feedAhead.ts";

/** A server with a feed of `length` numbers whose answers the test lets through one by one. */
function feedOf(length: number) {
  const asked: { readonly since: number; readonly answer: () => void; readonly lose: () => void }[] = [];
  const source: FeedSource = {
    request: ({ since, limit }) =>
      new Promise<Answer>((resolve, reject) => {
        const upTo = Math.min(since + limit, length);
        asked.push({
          since,
          answer: () => resolve({ t: "pulled-items", n: 1, rows: [], upTo, more: upTo < length }),
          lose: () => reject(new Error("The connection was lost.")),
        });
      }),
  };
  const feed = new FeedAhead(source);
  const sinces = (): number[] => asked.map(({ since }) => since);
  return { feed, asked, sinces };
}

describe("[C.4] pages of the feed", () => {
  test("are asked for one ahead, in order, up to the last", async () => {
    const { feed, asked, sinces } = feedOf(5);
    const first = feed.page(0, 2);
    expect(sinces()).toEqual([0]);
    asked[0]?.answer();
    expect(await first).toMatchObject({ upTo: 2, more: true });
    // The next is on its way before anybody wants it, and none behind it.
    expect(sinces()).toEqual([0, 2]);
    asked[1]?.answer();
    expect(await feed.page(2, 2)).toMatchObject({ upTo: 4, more: true });
    expect(sinces()).toEqual([0, 2, 4]);
    asked[2]?.answer();
    expect(await feed.page(4, 2)).toMatchObject({ upTo: 5, more: false });
    expect(sinces()).toEqual([0, 2, 4]);
  });

  test("are asked for anew where the checkpoint is another", async () => {
    const { feed, asked, sinces } = feedOf(5);
    const first = feed.page(0, 2);
    asked[0]?.answer();
    await first;
    asked[1]?.answer();
    const again = feed.page(0, 2);
    expect(sinces()).toEqual([0, 2, 0]);
    asked[2]?.answer();
    expect(await again).toMatchObject({ upTo: 2 });
  });

  test("lost on the way fail for who wants them, and come when they are asked for again", async () => {
    const { feed, asked, sinces } = feedOf(5);
    const first = feed.page(0, 2);
    asked[0]?.answer();
    await first;
    asked[1]?.lose();
    await expect(feed.page(2, 2)).rejects.toThrow("lost");
    const again = feed.page(2, 2);
    expect(sinces()).toEqual([0, 2, 2]);
    asked[2]?.answer();
    expect(await again).toMatchObject({ upTo: 4 });
  });
});
