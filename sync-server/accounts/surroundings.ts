/** The world as the accounts see it: time and chance are passed in. */
export interface Surroundings {
  /** The server's clock, ms. */
  readonly now: () => number;
  /** Unguessable bytes. */
  readonly randomBytes: (count: number) => Buffer;
}
