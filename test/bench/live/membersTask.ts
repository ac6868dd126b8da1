/** What the processes of the bench of a table with many members tell each other. */

export interface MembersReady {
  readonly address: string;
  /** One a member; the first one's is the writer's. */
  readonly tokens: readonly string[];
}

export interface MembersTask extends MembersReady {
  readonly tableId: string;
  readonly changes: number;
}

/** Of each change: from sending it until the last member has it, ms. */
export interface ChangesArrived {
  readonly lastMs: readonly number[];
}
