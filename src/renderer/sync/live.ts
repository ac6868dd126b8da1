/**
 * Live editing of one open item: keystrokes and presence over the y-websocket protocol, beside the records plane, which
 * carries the same changes in batches. Losing this loses nothing.
 */
import { BehaviorSubject, type Observable } from "rxjs";
import { WebsocketProvider } from "y-websocket";
import { z } from "zod";
import type { ItemId } from "../../domain/items/types.ts";
import type { OpenDocuments } from "../data/openDocuments.ts";

/** Somebody who has the same item open, by the server's word. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** What they look at, in the screen's own terms; "" when they do not say. */
  readonly looksAt: string;
}

export interface LiveItem {
  /** Others who are here, each once, now and after every change. */
  readonly people$: Observable<readonly PersonHere[]>;
  /** Says what this person looks at: a line, a cell. */
  readonly lookAt: (what: string) => void;
  readonly close: () => void;
}

export interface LiveParts {
  readonly documents: OpenDocuments;
  /** Where to open a socket and with which subprotocols, a token among them that is good now. Rejects where there is none. */
  readonly socket: () => Promise<{ readonly address: string; readonly protocols: string[] }>;
  readonly personId: string;
}

const presenceSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), color: z.string() }),
  looksAt: z.string().optional(),
});

/** Opens an item live; undefined where there is no such item here. */
export async function openLive(parts: LiveParts, itemId: ItemId): Promise<LiveItem | undefined> {
  const { address, protocols } = await parts.socket();
  // The provider is the origin of what it receives.
  const held = await parts.documents.hold(itemId, (origin) => origin instanceof WebsocketProvider);
  if (!held) return undefined;
  const people$ = new BehaviorSubject<readonly PersonHere[]>([]);
  const provider = new WebsocketProvider(`${address}/live`, itemId, held.doc, {
    protocols,
    // Windows of one profile hear each other through the local store.
    disableBc: true,
  });
  const update = (): void => people$.next(peopleIn(provider, parts.personId));
  // The token it was opened with may be over when it opens again by itself.
  provider.on("connection-close", () => {
    parts.socket().then(
      (next) => (provider.protocols = next.protocols),
      (error: unknown) => console.info("Live editing goes on when there is a sign-in again.", error),
    );
  });
  provider.awareness.on("change", update);
  provider.awareness.setLocalStateField("looksAt", "");
  return {
    people$,
    lookAt: (what) => provider.awareness.setLocalStateField("looksAt", what),
    close() {
      provider.awareness.off("change", update);
      provider.destroy();
      held.release();
      people$.complete();
    },
  };
}

function peopleIn(provider: WebsocketProvider, ownId: string): PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const [client, state] of provider.awareness.getStates()) {
    if (client === provider.doc.clientID) continue;
    const parsed = presenceSchema.safeParse(state);
    if (!parsed.success || parsed.data.user.id === ownId) continue;
    people.set(parsed.data.user.id, { ...parsed.data.user, looksAt: parsed.data.looksAt ?? "" });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
