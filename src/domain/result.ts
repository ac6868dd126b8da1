/** Expected failures are values: a `Result` carries either a value or a `Failure`; bugs throw. */
import type { ErrorCode } from "./errors.ts";

/** An expected failure: a stable code and one sentence that tells the person what happened and what to do. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}

/** Thrown where a promise-based port has to report an expected failure; carries the same code and sentence. */
export class FailureError extends Error {
  readonly code: ErrorCode;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = "FailureError";
    this.code = failure.code;
  }
}
