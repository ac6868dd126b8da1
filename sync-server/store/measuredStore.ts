/** The store, with the time of each transaction told to whoever keeps figures. It changes nothing of what the store does. */
import type { Store } from "./ports.ts";

/** How long a transaction took, in seconds: until its turn came, and from there until it was stored or had failed. */
export interface TransactionTime {
  readonly waited: number;
  readonly worked: number;
}

export function measuredStore(store: Store, observe: (time: TransactionTime) => void): Store {
  return {
    ...store,
    async transaction(work) {
      const asked = performance.now();
      let begun: number | undefined;
      try {
        return await store.transaction((tx) => {
          begun = performance.now();
          return work(tx);
        });
      } finally {
        const ended = performance.now();
        const from = begun ?? ended;
        observe({ waited: (from - asked) / 1000, worked: (ended - from) / 1000 });
      }
    },
  };
}
