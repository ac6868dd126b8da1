/**
 * The actions of a Potluck server as an MCP server (S3.13), by the official SDK. Where the actions are done is passed in: inside
 * the server for HTTP, over HTTP for the command line. It decides nothing; each call is the caller's own, under their permissions.
 */
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { CallToolResult, Tool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Result } from "../domain/result.ts";

const jsonSchema = z.looseObject({});

/** An action as it is described to programs. */
export const actionDescriptionSchema = z.object({
  name: z.string(),
  /** As agents name it; null: not for agents. */
  tool: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  isReading: z.boolean(),
  /** JSON Schema of what it takes, and of what it answers. */
  input: jsonSchema,
  output: jsonSchema,
});
export type ActionDescription = z.infer<typeof actionDescriptionSchema>;

export interface ToolBackend {
  readonly describe: () => Promise<readonly ActionDescription[]>;
  readonly call: (action: string, input: Readonly<Record<string, unknown>>) => Promise<Result<unknown>>;
}

const instructions =
  "Shares recipes, plans, grocery lists, cookbooks and tables of the signed-in person. Ids come from GetSharedWithMe, GetSharedByMe and the app’s addresses. A refusal says why and what would help.";

function toolOf({ tool, title, description, isReading, input, output }: ActionDescription): Tool[] {
  if (tool === null) return [];
  return [
    {
      name: tool,
      title,
      description,
      inputSchema: { ...input, type: "object" },
      // What a tool answers is an object; an action may answer nothing.
      outputSchema: { type: "object", properties: { answer: output }, required: ["answer"] },
      annotations: { readOnlyHint: isReading, destructiveHint: tool === "RevokeShare", openWorldHint: false },
    },
  ];
}

export function toolServer(backend: ToolBackend, version: string): Server {
  const server = new Server({ name: "potluck", version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: (await backend.describe()).flatMap(toolOf),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }): Promise<CallToolResult> => {
    const action = (await backend.describe()).find(({ tool }) => tool === params.name);
    if (!action) return refusal("not_found", `There is no tool called “${params.name}”.`);
    const done = await backend.call(action.name, params.arguments ?? {});
    if (!done.ok) return refusal(done.error.code, done.error.message);
    const answer = { answer: done.value ?? null };
    return { content: [{ type: "text", text: JSON.stringify(answer.answer) }], structuredContent: answer };
  });
  return server;
}

/** A refused call is an answer of the tool, so that an agent reads the sentence and can act on it. */
function refusal(code: string, message: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text: `${message} (${code})` }] };
}
