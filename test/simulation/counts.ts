/** How often each kind of thing happened: a run that did nothing proves nothing. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(kind: string, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  get(kind: string): number {
    return this.#counts.get(kind) ?? 0;
  }

  addAll(other: Counts): void {
    for (const [kind, count] of other.entries()) this.add(kind, count);
  }

  entries(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  toString(): string {
    return this.entries()
      .map(([kind, count]) => `${kind}: ${count}`)
      .join(", ");
  }
}
