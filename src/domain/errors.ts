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
  // sharing
  "share_transition",
  "share_address",
  "share_type",
  "share_item",
  "share_level",
  "share_self",
  "share_exists",
  "share_not_found",
  // a change that the server does not accept
  "update_malformed",
  "update_foreign_client",
  "update_gap",
  "update_content",
  "permission_denied",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
