/** `mcp`: the server's actions for an agent on this machine, by the official SDK over standard input and output (S3.13). */
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { parseArgs } from "node:util";
import manifest from "../../../package.json" with { type: "json" };
import { toolServer } from "../../agents/toolServer.ts";
import { FailureError } from "../../domain/result.ts";
import type { CommandIo } from "../command.ts";
import { exitFailed, exitOk, exitUsage } from "../command.ts";
import { serverClient } from "./serverClient.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  let server: string | undefined;
  try {
    ({ server } = parseArgs({ args: [...args], options: { server: { type: "string" } } }).values);
  } catch (error) {
    io.stderr.write(`${error instanceof Error ? error.message : String(error)} Use: mcp [--server URL]\n`);
    return exitUsage;
  }
  const client = await serverClient(io.env, server);
  if (!client.ok) {
    io.stderr.write(`${client.error.message}\n`);
    return exitFailed;
  }
  const tools = toolServer(
    {
      async describe() {
        const known = await client.value.listActions();
        if (!known.ok) throw new FailureError(known.error);
        return known.value;
      },
      call: (action, input) => client.value.act(action, input),
    },
    manifest.version,
  );
  const over = new Promise<void>((done) => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK's own callback; it is no event target
    tools.onclose = done;
    // The agent went away.
    io.stdin.once("end", () => void tools.close());
    io.stdin.once("close", () => void tools.close());
  });
  await tools.connect(new StdioServerTransport(io.stdin, io.stdout));
  await over;
  return exitOk;
}
