/**
 * Presence: who is here and what they look at. The protocol trusts its clients; this does not: a connection speaks only for
 * presence ids that are its own, and the identity in what it says is written here, from the session.
 */
import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { z } from "zod";

export interface PresenceIdentity {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

interface PresenceEntry {
  readonly clock: number;
  readonly state: string;
}

/** Presence ids one connection may use at a time (a page that was reloaded leaves one behind), and how long a state may be. */
const maxIdsPerConnection = 4;
const maxStateCharacters = 2_000;

const stateSchema = z.record(z.string(), z.unknown());

/** The presence of everybody in one room. */
export class Presence<Connection> {
  readonly #entries = new Map<number, PresenceEntry>();
  readonly #owners = new Map<number, Connection>();

  /**
   * What a connection says, as it is passed on: only its own ids, under its own name. `authors` are whose each id is in the
   * document: nobody is present under an id that somebody else writes with. Null where nothing is left.
   */
  receive(
    message: Uint8Array,
    connection: Connection,
    identity: PresenceIdentity,
    authors: ReadonlyMap<number, string>,
  ): Uint8Array | null {
    const accepted: number[] = [];
    for (const { client, clock, state } of decode(message)) {
      if ((authors.get(client) ?? identity.id) !== identity.id) continue;
      const owner = this.#owners.get(client);
      if (owner !== undefined && owner !== connection) continue;
      if (owner === undefined && this.#idsOf(connection).length >= maxIdsPerConnection) continue;
      const known = this.#entries.get(client);
      if (known && clock < known.clock) continue;
      const named = signed(state, identity);
      if (named === null) continue;
      this.#owners.set(client, connection);
      this.#entries.set(client, { clock, state: named });
      accepted.push(client);
    }
    return accepted.length === 0 ? null : this.#encode(accepted);
  }

  /** Everybody's presence, for somebody who has just come; null where nobody is here. */
  all(): Uint8Array | null {
    const present = [...this.#entries].filter(([, entry]) => entry.state !== "null").map(([client]) => client);
    return present.length === 0 ? null : this.#encode(present);
  }

  /** A connection is gone: what to tell the others; null where it had said nothing. */
  leave(connection: Connection): Uint8Array | null {
    const ids = this.#idsOf(connection);
    for (const client of ids) {
      this.#entries.set(client, { clock: (this.#entries.get(client)?.clock ?? 0) + 1, state: "null" });
    }
    const message = ids.length === 0 ? null : this.#encode(ids);
    for (const client of ids) {
      this.#owners.delete(client);
      this.#entries.delete(client);
    }
    return message;
  }

  #idsOf(connection: Connection): number[] {
    return [...this.#owners].filter(([, owner]) => owner === connection).map(([client]) => client);
  }

  #encode(clients: readonly number[]): Uint8Array {
    const encoder = createEncoder();
    writeVarUint(encoder, clients.length);
    for (const client of clients) {
      const entry = this.#entries.get(client);
      writeVarUint(encoder, client);
      writeVarUint(encoder, entry?.clock ?? 0);
      writeVarString(encoder, entry?.state ?? "null");
    }
    return toUint8Array(encoder);
  }
}

/** The state with the server's word on who it is; "null" (left) stays; null where it is no state at all. */
function signed(state: string, identity: PresenceIdentity): string | null {
  if (state === "null") return state;
  if (state.length > maxStateCharacters) return null;
  const parsed = stateSchema.safeParse(parseJson(state));
  return parsed.success ? JSON.stringify({ ...parsed.data, user: identity }) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse has no other way to say "not JSON".
    return undefined;
  }
}

/** The entries of a presence message; a damaged one ends where it stops making sense. */
function decode(message: Uint8Array): { client: number; clock: number; state: string }[] {
  const entries: { client: number; clock: number; state: string }[] = [];
  try {
    const decoder = createDecoder(message);
    const count = readVarUint(decoder);
    for (let index = 0; index < count && hasContent(decoder); index++) {
      entries.push({ client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) });
    }
  } catch {
    // The decoder throws at the end of a cut message; what came before it is whole.
    return entries;
  }
  return entries;
}
