import { showFailure } from "./showFailure.ts";

/** Prints what the window shows, in its print styles: through the desktop where there is one. */
export function printWindow(): void {
  const { potluck } = window;
  if (!potluck) return window.print();
  void potluck.print().then(showFailure);
}
