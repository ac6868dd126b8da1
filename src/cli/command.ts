/** What a command of the command line is, and the world it is given: no command touches `process` itself. */
import type { Readable, Writable } from "node:stream";

/** The streams a command reads and writes, and the environment; in tests these are in-memory streams. */
export interface CommandIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs with the arguments after the command's name; resolves to the process's exit code. */
export type RunCommand = (args: readonly string[], io: CommandIo) => Promise<number>;

export interface Command {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  readonly run: RunCommand;
}

export const exitOk = 0;
/** The input could not be read or handled. */
export const exitFailed = 1;
/** The command was called in a way it does not know. */
export const exitUsage = 2;
