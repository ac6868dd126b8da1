/**
 * The one list of error codes. A code is stable: tests, the command line and programs match on it. The sentence beside
 * it (in `Failure.message`) is for the person and says what to do.
 */
export const errorCodes = [
  // reading what comes from outside
  "file_too_large",
  "file_unreadable",
  "archive_broken",
  "archive_too_large",
  "page_unreadable",
  "page_without_recipe",
  "csv_unreadable",
  "export_unreadable",
  "export_newer",
  "address_invalid",
  "address_forbidden",
  "fetch_failed",
  "fetch_timeout",
  // the kitchen's own store
  "item_not_found",
  "item_invalid",
  "item_too_large",
  "storage_full",
  "storage_failed",
  // the bridge to the desktop
  "ipc_invalid",
  "ipc_forbidden",
  "desktop_failed",
  "print_failed",
  "cancelled",
  "not_available_here",
  // starting a program
  "configuration_invalid",
  "data_folder_in_use",
  "backup_unreadable",
  // accounts and the server's door
  "email_invalid",
  "password_weak",
  "credentials_wrong",
  "code_wrong",
  "setup_link_invalid",
  "last_address",
  "not_signed_in",
  "session_ended",
  "session_not_found",
  "origin_forbidden",
  "request_invalid",
  "request_too_large",
  "too_many_requests",
  "not_found",
  "mail_refused",
  "server_busy",
  "server_failed",
  "server_restored",
  // sharing
  "share_transition",
  "share_address",
  "share_type",
  "share_item",
  "share_level",
  "share_self",
  "share_exists",
  "share_not_found",
  "request_not_found",
  "request_answered",
  // a change that the server does not accept
  "update_malformed",
  "update_foreign_client",
  "update_gap",
  "update_content",
  "permission_denied",
  "space_full",
  // the connection
  "not_connected",
  "session_ended",
  "protocol_version",
  "protocol_error",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
