/**
 * What was ever shown to somebody of what is not theirs: root items and shares, by id. A device is told that something is gone
 * only where it was shown before; of everything else a person does not even learn the id.
 */

export interface ShownStore {
  /** These were shown to a person. */
  note(personId: string, ids: readonly string[]): Promise<void>;
  /** Those of these that were ever shown to a person. */
  among(personId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** A person is gone. */
  forget(personId: string): Promise<void>;
}
