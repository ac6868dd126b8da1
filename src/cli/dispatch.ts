/** Finds the command named on the command line and runs it; anything that goes wrong becomes one sentence and an exit code. */
import { FailureError } from "../domain/result.ts";
import type { Command, CommandIo } from "./command.ts";
import { exitFailed, exitOk, exitUsage } from "./command.ts";

/** The text of `--help`. */
export function helpText(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ["Potluck from the command line.", "", "Use: npm run -s cli -- COMMAND …", "", ...rows, ""].join("\n");
}

/** Runs one command line (without node and script name) and resolves to its exit code; never rejects for expected failures. */
export async function dispatch(commands: readonly Command[], argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...args] = argv;
  if (name === "--help" || name === "-h" || name === "help") {
    io.stdout.write(helpText(commands));
    return exitOk;
  }
  if (name === undefined) {
    io.stderr.write(helpText(commands));
    return exitUsage;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const known = commands.map((candidate) => candidate.name).join(", ");
    io.stderr.write(`There is no command "${name}". The commands are: ${known}.\n`);
    return exitUsage;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof FailureError) {
      io.stderr.write(`${error.message}\n`);
      return exitFailed;
    }
    if (isClosedPipe(error)) return exitOk;
    throw error;
  }
}

/** The reader of our output went away (`| head`): that is not a failure. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
