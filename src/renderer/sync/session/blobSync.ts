/**
 * Photos and page copies, beside the replication: what this device has and the server lacks goes up, what an item shows and
 * this device lacks comes down, covers first, a few at a time. How far it came is remembered, so that nothing is asked twice and
 * everything interrupted goes on. Bytes are kept only when they hash to their id. Runs in the leading window alone.
 */
import { getChangedDocumentsSince } from "rxdb";
import {
  BehaviorSubject,
  filter,
  firstValueFrom,
  merge,
  NEVER,
  Subject,
  timer,
  type Observable,
  type Subscription,
} from "rxjs";
import { z } from "zod";
import { lackingAnswer, maxBlobBytes, maxBlobPairs } from "../../../domain/protocol/blobs.ts";
import { failureSchema } from "../../../domain/protocol/messages.ts";
import type { Failure } from "../../../domain/result.ts";
import type { SettingKey } from "../../data/index.ts";
import type { Kitchen } from "../../data/index.ts";
import { hashOf } from "../../data/blobs.ts";
import { storedByIds } from "../../data/pages.ts";
import { thumbnailFor } from "../../data/photos.ts";
import type { SyncState } from "../sync.ts";
import type { Companion } from "./deviceSync.ts";
import type { Session } from "./session.ts";

interface BlobPair {
  readonly itemId: string;
  readonly blobId: string;
}
interface Wanted extends BlobPair {
  readonly kind: "photo" | "page";
  readonly isCover: boolean;
}

export interface BlobSyncParts {
  readonly kitchen: Kitchen;
  readonly session: Pick<Session, "sendRaw">;
  readonly state$: Observable<SyncState>;
  /** Whose feed: another one begins anew. */
  readonly feedId: string;
  /** Makes a small picture; canvas in a window. */
  readonly thumbnail?: (bytes: Uint8Array, mime: string) => Promise<string>;
  readonly retryMs?: number;
}

const progressSchema = z.object({
  feed: z.string(),
  /** RxDB's: how far the items have been looked through. */
  checkpoint: z.unknown(),
  /** Items looked at whose pictures are not all here, or not all there, yet. */
  waiting: z.array(z.string()),
});
type Progress = z.infer<typeof progressSchema>;
const progressKey: SettingKey<Progress> = {
  id: "sync.photos",
  schema: progressSchema,
  initial: { feed: "", checkpoint: null, waiting: [] },
};

const itemsPerLook = 100;
const atOnce = 3;
const usualRetryMs = 10_000;

/** What a look at one item's pictures came to. */
type Outcome = "done" | "later" | "offline";

