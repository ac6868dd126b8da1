/**
 * How plain records of the server are kept here, and the commands a person gives to change them. A record is the server's word
 * and nothing else; what a command is expected to lead to stands beside the command until the server has answered.
 */
import type { RxJsonSchema } from "rxdb";
import { maxItemIdLength } from "../../domain/items/types.ts";

/** One record of any kind; `data` is read with the kind's schema. */
export interface StoredRecord {
  /** `kind/recordId`. */
  id: string;
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

/** A command on its way (`waiting`), or not accepted and kept until the person has seen why (`refused`). */
export interface StoredCommand {
  id: string;
  action: string;
  input: object;
  /** The item it is about, or "". */
  itemId: string;
  provisional: ProvisionalRecord | null;
  /** Milliseconds since 1970; no two of one window are alike, because commands go in this order. */
  createdAt: number;
  state: "waiting" | "refused";
  /** Why it was not accepted, with the sentence for the person; "" while it waits. */
  code: string;
  message: string;
}

export const serverRecordSchema: RxJsonSchema<StoredRecord> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 160 },
    kind: { type: "string", maxLength: 50 },
    recordId: { type: "string" },
    itemId: { type: "string", maxLength: maxItemIdLength },
    data: { type: "object" },
  },
  required: ["id", "kind", "recordId", "itemId", "data"],
  indexes: [["kind", "itemId"], ["itemId"]],
};

export const commandRecordSchema: RxJsonSchema<StoredCommand> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    action: { type: "string" },
    input: { type: "object" },
    itemId: { type: "string" },
    provisional: { type: ["object", "null"] },
    createdAt: { type: "number", minimum: 0, maximum: 1e15, multipleOf: 1 },
    state: { type: "string", maxLength: 10 },
    code: { type: "string" },
    message: { type: "string" },
  },
  required: ["id", "action", "input", "itemId", "createdAt", "state", "code", "message"],
  indexes: [["state", "createdAt"]],
} as unknown as RxJsonSchema<StoredCommand>;
