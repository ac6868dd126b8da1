/**
 * The one table from error code to HTTP status. It is whole: an expected failure never leaves as a mistake of the server's, and a new
 * code has its status before it compiles.
 */
import type { ErrorCode } from "../../../src/domain/errors.ts";

/** What happens on devices, or while the server starts, and never in an answer. */
type ElsewhereCode =
  | "file_unreadable"
  | "archive_broken"
  | "archive_too_large"
  | "page_unreadable"
  | "page_without_recipe"
  | "export_unreadable"
  | "export_newer"
  | "address_invalid"
  | "address_forbidden"
  | "fetch_failed"
  | "fetch_timeout"
  | "ipc_invalid"
  | "ipc_forbidden"
  | "desktop_failed"
  | "print_failed"
  | "cancelled"
  | "not_available_here"
  | "configuration_invalid"
  | "data_folder_in_use"
  | "backup_unreadable"
  | "protocol_version"
  | "protocol_error";

const httpStatus: Readonly<Record<Exclude<ErrorCode, ElsewhereCode>, number>> = {
  file_too_large: 413,
  csv_unreadable: 422,
  item_invalid: 422,
  item_too_large: 413,
  update_malformed: 422,
  update_content: 422,
  update_foreign_client: 409,
  update_relayed: 409,
  update_gap: 409,
  mail_refused: 502,
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
  item_not_found: 404,
  share_transition: 409,
  share_address: 400,
  share_type: 400,
  share_item: 400,
  share_level: 403,
  share_self: 409,
  share_exists: 409,
  share_not_found: 404,
  share_expiry: 400,
  share_recipient: 404,
  share_approval: 409,
  request_not_found: 404,
  request_answered: 409,
  catalog_invalid: 422,
  link_invalid: 404,
  link_password: 401,
  group_cycle: 409,
  group_not_found: 404,
  permission_set_not_found: 404,
  organization_not_found: 404,
  member_not_found: 404,
  member_exists: 409,
  last_owner: 409,
  seats_full: 409,
  invitation_not_found: 404,
  invitation_over: 410,
  invitation_address: 403,
  person_not_found: 404,
  table_exists: 409,
  table_personal: 409,
  table_in_share_all: 409,
  campaign_not_found: 404,
  campaign_status: 409,
  campaign_audience: 422,
  comment_not_found: 404,
  comment_invalid: 422,
  comment_limit: 409,
  comment_mention: 409,
  notification_not_found: 404,
  template_invalid: 422,
  not_connected: 409,
  server_busy: 503,
  server_restored: 409,
  server_failed: 500,
  space_full: 507,
  storage_full: 507,
  storage_failed: 503,
};

function isAnswered(code: ErrorCode): code is keyof typeof httpStatus {
  return code in httpStatus;
}

export function statusOf(code: ErrorCode): number {
  return isAnswered(code) ? httpStatus[code] : 500;
}
