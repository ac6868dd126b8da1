/**
 * Commands of the person that the server does: an action of its registry with its input (`comment.add`, `group.rename` …). Given
 * offline they wait; each is sent in its turn and done once (outboxSender.ts). What a command is expected to lead to shows at
 * once, as a record with `isWish`, until the server has answered.
 */
import { ok, type Result } from "../../domain/result.ts";
import type { RecordKind } from "../../domain/records/kinds.ts";
import type { Kitchen } from "../data/index.ts";
import { storageFailure } from "../data/storageFailure.ts";
import { putCommand, readOutbox, removeCommands } from "./storedCommands.ts";

export interface NewCommand {
  /** The command's id, where what it leads to has to name it; else a new one. */
  readonly id?: string;
  /** The action's name in the server's registry. */
  readonly action: string;
  readonly input: object;
  /** The item it is about, which has to be on the server first; "" for none. */
  readonly itemId: string;
  /**
   * What a record will be afterwards, in the shape of its kind; `data` null: gone. Without `recordId` it is a new one, whose id is
   * the command's: the server gives what a command creates that id.
   */
  readonly provisional?: { readonly kind: RecordKind; readonly recordId?: string; readonly data: object | null };
}

/** Gives a command; it is durable here when this resolves, with the command's id. Errors: storage_full, storage_failed. */
export async function act(kitchen: Kitchen, command: NewCommand, now = Date.now()): Promise<Result<string>> {
  const id = command.id ?? kitchen.items.newId();
  const { collections } = kitchen;
  const { action, input, itemId, provisional } = command;
  const write = async (): Promise<void> => {
    const newest = (await readOutbox(collections)).at(-1);
    await kitchen.saves.track(() =>
      putCommand(collections, {
        id,
        action,
        input,
        itemId,
        provisional: provisional ? { recordId: id, ...provisional } : null,
        createdAt: Math.max(now, (newest?.createdAt ?? 0) + 1),
        state: "waiting",
        code: "",
        message: "",
      }),
    );
  };
  // One after the other, because each comes after the one before.
  const turn = (turns.get(collections) ?? Promise.resolve()).then(write, write);
  turns.set(collections, turn);
  try {
    await turn;
    return ok(id);
  } catch (error) {
    return { ok: false, error: storageFailure(error) };
  }
}

const turns = new WeakMap<object, Promise<void>>();

/** The person has seen that a command was not accepted. One that still waits is not taken back by this. */
export async function dismissCommand(kitchen: Kitchen, id: string): Promise<void> {
  const command = (await readOutbox(kitchen.collections)).find((one) => one.id === id);
  if (command?.state === "refused") await removeCommands(kitchen.collections, [id]);
}
