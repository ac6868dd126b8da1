/** What a failed write to the browser's database means to the person. */
import type { Failure } from "../../domain/result.ts";

const fullDisk: Failure = {
  code: "storage_full",
  message:
    "There is no space left on this device, so the last change is not saved yet. Free some space; it is kept in this window and tried again.",
};

/** Tells a full disk from every other failure of the local database. */
export function storageFailure(error: unknown): Failure {
  const seen = new Set<unknown>();
  for (let cause: unknown = error; cause !== undefined && cause !== null && !seen.has(cause);) {
    seen.add(cause);
    const { name, inner, cause: next } = cause as { name?: unknown; inner?: unknown; cause?: unknown };
    if (name === "QuotaExceededError" || /quota|disk.*full|no space/i.test(messageOf(cause))) return fullDisk;
    cause = inner ?? next;
  }
  return {
    code: "storage_failed",
    message: `The last change could not be saved on this device (${messageOf(error)}). It is kept in this window and tried again.`,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? (error.message.split("\n").find((line) => line.trim() !== "") ?? error.name)
    : String(error);
}
