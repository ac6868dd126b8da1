/** Commands of a device: each is done once, however often it is sent, and one that fails stops no other. */
import type { Command, CommandResult } from "../../src/domain/protocol/messages.ts";
import type { Perform } from "../engine/work.ts";
import { prepareCall, runPrepared, type Actions } from "./action.ts";

/** Runs each command in a transaction of its own, in order. Throws `FailureError` where the store fails: the device sends them again. */
export async function runCommands(
  perform: Perform,
  actions: Actions,
  personId: string,
  commands: readonly Command[],
): Promise<CommandResult[]> {
  const results: CommandResult[] = [];
  for (const { id, action, input } of commands) {
    const call = await prepareCall(actions, action, input);
    if (!call.ok) {
      results.push({ id, answer: null, failure: call.error });
      continue;
    }
    results.push(
      await perform(async (work): Promise<CommandResult> => {
        const before = await work.tx.records.performed(personId, id);
        if (before !== null) return { id, answer: JSON.parse(before) as unknown, failure: null };
        const done = await runPrepared(call.value, work, personId, id);
        if (!done.ok) return { id, answer: null, failure: done.error };
        if (!call.value.action.isReading) {
          await work.tx.records.remember(personId, id, JSON.stringify(done.value ?? null), work.tx.now());
        }
        return { id, answer: done.value, failure: null };
      }),
    );
  }
  return results;
}
