/**
 * An action: something a person, a program or an agent can do, with schemas for what it takes and answers. One registry serves
 * devices' commands, HTTP, MCP and the command line, each under the caller's own permissions; an action decides nothing itself.
 */
import { z } from "zod";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { Work } from "../engine/work.ts";

export interface ActionCall<Input> {
  readonly work: Work;
  readonly personId: string;
  /** The caller's own id for this call, for what it creates: the same call sent twice makes one. */
  readonly callId: string;
  readonly input: Input;
}

export interface Action {
  /** As callers name it: `share.create`. */
  readonly name: string;
  readonly title: string;
  /** What it does, for people and agents. */
  readonly description: string;
  /** Changes nothing. */
  readonly isReading: boolean;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  run(call: ActionCall<unknown>): Promise<Result<unknown>>;
}

/** Defines an action with its types. */
export function defineAction<Input extends z.ZodObject, Output extends z.ZodType>(definition: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly isReading?: boolean;
  readonly input: Input;
  readonly output: Output;
  readonly run: (call: ActionCall<z.infer<Input>>) => Promise<Result<z.infer<Output>>>;
}): Action {
  const { isReading = false, run } = definition;
  // The registry parses with the schemas beside this function before it calls it.
  return { ...definition, isReading, run: (call) => run(call as ActionCall<z.infer<Input>>) };
}

export type Actions = ReadonlyMap<string, Action>;

export function actionRegistry(actions: readonly Action[]): Actions {
  const registry = new Map(actions.map((action) => [action.name, action]));
  if (registry.size !== actions.length) throw new Error("Two actions have one name.");
  return registry;
}

/** Does one action for a person, inside the caller's work. Errors: request_invalid, not_found (no such action), and the action's own. */
export async function runAction(
  actions: Actions,
  work: Work,
  call: { readonly personId: string; readonly callId: string; readonly name: string; readonly input: unknown },
): Promise<Result<unknown>> {
  const action = actions.get(call.name);
  if (!action) return fail("not_found", `There is no action called “${call.name}”.`);
  const input = action.input.safeParse(call.input);
  if (!input.success) return fail("request_invalid", `This cannot be done as asked: ${z.prettifyError(input.error)}`);
  const done = await action.run({ work, personId: call.personId, callId: call.callId, input: input.data });
  return done.ok ? ok(action.output.parse(done.value)) : done;
}
