import { expect, test } from "vitest";
import { fail, ok } from "../../../src/domain/result.ts";
import { createFetchCalls } from "../../../src/main/fetchCalls.ts";
import type { FetchPage } from "../../../src/main/fetchCalls.ts";
import type { Caller } from "../../../src/main/ipc/handlers.ts";

const caller = { window: null } as Caller;
const page = { url: "https://example.org/", bytes: new Uint8Array(), contentType: "text/html" };

/** A fetch that ends only when it is stopped. */
const endless: FetchPage = (_url, { signal }) =>
  new Promise((done) => {
    signal.addEventListener("abort", () => done(fail("cancelled", "Stopped.")));
  });

test("[C.1] a fetch can be stopped by its number, and only it", async () => {
  const calls = createFetchCalls(endless);
  const first = calls.fetchPage({ requestId: "a", url: page.url }, caller);
  const second = calls.fetchPage({ requestId: "b", url: page.url }, caller);
  await calls.cancelFetch({ requestId: "a" }, caller);
  expect(await first).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(await Promise.race([second, Promise.resolve("still running")])).toBe("still running");
  await calls.cancelFetch({ requestId: "b" }, caller);
  expect(await second).toMatchObject({ ok: false });
});

test("[C.1] a number is free again after its fetch; the same one twice at once is refused", async () => {
  const calls = createFetchCalls(endless);
  const first = calls.fetchPage({ requestId: "a", url: page.url }, caller);
  const again = await calls.fetchPage({ requestId: "a", url: page.url }, caller);
  expect(again).toMatchObject({ ok: false, error: { code: "ipc_invalid" } });
  await calls.cancelFetch({ requestId: "a" }, caller);
  await first;
  const quick = createFetchCalls(async () => ok(page));
  expect(await quick.fetchPage({ requestId: "a", url: page.url }, caller)).toMatchObject({ ok: true });
  expect(await quick.fetchPage({ requestId: "a", url: page.url }, caller)).toMatchObject({ ok: true });
});

test("[C.1] no more than 16 at once", async () => {
  const calls = createFetchCalls(endless);
  const running = Array.from({ length: 16 }, (_, index) =>
    calls.fetchPage({ requestId: `n${index}`, url: page.url }, caller),
  );
  const one = await calls.fetchPage({ requestId: "more", url: page.url }, caller);
  expect(one).toMatchObject({ ok: false, error: { code: "fetch_failed" } });
  for (let index = 0; index < 16; index += 1) await calls.cancelFetch({ requestId: `n${index}` }, caller);
  await Promise.all(running);
});
