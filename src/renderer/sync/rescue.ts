/**
 * Rescued copies: what a person wrote and the server did not accept. Kept on this device until they decide: copy it into an
 * item of their own, ask for access, or let it go (C.5). Two refusals of one item fold into one copy.
 */
import { fromBase64, toBase64 } from "lib0/buffer";
import type { Observable } from "rxjs";
import { map } from "rxjs";
import * as Y from "yjs";
import { materialize, titleOf, typeNames } from "../../domain/items/materialize.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import type { Failure } from "../../domain/result.ts";
import type { Collections, StoredRescue } from "../data/collections.ts";
import type { ItemState } from "./itemTranslation.ts";

export class RescueStore {
  readonly #rescues: Collections["rescues"];
  readonly #now: () => number;

  constructor(rescues: Collections["rescues"], now: () => number) {
    this.#rescues = rescues;
    this.#now = now;
  }

  /**
   * Keeps the author's version of a refused item, and what it was written on; durable when it resolves, and only then may the
   * item be reset.
   */
  async keep(refused: ItemState, failure: Failure, base: ItemState | undefined): Promise<void> {
    const before = await this.#rescues.findOne(refused.id).exec();
    const state = before ? mergeStates(before.state, refused.state) : refused.state;
    const doc = newDocument();
    if (state !== "") Y.applyUpdate(doc, fromBase64(state));
    const derived = materialize(refused.type, doc);
    doc.destroy();
    await this.#rescues.incrementalUpsert({
      id: refused.id,
      type: refused.type,
      parentId: refused.parentId,
      title: (derived.ok && titleOf(derived.value)) || refused.title || typeNames[refused.type],
      code: failure.code,
      message: failure.message,
      state,
      base: before?.base || base?.state || "",
      derived: derived.ok ? derived.value : {},
      refusedAt: this.#now(),
      requestedAt: before?.requestedAt ?? 0,
    });
  }

  /** All rescued copies, newest first, now and after every change. */
  watch(): Observable<StoredRescue[]> {
    return this.#rescues
      .find()
      .$.pipe(
        map((records) => records.map((record) => record.toMutableJSON()).sort((a, b) => b.refusedAt - a.refusedAt)),
      );
  }

  /** Lets a rescued copy go. */
  async remove(id: string): Promise<void> {
    await (await this.#rescues.findOne(id).exec())?.incrementalRemove();
  }
}

function mergeStates(a: string, b: string): string {
  if (a === "" || b === "") return a || b;
  return toBase64(Y.mergeUpdates([fromBase64(a), fromBase64(b)]));
}
