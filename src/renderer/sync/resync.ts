/** What the replications of all collections share: when to pull again, and what to make of an answer nobody asked for. */
import { filter, map, merge, type Observable } from "rxjs";
import type { CollectionName } from "../../domain/protocol/messages.ts";
import type { Answer, RecordsConnection } from "./connection.ts";

/** Says to pull a collection anew: there is news of it, or the connection is back. */
export function resyncOf(connection: RecordsConnection, name: CollectionName): Observable<"RESYNC"> {
  return merge(
    connection.news$.pipe(filter((collection) => collection === name)),
    connection.state$.pipe(filter((state) => state.kind === "online")),
  ).pipe(map(() => "RESYNC" as const));
}

/** A server that answers something else than it was asked: RxDB tries again. */
export function unexpected(answer: Answer): Error {
  return new Error(`The server answered ${answer.t}, which was not asked.`);
}
