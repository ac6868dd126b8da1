/** Which connections hear of what: those of a person, and of everybody who shares a group, an organization or a link with them. */
import { personPrincipal, type Audience, type Principal } from "../../../src/domain/sharing/principals.ts";

export class Listeners<Peer extends { readonly personId: string }> {
  readonly #byAudience = new Map<Audience, Set<Peer>>();
  readonly #principals = new Map<Peer, ReadonlySet<Principal>>();

  /** A connection listens, for its person alone until more is known of them. */
  add(peer: Peer): void {
    this.set(peer, new Set([personPrincipal(peer.personId)]));
  }

  /** What a connection's person belongs to now. */
  set(peer: Peer, principals: ReadonlySet<Principal>): void {
    this.remove(peer);
    this.#principals.set(peer, principals);
    for (const audience of [...principals, "everyone" as const]) {
      const peers = this.#byAudience.get(audience) ?? new Set();
      this.#byAudience.set(audience, peers.add(peer));
    }
  }

  remove(peer: Peer): void {
    for (const audience of [...(this.#principals.get(peer) ?? []), "everyone" as const]) {
      const peers = this.#byAudience.get(audience);
      peers?.delete(peer);
      if (peers?.size === 0) this.#byAudience.delete(audience);
    }
    this.#principals.delete(peer);
  }

  has(peer: Peer): boolean {
    return this.#principals.has(peer);
  }

  /** Every connection once. */
  all(): Iterable<Peer> {
    return this.#principals.keys();
  }

  /** The connections of an audience. */
  of(audience: Audience): Iterable<Peer> {
    return this.#byAudience.get(audience) ?? [];
  }

  get size(): number {
    return this.#principals.size;
  }
}
