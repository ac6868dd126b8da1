/** The registry as programs read it: every action with the JSON schemas of what it takes and answers. */
import { z } from "zod";
import type { ActionDescription } from "../../src/agents/toolServer.ts";
import type { Actions } from "./action.ts";

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: "draft-7", unrepresentable: "any" });
  return rest;
}

export function describeActions(actions: Actions): ActionDescription[] {
  return [...actions.values()].map(({ name, tool, title, description, isReading, input, output }) => ({
    name,
    tool,
    title,
    description,
    isReading,
    input: jsonSchema(input, "input"),
    output: jsonSchema(output, "output"),
  }));
}
