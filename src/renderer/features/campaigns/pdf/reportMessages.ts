/** What the worker that writes a report as a PDF says to the window; it is asked with the report itself. */
export type ReportReply =
  | { readonly kind: "progress"; readonly done: number; readonly all: number }
  | { readonly kind: "written"; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly reason: string };