export function startBlobSync(parts: BlobSyncParts): Companion & { readonly waiting$: Observable<number> } {
  const { kitchen, session, state$ } = parts;
  const { items, blobs } = kitchen.collections;
  const retryMs = parts.retryMs ?? usualRetryMs;
  const makeThumbnail = parts.thumbnail ?? thumbnailFor;
  const stopped$ = new Subject<null>();
  const wake$ = new Subject<null>();
  const waiting$ = new BehaviorSubject(0);
  const heldBack$ = new BehaviorSubject<Failure | null>(null);
  let isStopped = false;
  const subscription: Subscription = items.$.subscribe(() => wake$.next(null));

  async function run(): Promise<void> {
    let progress = await kitchen.settings.get(progressKey);
    if (progress.feed !== parts.feedId) progress = { feed: parts.feedId, checkpoint: null, waiting: [] };
    for (;;) {
      await firstValueFrom(merge(state$.pipe(filter(({ connection }) => connection.kind === "online")), stopped$));
      if (isStopped) return;
      const changed = await getChangedDocumentsSince(
        items.storageInstance,
        itemsPerLook,
        progress.checkpoint ?? undefined,
      );
      const ids = changed.documents.filter(({ type, _deleted }) => type === "recipe" && !_deleted).map(({ id }) => id);
      const isQuiet = changed.documents.length === 0;
      const asked = isQuiet ? progress.waiting : ids;
      const later = asked.length > 0 ? await look(asked) : [];
      if (isStopped) return;
      if (later !== "offline") {
        const waiting = isQuiet ? later : [...new Set([...progress.waiting, ...later])];
        const next: Progress = { feed: parts.feedId, checkpoint: changed.checkpoint ?? progress.checkpoint, waiting };
        if (JSON.stringify(next) !== JSON.stringify(progress)) await kitchen.settings.set(progressKey, next);
        progress = next;
        if (!isQuiet) continue;
      }
      // Somebody else's device may still be bringing what is missing here.
      const pause: Observable<unknown> = later === "offline" || progress.waiting.length > 0 ? timer(retryMs) : NEVER;
      await firstValueFrom(merge<unknown[]>(wake$, stopped$, pause));
    }
  }

  /** Brings what is missing of these items up and down; answers those to look at again. */
  async function look(ids: readonly string[]): Promise<string[] | "offline"> {
    const records = await storedByIds(items, ids);
    const wanted = records
      .flatMap((record) => picturesOf(record.id, record.derived))
      .toSorted((a, b) => Number(b.isCover) - Number(a.isCover));
    const later = new Set<string>();
    const work: { readonly itemId: string; readonly run: () => Promise<Outcome> }[] = [];
    for (let start = 0; start < wanted.length; start += maxBlobPairs) {
      const pairs = wanted.slice(start, start + maxBlobPairs);
      const answer = await ask(pairs);
      if (!answer) return "offline";
      const lacking = new Set(answer.lacking.map(keyOf));
      const unknown = new Set(answer.unknownItems);
      for (const pair of pairs) {
        const isHere = (await blobs.count({ selector: { id: pair.blobId } }).exec()) > 0;
        const isThere = !lacking.has(keyOf(pair));
        if (unknown.has(pair.itemId)) later.add(pair.itemId);
        else if (isHere && !isThere) work.push({ itemId: pair.itemId, run: () => bring(pair) });
        else if (!isHere && isThere) work.push({ itemId: pair.itemId, run: () => fetchBlob(pair) });
        else if (!isHere) later.add(pair.itemId);
      }
    }
    let at = 0;
    let wentOffline = false;
    waiting$.next(work.length);
    const worker = async (): Promise<void> => {
      for (let task = work[at++]; task && !wentOffline; task = work[at++]) {
        if (isStopped) return;
        const outcome = await task.run();
        waiting$.next(Math.max(0, waiting$.value - 1));
        if (outcome === "offline") wentOffline = true;
        if (outcome === "later") later.add(task.itemId);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    if (!wentOffline) waiting$.next(0);
    return wentOffline ? "offline" : [...later];
  }

  async function ask(pairs: readonly Wanted[]): Promise<z.infer<typeof lackingAnswer> | null> {
    const body = JSON.stringify({ pairs: pairs.map(({ itemId, blobId }) => ({ itemId, blobId })) });
    const answer = await send("POST", "/api/blobs/lacking", { headers: { "content-type": "application/json" }, body });
    if (!answer?.ok) return null;
    const decoded = lackingAnswer.safeParse(await answer.json().catch(() => null));
    return decoded.success ? decoded.data : null;
  }

  async function bring({ itemId, blobId }: Wanted): Promise<Outcome> {
    const blob = await kitchen.blobs.get(blobId);
    if (!blob) return "done";
    const answer = await send("PUT", addressOf({ itemId, blobId }), {
      headers: { "content-type": blob.mime },
      body: new Uint8Array(blob.bytes),
    });
    if (!answer) return "offline";
    if (answer.status === 507) {
      const said = failureSchema.safeParse(await answer.json().catch(() => null));
      if (said.success) heldBack$.next(said.data);
    }
    if (answer.status === 429 || answer.status >= 500) return "offline";
    if (answer.status === 404) return "later";
    heldBack$.next(null);
    // Refused for good: somebody who may only look cannot bring pictures, and the server takes no other types.
    return "done";
  }

  async function fetchBlob({ itemId, blobId, kind }: Wanted): Promise<Outcome> {
    const answer = await send("GET", addressOf({ itemId, blobId }), {});
    if (!answer || answer.status === 429 || answer.status >= 500) return "offline";
    if (!answer.ok) return "later";
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.byteLength > maxBlobBytes || (await hashOf(bytes)) !== blobId) return "done";
    const mime = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const thumbnail = kind === "photo" ? await makeThumbnail(bytes, mime) : "";
    const stored = await kitchen.blobs.put({ kind, mime, bytes, thumbnail });
    return stored.ok ? "done" : "offline";
  }

  /** Null when there is no answer. */
  async function send(
    method: string,
    path: string,
    init: { readonly headers?: Record<string, string>; readonly body?: BodyInit },
  ): Promise<Response | null> {
    try {
      return await session.sendRaw(method, path, init);
    } catch (error) {
      console.info("A picture waits for the connection.", error);
      return null;
    }
  }

  run().catch((error: unknown) => {
    if (!isStopped) console.error("Pictures are not synced until the window is opened again.", error);
  });

  return {
    waiting$,
    heldBack$,
    stop() {
      isStopped = true;
      subscription.unsubscribe();
      stopped$.next(null);
      waiting$.complete();
    },
  };
}

function keyOf({ itemId, blobId }: BlobPair): string {
  return `${itemId} ${blobId}`;
}

function addressOf({ itemId, blobId }: BlobPair): string {
  return `/api/blobs/${blobId}?item=${encodeURIComponent(itemId)}`;
}

const picturesSchema = z.object({
  photoIds: z.array(z.string().regex(/^[0-9a-f]{64}$/)).catch([]),
  pageCopyId: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .catch(null),
});

function picturesOf(itemId: string, derived: unknown): Wanted[] {
  const pictures = picturesSchema.safeParse(derived);
  if (!pictures.success) return [];
  const { photoIds, pageCopyId } = pictures.data;
  return [
    ...photoIds.map((blobId, index) => ({ itemId, blobId, kind: "photo" as const, isCover: index === 0 })),
    ...(pageCopyId === null ? [] : [{ itemId, blobId: pageCopyId, kind: "page" as const, isCover: false }]),
  ];
}
