/** What the account functions work with; made once by the composition root. */
import type { Limits } from "../limits/limits.ts";
import type { MailQueue } from "../mail/mailQueue.ts";
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { PasswordHashing } from "./passwordHashing.ts";
import type { SessionEvents } from "./sessionEvents.ts";
import type { Surroundings } from "./surroundings.ts";

/** Other parts join in the same transaction: when it fails, nothing of either is stored. */
export interface AccountHooks {
  /** The person has shown that the address is theirs: pending shares to it can resolve [S2.3]. */
  onAddressVerified(tx: StoreTransaction, personId: string, address: string): Promise<void>;
  /** Before the person's name, addresses and password are erased [S2.11]. */
  onPersonDeleted(tx: StoreTransaction, personId: string): Promise<void>;
}

export interface AccountContext {
  readonly store: Store;
  readonly hashing: PasswordHashing;
  readonly mail: MailQueue;
  readonly limits: Limits;
  readonly events: SessionEvents;
  readonly hooks: AccountHooks;
  readonly surroundings: Surroundings;
  /** Keys the hashes of short codes. */
  readonly key: Buffer;
}

/** Where a request comes from, for its limits. */
export interface Caller {
  readonly network: string;
}
