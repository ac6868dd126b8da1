/** In-memory streams for running commands in tests. */
import { Readable, Writable } from "node:stream";
import type { CommandIo } from "../../../src/cli/command.ts";

export interface Recorded {
  readonly io: CommandIo;
  out(): string;
  err(): string;
}

export function recordedIo(chunks: readonly (string | Uint8Array)[] = [], env: CommandIo["env"] = {}): Recorded {
  const written = { out: "", err: "" };
  const sink = (name: "out" | "err"): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString("utf8");
        done();
      },
    });
  const stdin = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  return {
    io: { stdin, stdout: sink("out"), stderr: sink("err"), env },
    out: () => written.out,
    err: () => written.err,
  };
}
