/** Every action of the registry as an HTTP address: POST /api/actions/NAME with its input, described in the OpenAPI document. */
import { z } from "zod";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { actionDescriptionSchema } from "../../../src/agents/toolServer.ts";
import type { Action, Actions } from "../../actions/action.ts";
import { describeActions } from "../../actions/describeActions.ts";
import { runCommands } from "../../actions/runCommands.ts";
import type { Perform } from "../../engine/work.ts";
import { openEndpoint, personEndpoint, type Endpoint } from "./endpoint.ts";

export interface ActionEndpointParts {
  readonly perform: Perform;
  readonly actions: Actions;
  readonly newId: () => string;
}

/** A list of shares for a bulk action fits; a document does not. */
const maxBodyBytes = 1_000_000;

/** A caller who may have to send the same call again names it, and it is done once. What it makes is named after it. */
const callIdSchema = z.string().regex(/^[A-Za-z0-9._-]{8,90}$/);

export function actionEndpoints({ perform, actions, newId }: ActionEndpointParts): Endpoint[] {
  const described = { actions: describeActions(actions) };
  return [
    openEndpoint({
      method: "GET",
      path: "/actions",
      name: "listActions",
      summary: "Every action with the schemas of what it takes and answers.",
      answer: z.object({ actions: z.array(actionDescriptionSchema) }),
      run: async () => ok(described),
    }),
    ...[...actions.values()].map((action) => actionEndpoint(action, { perform, actions, newId })),
  ];
}

function actionEndpoint(action: Action, { perform, actions, newId }: ActionEndpointParts): Endpoint {
  return personEndpoint({
    method: "POST",
    path: `/actions/${action.name}`,
    name: action.name,
    summary: action.description,
    body: action.input,
    answer: z.object({ answer: action.output }),
    headers: [
      {
        name: "Idempotency-Key",
        description: "Names this call: however often it is sent, it is done once, and answered alike.",
        schema: callIdSchema,
      },
    ],
    maxBodyBytes: action.maxBodyBytes ?? maxBodyBytes,
    async run({ body, request }, { personId }): Promise<Result<{ answer: unknown }>> {
      const given = request.headers["idempotency-key"];
      const callId = callIdSchema.safeParse(given ?? newId());
      if (!callId.success) return fail("request_invalid", "An Idempotency-Key has 8 to 90 letters, digits, . _ -");
      const [done] = await runCommands(perform, actions, personId, [
        { id: callId.data, action: action.name, input: body },
      ]);
      if (!done) throw new Error("A command was not answered.");
      return done.failure ? { ok: false, error: done.failure } : ok({ answer: done.answer });
    },
  });
}
