/**
 * Sends the outbox's commands, one at a time in their order, while there is a connection. A command whose answer was lost is sent
 * again: the server knows it by its id and does it once. What is done leaves once what it led to is here; what is not accepted
 * stays, with the reason, until the person has seen it.
 */
import {
  BehaviorSubject,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  map,
  merge,
  Subject,
  type Observable,
} from "rxjs";
import { FailureError, type Failure } from "../../domain/result.ts";
import type { Collections, StoredCommand } from "../data/collections.ts";
import type { RecordsConnection } from "./connection.ts";
import { unexpected } from "./resync.ts";
import { firstUnsent } from "./sentItems.ts";
import { outboxOf, putCommand, readOutbox, removeCommands } from "./storedCommands.ts";

export interface OutboxSender {
  /** How many commands the server has not answered. */
  readonly waiting$: Observable<number>;
  /** How many it did not accept, which the person has not seen yet. */
  readonly refused$: Observable<number>;
  readonly active$: Observable<boolean>;
  /** Resolves when every command is answered and what it led to is here. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

export interface OutboxParts {
  readonly collections: Collections;
  readonly connection: RecordsConnection;
  /** Resolves when the records the server has now are here: what a command led to has to be seen before the command goes. */
  readonly fetchRecords: () => Promise<void>;
}

/** Failures that pass by themselves. */
const passing: ReadonlySet<string> = new Set([
  "not_connected",
  "storage_full",
  "storage_failed",
  "server_busy",
  "too_many_requests",
]);
const firstRetryMs = 500;
const longestRetryMs = 30_000;

type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "later" };

export function startOutbox(parts: OutboxParts): OutboxSender {
  const { collections, connection } = parts;
  const countOf = (state: StoredCommand["state"]): Observable<number> =>
    outboxOf(collections).pipe(
      map((commands) => commands.filter((one) => one.state === state).length),
      distinctUntilChanged(),
    );
  const waiting$ = countOf("waiting");
  const active$ = new BehaviorSubject(false);
  const retry$ = new Subject<void>();
  /** Never sent again by this window, whatever a read that came a moment too early says; given again it is another turn. */
  const answered = new Set<string>();
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  let isBlocked = false;
  let failures = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const maySend = (): boolean => !isStopped && connection.state.kind === "online";

  async function drain(): Promise<void> {
    isBlocked = false;
    while (maySend()) {
      const next = (await readOutbox(collections)).find((one) => one.state === "waiting" && !answered.has(turnOf(one)));
      if (!next) break;
      active$.next(true);
      // What is about something the server has not got yet waits for it.
      isBlocked = next.itemId !== "" && (await firstUnsent(collections.items, [next.itemId])) !== undefined;
      if (isBlocked) break;
      const outcome = await send(connection, next);
      if (outcome.kind === "later") {
        retryLater();
        break;
      }
      failures = 0;
      if (outcome.kind === "done") await putCommand(collections, { ...next, state: "done" });
      else {
        const { code, message } = outcome.failure;
        await putCommand(collections, { ...next, state: "refused", code, message });
      }
      answered.add(turnOf(next));
    }
    // Also those of a window that was closed meanwhile.
    const done = (await readOutbox(collections)).filter(({ state }) => state === "done");
    if (done.length === 0 || !maySend()) return;
    await parts.fetchRecords();
    if (isStopped) return;
    const gone = done.map(({ id }) => id);
    await removeCommands(collections, gone);
  }

  /** Where the connection is lost, its return wakes it; else nothing would. */
  function retryLater(): void {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => retry$.next(), Math.min(longestRetryMs, firstRetryMs * 2 ** failures++));
  }

  function wake(): void {
    if (isStopped) return;
    isAsked = isRunning;
    if (isRunning) return;
    isRunning = true;
    drain()
      .catch((error: unknown) => {
        if (isStopped) return;
        console.error("Commands could not be sent; they are kept and tried again.", error);
        retryLater();
      })
      .finally(() => {
        isRunning = false;
        active$.next(false);
        if (isAsked) wake();
      });
  }

  const itemsHere$ = collections.items.$.pipe(filter(() => isBlocked));
  const isOnline$ = connection.state$.pipe(filter(({ kind }) => kind === "online"));
  const subscription = merge(waiting$, isOnline$, itemsHere$, retry$).subscribe(wake);
  return {
    waiting$,
    refused$: countOf("refused"),
    active$,
    async settled() {
      await firstValueFrom(outboxOf(collections).pipe(filter((all) => all.every(({ state }) => state === "refused"))));
    },
    stop() {
      isStopped = true;
      clearTimeout(retryTimer);
      subscription.unsubscribe();
    },
  };
}

function turnOf({ id, createdAt }: StoredCommand): string {
  return `${id} ${createdAt}`;
}

async function send(connection: RecordsConnection, command: StoredCommand): Promise<Outcome> {
  const { id, action, input } = command;
  try {
    const answer = await connection.request({ t: "act", commands: [{ id, action, input: { ...input } }] });
    if (answer.t !== "acted") throw unexpected(answer);
    const result = answer.results.find((one) => one.id === id);
    if (!result) throw unexpected(answer);
    return result.failure ? outcomeOf(result.failure) : { kind: "done" };
  } catch (error) {
    if (error instanceof FailureError) return outcomeOf({ code: error.code, message: error.message });
    throw error;
  }
}

function outcomeOf(failure: Failure): Outcome {
  return passing.has(failure.code) ? { kind: "later" } : { kind: "refused", failure };
}
