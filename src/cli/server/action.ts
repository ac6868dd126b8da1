/** `action NAME --json '{…}'`: does one action of the server's registry and prints its answer as JSON (S3.13). */
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { ActionDescription } from "../../agents/toolServer.ts";
import type { CommandIo } from "../command.ts";
import { exitFailed, exitOk, exitUsage } from "../command.ts";
import { serverClient, type ServerClient } from "./serverClient.ts";

const help = `Use: npm run -s cli -- action NAME --json '{…}' [--key ID] [--server URL]
     npm run -s cli -- action --list [--json]

Does one action as the person who is signed in (see sign-in; or POTLUCK_SERVER and POTLUCK_TOKEN), under their permissions.
NAME is an action's name (share.create) or its tool's (ShareItem).

  --json TEXT     what it takes, as JSON; - reads it from standard input; {} where nothing is said
  --key ID        the same call sent twice with one key is done once
  --list          the actions there are; with --json also what each takes and answers
  --server URL    instead of the server signed in to

Exit code 0 and the answer as JSON on standard output; or 1 and one sentence on standard error.
`;

interface Asked {
  readonly name: string | undefined;
  readonly json: string | undefined;
  readonly key: string | undefined;
  readonly server: string | undefined;
  readonly isList: boolean;
}

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.includes("--help")) {
    io.stdout.write(help);
    return exitOk;
  }
  const asked = parse(args);
  if (typeof asked === "string") {
    io.stderr.write(`${asked} See action --help.\n`);
    return exitUsage;
  }
  const input = asked.isList ? {} : await inputOf(asked.json, io);
  if (input === undefined) {
    io.stderr.write("What follows --json is not a JSON object.\n");
    return exitUsage;
  }
  const client = await serverClient(io.env, asked.server);
  if (!client.ok) return refuse(io, client.error.message);
  const known = await client.value.listActions();
  if (!known.ok) return refuse(io, known.error.message);
  if (asked.isList) {
    io.stdout.write(asked.json === undefined ? listed(known.value) : `${JSON.stringify(known.value)}\n`);
    return exitOk;
  }
  return act(asked, input, known.value, client.value, io);
}

async function act(
  { name = "", key }: Asked,
  input: object,
  known: readonly ActionDescription[],
  client: ServerClient,
  io: CommandIo,
): Promise<number> {
  const action = known.find((one) => one.name === name || one.tool === name);
  if (!action) {
    io.stderr.write(`There is no action called “${name}”. See action --list.\n`);
    return exitUsage;
  }
  const done = await client.act(action.name, input, key);
  if (!done.ok) return refuse(io, done.error.message);
  io.stdout.write(`${JSON.stringify(done.value)}\n`);
  return exitOk;
}

function refuse(io: CommandIo, sentence: string): number {
  io.stderr.write(`${sentence}\n`);
  return exitFailed;
}

function listed(actions: readonly ActionDescription[]): string {
  const width = Math.max(...actions.map(({ name }) => name.length));
  return actions.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join("");
}

async function inputOf(json: string | undefined, { stdin }: CommandIo): Promise<object | undefined> {
  const source = json === "-" ? await text(stdin) : (json ?? "{}");
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    // Said by the caller: it is no JSON.
    return undefined;
  }
}

function parse(args: readonly string[]): Asked | string {
  // --json takes a text, and with --list none.
  const isList = args.includes("--list");
  try {
    const { values, positionals } = parseArgs({
      args: isList ? args.map((arg) => (arg === "--json" ? "--json=yes" : arg)) : [...args],
      allowPositionals: true,
      options: {
        json: { type: "string" },
        key: { type: "string" },
        server: { type: "string" },
        list: { type: "boolean" },
      },
    });
    const [name, ...more] = positionals;
    if (isList ? name !== undefined : name === undefined || more.length > 0) return "Name one action, or --list.";
    return { name, json: values.json, key: values.key, server: values.server, isList };
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}
