/** `sign-in ADDRESS --server URL`: keeps a sign-in for the commands that need one. The password is never an argument. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import type { CommandIo } from "../command.ts";
import { exitFailed, exitOk, exitUsage } from "../command.ts";
import { ask, keep } from "./serverClient.ts";
import { serverOrigin } from "./signedIn.ts";

const usage = "Use: sign-in ADDRESS --server URL, with the password typed when asked or on standard input.";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === "string") {
    io.stderr.write(`${parsed} ${usage}\n`);
    return exitUsage;
  }
  const origin = serverOrigin(parsed.server ?? io.env.POTLUCK_SERVER ?? "", io.env);
  if (!origin.ok) return refuse(io, origin.error.message);
  const password = await readPassword(io);
  const body = { address: parsed.address, password, kind: "token", device: "Command line" };
  const answer = await ask(origin.value, { method: "POST", path: "/api/account/sign-in", body });
  const kept = await keep(io.env, origin.value, answer);
  if (!kept.ok) return refuse(io, kept.error.message);
  io.stdout.write(`Signed in to ${origin.value}.\n`);
  return exitOk;
}

function refuse(io: CommandIo, sentence: string): number {
  io.stderr.write(`${sentence}\n`);
  return exitFailed;
}

function parse(args: readonly string[]): { readonly address: string; readonly server: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { server: { type: "string" } },
    });
    const [address, ...more] = positionals;
    if (address === undefined || more.length > 0) return "Name one e-mail address.";
    return { address, server: values.server };
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** The first line of standard input; what is typed at a terminal is not shown. */
async function readPassword({ stdin, stderr }: CommandIo): Promise<string> {
  const isTerminal = "isTTY" in stdin && stdin.isTTY === true;
  if (isTerminal) stderr.write("Password: ");
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (isTerminal) stderr.write("\n");
  }
}
