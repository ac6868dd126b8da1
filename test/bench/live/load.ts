/** What the processes of the live bench tell each other. Imported by the peers' processes too, so it holds no code. */

/** So many documents, each open on so many clients, the first of which types. */
export interface Load {
  readonly documents: number;
  readonly clients: number;
  /** How often each writer types while it is measured. */
  readonly keystrokes: number;
}

export type ServerKind = "potluck" | "y-websocket" | "hocuspocus";

/** Where a server listens, and the websocket protocols that sign somebody in (none where nobody is checked). */
export interface ServerReady {
  readonly address: string;
  /** Of each client, its sessions; each opens so many documents. */
  readonly protocols: readonly (readonly (readonly string[])[])[];
  readonly documentsPerSession: number;
}

export interface DriverTask extends ServerReady {
  readonly kind: ServerKind;
  readonly load: Load;
}

/** What a server holds in memory after a collection, its heap and what is outside of it; the answer to any message. */
export interface Held {
  readonly heldBytes: number;
}

/** What the driver found after one round of typing. */
export interface Typed {
  readonly sent: number;
  readonly delivered: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}
