/**
 * An action: something a person, a program or an agent can do, with schemas for what it takes and answers. One registry serves
 * devices' commands, HTTP, MCP and the command line, each under the caller's own permissions; an action decides nothing itself.
 */
import { z } from "zod";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { Work } from "../engine/work.ts";

export interface ActionCall<Input, Prepared = undefined> {
  readonly work: Work;
  readonly personId: string;
  /** The caller's own id for this call, for what it creates: the same call sent twice makes one. */
  readonly callId: string;
  readonly input: Input;
  /** What `prepare` made of the input. */
  readonly prepared: Prepared;
}

export interface Action {
  /** As callers name it: `share.create`. */
  readonly name: string;
  readonly title: string;
  /** As agents name it, where it is for them: `ShareItem`. Stable, letters only, because some take nothing else. */
  readonly tool: string | null;
  /** What it does, for people and agents. */
  readonly description: string;
  /** Changes nothing. */
  readonly isReading: boolean;
  /** Longest body over HTTP, where it is not the usual. */
  readonly maxBodyBytes?: number;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** Slow work before the transaction (hashing a password): everybody else's writes would wait for it inside. */
  prepare(input: unknown): Promise<Result<unknown>>;
  run(call: ActionCall<unknown, unknown>): Promise<Result<unknown>>;
}

/** Defines an action with its types. */
export function defineAction<Input extends z.ZodObject, Output extends z.ZodType, Prepared = undefined>(definition: {
  readonly name: string;
  readonly title: string;
  readonly tool?: string;
  readonly description: string;
  readonly isReading?: boolean;
  readonly maxBodyBytes?: number;
  readonly input: Input;
  readonly output: Output;
  readonly prepare?: (input: z.infer<Input>) => Promise<Result<Prepared>>;
  readonly run: (call: ActionCall<z.infer<Input>, Prepared>) => Promise<Result<z.infer<Output>>>;
}): Action {
  const { isReading = false, tool = null, prepare, run } = definition;
  // The registry parses with the schemas beside these functions before it calls them.
  return {
    ...definition,
    isReading,
    tool,
    prepare: async (input) => (prepare ? prepare(input as z.infer<Input>) : ok(undefined)),
    run: (call) => run(call as ActionCall<z.infer<Input>, Prepared>),
  };
}

export type Actions = ReadonlyMap<string, Action>;

export function actionRegistry(actions: readonly Action[]): Actions {
  const registry = new Map(actions.map((action) => [action.name, action]));
  if (registry.size !== actions.length) throw new Error("Two actions have one name.");
  return registry;
}

/** A call that may be done: its action, its checked input, and what takes longer than a transaction may. */
export interface PreparedCall {
  readonly action: Action;
  readonly input: unknown;
  readonly prepared: unknown;
}

/** Before the transaction. Errors: request_invalid, not_found (no such action), and what preparing it has. */
export async function prepareCall(actions: Actions, name: string, given: unknown): Promise<Result<PreparedCall>> {
  const action = actions.get(name);
  if (!action) return fail("not_found", `There is no action called “${name}”.`);
  const input = action.input.safeParse(given);
  if (!input.success) return fail("request_invalid", `This cannot be done as asked: ${z.prettifyError(input.error)}`);
  const prepared = await action.prepare(input.data);
  return prepared.ok ? ok({ action, input: input.data, prepared: prepared.value }) : prepared;
}

/** Does a prepared call for a person, inside the caller's work. Errors: the action's own. */
export async function runPrepared(
  { action, input, prepared }: PreparedCall,
  work: Work,
  personId: string,
  callId: string,
): Promise<Result<unknown>> {
  const done = await action.run({ work, personId, callId, input, prepared });
  return done.ok ? ok(action.output.parse(done.value)) : done;
}
