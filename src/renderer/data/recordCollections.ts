/**
 * How plain records of the server are kept here, and the commands a person gives to change them. A record is the server's word
 * and nothing else; what a command is expected to lead to stands beside the command until the server has answered. Both stand by
 * their keys in the collection of settings, because the store allows few collections.
 */
/** One record of any kind; `data` is read with the kind's schema. */
export interface StoredRecord {
  kind: string;
  recordId: string;
  /** The item it belongs to, or "". */
  itemId: string;
  data: object;
}

/** What a record will be when a command is done, shown until then; `data` null: it will be gone. */
export interface ProvisionalRecord {
  kind: string;
  recordId: string;
  data: object | null;
}

/**
 * A command on its way (`waiting`), done by the server while what it led to is not here yet (`done`), or not accepted and kept
 * until the person has seen why (`refused`).
 */
export interface StoredCommand {
  id: string;
  action: string;
  input: object;
  /** The item it is about, or "". */
  itemId: string;
  provisional: ProvisionalRecord | null;
  /** Milliseconds since 1970; no two of one window are alike, because commands go in this order. */
  createdAt: number;
  state: "waiting" | "done" | "refused";
  /** Why it was not accepted, with the sentence for the person; "" while it waits. */
  code: string;
  message: string;
}

/** Where records and commands stand among what is kept by key. */
export const recordPrefix = "record/";
export const commandPrefix = "command/";

/** How far the server's clock is from this device's: true of this device alone. */
export const serverClockKey = "clock/server";

/** Whether a key is a setting of this device: neither the server's word nor on its way there. */
export function isSettingKey(key: string): boolean {
  return !key.startsWith(recordPrefix) && !key.startsWith(commandPrefix) && key !== serverClockKey;
}

/** Selects the keys that begin with a prefix, which ends with "/". */
export function keysUnder(prefix: string): { id: { $gte: string; $lt: string } } {
  // "0" follows "/".
  return { id: { $gte: prefix, $lt: `${prefix.slice(0, -1)}0` } };
}
