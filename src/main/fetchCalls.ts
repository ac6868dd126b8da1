/** Fetching a recipe page for the window, and stopping it. Which addresses may be fetched is decided by `fetchPage`. */
import { fail, ok } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";
import type { FetchedPage } from "../domain/ipc.ts";
import { ownBytes } from "./files/ownBytes.ts";
import type { Handlers } from "./ipc/handlers.ts";

export type FetchPage = (url: string, options: { readonly signal: AbortSignal }) => Promise<Result<FetchedPage>>;

/** A window never has more on the way; a page that asks for more is not ours any more. */
const maxFetches = 16;

export function createFetchCalls(fetchPage: FetchPage): Pick<Handlers, "fetchPage" | "cancelFetch"> {
  const running = new Map<string, AbortController>();
  return {
    async fetchPage({ requestId, url }) {
      if (running.has(requestId)) return fail("ipc_invalid", "That page is already being fetched.");
      if (running.size >= maxFetches) {
        return fail("fetch_failed", "Too many pages are being fetched at once. Wait until some have arrived.");
      }
      const controller = new AbortController();
      running.set(requestId, controller);
      try {
        const fetched = await fetchPage(url, { signal: controller.signal });
        return fetched.ok ? ok({ ...fetched.value, bytes: ownBytes(fetched.value.bytes) }) : fetched;
      } finally {
        running.delete(requestId);
      }
    },
    async cancelFetch({ requestId }) {
      running.get(requestId)?.abort();
      return ok(null);
    },
  };
}
