/** What the processes of the new device's bench tell each other. Holds no code: every kind of client imports it. */

/**
 * `receive`: our connection, every row decoded and checked, nothing stored. `replicate`: our replication, everything in the
 * store. `download`: the same bytes over plain HTTP. `downloadAndStore`: finished records over plain HTTP, written to the same
 * store as they are. `pouch`: PouchDB's replication from its own server.
 */
export type DeviceKind = "receive" | "replicate" | "download" | "downloadAndStore" | "pouch";

export interface DeviceTask {
  readonly kind: DeviceKind;
  readonly address: string;
  /** Websocket protocols that sign in; none where nobody is checked. */
  readonly protocols: readonly string[];
  readonly recipes: number;
}

export interface Received {
  readonly ms: number;
  /** Of the device's process; less than `ms` disturbed by whatever else the machine does. */
  readonly cpuMs: number;
  readonly rows: number;
  /** What came over the wire, where the client counts it. */
  readonly bytes: number;
}

/** Where the server with the recipes listens. */
export interface RecordsReady {
  readonly sync: string;
  readonly protocols: readonly string[];
  /** `/documents` and `/records` over plain HTTP. */
  readonly plain: string;
}
