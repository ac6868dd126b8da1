/** Printing what the window shows, on paper or into a PDF file; the page's print styles decide what is on it. */
import { fail, ok } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";
import { saveThroughDialog } from "./files/fileCalls.ts";
import type { Handlers } from "./ipc/handlers.ts";

export const printCalls: Pick<Handlers, "print" | "printToPdf"> = {
  print: (_request, { contents }) =>
    new Promise<Result<null>>((resolve) => {
      contents.print({ silent: false, printBackground: true }, (printed, reason) => {
        if (printed) resolve(ok(null));
        else if (/cancel/i.test(reason)) resolve(fail("cancelled", "Nothing was printed."));
        else resolve(fail("print_failed", "Nothing was printed: no printer took it. Print to a PDF file instead."));
      });
    }),
  printToPdf: ({ suggestedName, pageSize, landscape }, { contents, window }) =>
    saveThroughDialog(window, { suggestedName, filters: [{ name: "PDF", extensions: ["pdf"] }] }, async () => {
      const pdf = await contents.printToPDF({ pageSize, landscape, printBackground: true, preferCSSPageSize: true });
      return ok(pdf);
    }),
};
