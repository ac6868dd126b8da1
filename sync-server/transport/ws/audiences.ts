/** Whom open documents concern, asked once for as long as nothing but the journal is written. It decides nothing: whoever hears of news has to ask. */
import { audienceOf } from "../../engine/decide.ts";
import type { Principal } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";

export class Audiences {
  #generation = 0;
  readonly #known = new Map<string, readonly Principal[]>();

  /** Whom these items concern, where that was asked before and nothing else was written since. */
  known(itemIds: Iterable<string>, generation: number): Set<Principal> | undefined {
    if (generation !== this.#generation) return undefined;
    const all = new Set<Principal>();
    for (const id of itemIds) {
      const known = this.#known.get(id);
      if (!known) return undefined;
      for (const principal of known) all.add(principal);
    }
    return all;
  }

  /** `generation`: of what is stored now. */
  async of(tx: StoreTransaction, item: ItemHeadRow, generation: number): Promise<readonly Principal[]> {
    if (generation !== this.#generation) this.#known.clear();
    this.#generation = generation;
    const known = this.#known.get(item.id) ?? (await audienceOf(tx, item));
    this.#known.set(item.id, known);
    return known;
  }

  forget(itemId: string): void {
    this.#known.delete(itemId);
  }
}
