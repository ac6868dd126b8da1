/**
 * Commands of the person that the server does: an action of its registry with its input (`comment.add`, `group.rename` …). Given
 * offline they wait; each is sent in its turn and done once (outboxSender.ts). What a command is expected to lead to shows at
 * once, as a record with `isWish`, until the server has answered.
 */
import { ok, type Result } from "../../domain/result.ts";
import type { RecordKind } from "../../domain/records/kinds.ts";
import type { StoredCommand } from "../data/collections.ts";
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
  const { action, input, itemId, provisional } = command;
  return putLast(kitchen, now, (_waiting, createdAt) => ({
    id,
    action,
    input,
    itemId,
    provisional: provisional ? { recordId: id, ...provisional } : null,
    createdAt,
    state: "waiting",
    code: "",
    message: "",
  }));
}

/** Sends a command again that was not accepted, behind those that wait. Errors: storage_full, storage_failed. */
export async function retryCommand(kitchen: Kitchen, id: string, now = Date.now()): Promise<Result<string>> {
  return putLast(kitchen, now, (commands, createdAt) => {
    const command = commands.find((one) => one.id === id && one.state === "refused");
    return command && { ...command, createdAt, state: "waiting", code: "", message: "" };
  });
}

/** Puts a command behind all others; nothing where there is none to put. */
async function putLast(
  kitchen: Kitchen,
  now: number,
  make: (commands: readonly StoredCommand[], createdAt: number) => StoredCommand | undefined,
): Promise<Result<string>> {
  const { collections } = kitchen;
  const write = async (): Promise<string> => {
    const commands = await readOutbox(collections);
    const command = make(commands, Math.max(now, (commands.at(-1)?.createdAt ?? 0) + 1));
    if (command) await kitchen.saves.track(() => putCommand(collections, command));
    return command?.id ?? "";
  };
  // One after the other, because each comes after the one before.
  const before: Promise<unknown> = turns.get(collections) ?? Promise.resolve();
  const turn = before.then(write, write);
  turns.set(collections, turn);
  try {
    return ok(await turn);
  } catch (error) {
    return { ok: false, error: storageFailure(error) };
  }
}

const turns = new WeakMap<object, Promise<unknown>>();

/** The person has seen that a command was not accepted. One that still waits is not taken back by this. */
export async function dismissCommand(kitchen: Kitchen, id: string): Promise<void> {
  const command = (await readOutbox(kitchen.collections)).find((one) => one.id === id);
  if (command?.state === "refused") await removeCommands(kitchen.collections, [id]);
}
