/** Reads a stream of UTF-8 bytes line by line; bad bytes and endless lines are failures with a sentence, never a crash. */
import type { Readable } from "node:stream";
import { FailureError } from "../domain/result.ts";

/** Yields lines without their line ends (LF or CRLF). Throws FailureError `file_unreadable` or `file_too_large`. */
export async function* readLines(stream: Readable, maxCharacters: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let pending = "";
  let lineNumber = 1;
  const tooLong = (): FailureError =>
    new FailureError({
      code: "file_too_large",
      message: `Line ${lineNumber} is longer than ${maxCharacters.toLocaleString("en")} characters, which no ingredient line is; split the text into lines and try again.`,
    });
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new FailureError({
        code: "file_unreadable",
        message: `Standard input is not UTF-8 text (a broken character at or after line ${lineNumber}); save it as UTF-8 and try again.`,
      });
    }
  };
  const chunks: AsyncIterable<unknown> = stream;
  for await (const chunk of chunks) {
    const bytes = chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
    const text = pending + decode(bytes);
    const lines = text.split("\n");
    pending = lines.pop() ?? "";
    for (const line of lines) {
      const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
      if (bare.length > maxCharacters) throw tooLong();
      yield bare;
      lineNumber += 1;
    }
    // One more, for a carriage return whose line feed is still to come.
    if (pending.length > maxCharacters + 1) throw tooLong();
  }
  const last = (pending + decode(undefined)).replace(/\r$/, "");
  if (last.length > maxCharacters) throw tooLong();
  if (last !== "") yield last;
}
