/** Changes of tables nobody has been told of yet: who changed which, gathered until it is time to say so. */

export interface UntoldChanges {
  readonly itemId: string;
  /** Everybody who changed it, whoever began first. */
  readonly actorIds: readonly string[];
  /** The last person who was told, in the order of ids; "" = nobody yet. */
  readonly toldTo: string;
}

export interface TableChangeStore {
  /** Somebody changed a table at `at`; what they change until it is told is told with it. */
  note(itemId: string, actorId: string, at: number): Promise<void>;
  /** The table that has waited longest of those that wait since `before` or longer. */
  due(before: number): Promise<UntoldChanges | null>;
  /** People up to this id have been told. */
  toldTo(itemId: string, personId: string): Promise<void>;
  /** Everybody has been told. */
  forget(itemId: string): Promise<void>;
}
