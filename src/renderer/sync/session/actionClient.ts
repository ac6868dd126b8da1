/**
 * Asks the server to do one of its actions now, and waits for what it answers: for questions only the server can answer (who has
 * access to an item), and for what makes sense only online (a link). What can wait is a command (`act` in ../outbox.ts).
 */
import { z } from "zod";
import type { Result } from "../../../domain/result.ts";
import { askServer, type Transport } from "./accountClient.ts";

const answerSchema = z.object({ answer: z.unknown() });

/**
 * Does an action by its name in the server's registry; `schema` reads what it answers. Errors: not_connected, protocol_error, and
 * the action's own.
 */
export async function actNow<Answer extends z.ZodType>(
  send: Transport,
  action: string,
  input: object,
  schema: Answer,
): Promise<Result<z.infer<Answer>>> {
  const request = { method: "POST", path: `/api/actions/${action}`, body: input } as const;
  return askServer(send, request, answerSchema.transform(({ answer }) => answer).pipe(schema));
}
