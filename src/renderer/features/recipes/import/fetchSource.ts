/** Pages and pictures from an address: on the desktop only, because browsers forbid reading other sites. */
import type { DraftPhoto, RecipeDraft } from "../../../../domain/recipes/draft.ts";
import { checkAddress } from "../../../../domain/recipes/fetchPolicy.ts";
import { fail, ok, type Result } from "../../../../domain/result.ts";
import { Reading } from "./reading.ts";

export interface ReadSource {
  readonly file: string;
  readonly drafts: readonly RecipeDraft[];
}

/** Fetches and reads a page. `cancelled` when the signal fires. */
export async function readAddress(address: string, signal: AbortSignal): Promise<Result<ReadSource>> {
  const bridge = window.potluck;
  if (!bridge)
    return fail(
      "not_available_here",
      "A browser may not read other sites. Open the page, save it (Ctrl-S) or copy its text, and bring that in here.",
    );
  const checked = checkAddress(/^[a-z]+:/i.test(address) ? address : `https://${address}`);
  if (!checked.ok) return checked;
  const requestId = crypto.randomUUID();
  signal.addEventListener("abort", () => void bridge.cancelFetch({ requestId }), { once: true });
  const page = await bridge.fetchPage({ requestId, url: checked.value });
  if (!page.ok) return page;
  return readOnce({ kind: "page", ...page.value });
}

export function readPasted(text: string): Promise<Result<ReadSource>> {
  return readOnce({ kind: "text", text });
}

async function readOnce(source: Parameters<Reading["read"]>[0]): Promise<Result<ReadSource>> {
  const reading = new Reading();
  try {
    for await (const [first] of reading.read(source)) {
      if (!first) continue;
      return first.result.ok ? ok({ file: first.file, drafts: first.result.value }) : first.result;
    }
    return fail("page_without_recipe", "There was nothing to read.");
  } finally {
    reading.close();
  }
}

/** Fetches a picture the person asked for. */
export async function fetchPicture(address: string): Promise<Result<DraftPhoto>> {
  const bridge = window.potluck;
  if (!bridge) return fail("not_available_here", "A browser may not fetch pictures of other sites.");
  const page = await bridge.fetchPage({ requestId: crypto.randomUUID(), url: address });
  if (!page.ok) return page;
  const mime = page.value.contentType.split(";")[0]?.trim() ?? "";
  if (!mime.startsWith("image/"))
    return fail("file_unreadable", "There is no picture at that address any more. Add one by hand.");
  return ok({ mime, bytes: page.value.bytes });
}
