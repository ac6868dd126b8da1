/** What errors of SQLite and of the files beside it mean to the person who runs the server. */
import { FailureError } from "../../../src/domain/result.ts";

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const busy = 5;
const readOnly = 8;
const inputOutput = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const constraint = 19;
const notADatabase = 26;

const sentences: Readonly<
  Record<number, { readonly code: "storage_full" | "storage_failed"; readonly message: string }>
> = {
  [busy]: { code: "storage_failed", message: "The database is busy with something else. Try again." },
  [readOnly]: {
    code: "storage_failed",
    message: "The database cannot be written to. Check who owns the data folder and whether its disk is read-only.",
  },
  [inputOutput]: {
    code: "storage_failed",
    message: "The disk does not read or write as it should. Nothing was stored.",
  },
  [corrupt]: { code: "storage_failed", message: "The database is damaged. Restore a backup." },
  [full]: {
    code: "storage_full",
    message: "The server's disk is full. Nothing was stored: make room, then try again.",
  },
  [cannotOpen]: { code: "storage_failed", message: "The database could not be opened. Check the data folder." },
  [notADatabase]: { code: "storage_failed", message: "The file is not a Potluck database." },
};

/** The same, as the system says it of a file that is written without SQLite. */
const sameAs: Readonly<Record<string, number>> = { ENOSPC: full, EDQUOT: full, EROFS: readOnly, EIO: inputOutput };

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error && typeof error.errcode === "number") return error.errcode & 0xff;
  return "code" in error && typeof error.code === "string" ? (sameAs[error.code] ?? null) : null;
}

/** An expected failure for what can go wrong outside the program; a bug (wrong SQL, a broken constraint) stays itself. */
export function storageFailure(error: unknown): unknown {
  const code = resultCode(error);
  const known = code === null ? undefined : sentences[code];
  return known === undefined ? error : new FailureError(known);
}

export function isConstraint(error: unknown): boolean {
  return resultCode(error) === constraint;
}
