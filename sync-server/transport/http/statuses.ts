/** The one table from error code to HTTP status. A code that is not here is a mistake of the server's: 500. */
import type { ErrorCode } from "../../../src/domain/errors.ts";

export const httpStatus: Partial<Readonly<Record<ErrorCode, number>>> = {
  email_invalid: 400,
  password_weak: 422,
  credentials_wrong: 401,
  code_wrong: 400,
  setup_link_invalid: 400,
  last_address: 409,
  not_signed_in: 401,
  session_ended: 401,
  session_not_found: 404,
  origin_forbidden: 403,
  request_invalid: 400,
  request_too_large: 413,
  too_many_requests: 429,
  not_found: 404,
  permission_denied: 403,
  server_busy: 503,
  server_restored: 409,
  server_failed: 500,
  space_full: 507,
  storage_full: 507,
  storage_failed: 503,
};

export function statusOf(code: ErrorCode): number {
  return httpStatus[code] ?? 500;
}
