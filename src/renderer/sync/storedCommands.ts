/** The commands kept on this device, and the one way each part of the outbox reads and changes them. */
import type { Failure } from "../../domain/result.ts";
import { map, shareReplay, type Observable } from "rxjs";
import type { Collections, StoredCommand } from "../data/collections.ts";
import { commandPrefix, keysUnder } from "../data/recordCollections.ts";

const known = new WeakMap<Collections, Observable<readonly StoredCommand[]>>();

/** Waiting and refused commands, in the order they were given, as they change. */
export function outboxOf(collections: Collections): Observable<readonly StoredCommand[]> {
  const before = known.get(collections);
  if (before) return before;
  const made = collections.settings.find({ selector: keysUnder(commandPrefix) }).$.pipe(
    map((found) => inOrder(found.map((record) => record.toMutableJSON().value as StoredCommand))),
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  known.set(collections, made);
  return made;
}

/** As `outboxOf`, once. */
export async function readOutbox({ settings }: Collections): Promise<StoredCommand[]> {
  const found = await settings.find({ selector: keysUnder(commandPrefix) }).exec();
  return inOrder(found.map((record) => record.toMutableJSON().value as StoredCommand));
}

/** Adds a command, or puts it as it is now. */
export async function putCommand({ settings }: Collections, command: StoredCommand): Promise<void> {
  await settings.incrementalUpsert({ id: `${commandPrefix}${command.id}`, value: command });
}

/** What the server did not accept although it came another way than through the outbox. */
export interface RefusedCommand {
  readonly id: string;
  readonly action: string;
  readonly input: object;
  readonly itemId: string;
  readonly failure: Failure;
}

/** Keeps it as a refused command, until the person has seen why. */
export async function keepRefused(collections: Collections, refused: RefusedCommand, now: number): Promise<void> {
  const { failure, ...command } = refused;
  const { code, message } = failure;
  await putCommand(collections, { ...command, provisional: null, createdAt: now, state: "refused", code, message });
}

export async function removeCommands({ settings }: Collections, ids: readonly string[]): Promise<void> {
  await settings.bulkRemove(ids.map((id) => `${commandPrefix}${id}`));
}

function inOrder(commands: readonly StoredCommand[]): StoredCommand[] {
  return commands.toSorted((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id));
}
