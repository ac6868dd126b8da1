import type { ItemFacts } from "../../domain/sharing/authorize.ts";

/** An item as far as sharing and comments need it. */
export interface SharedThing extends ItemFacts {
  readonly title: string;
  /** Device's ms, where it is known. */
  readonly createdAt?: number;
}
