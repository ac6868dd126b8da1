/**
 * Reports as PDF files, written in a worker: the library lays out ten thousand rows in one go, and each name that needs a picture takes
 * milliseconds. The window stays usable meanwhile, and giving up is at once.
 */
import type { Report } from "../../../../domain/organizations/campaigns/reports.ts";
import type { ReportReply } from "./reportMessages.ts";

export interface PdfWriting {
  /** The file. Rejects where the code or the font could not be loaded, or the worker stopped; null when it was given up. */
  readonly bytes: Promise<Uint8Array | null>;
  readonly giveUp: () => void;
}

/** `onProgress`: how many of the names that need a picture have theirs. */
export function writeReportPdf(report: Report, onProgress: (done: number, all: number) => void): PdfWriting {
  const worker = new Worker(new URL("./reportWorker.ts", import.meta.url), { type: "module", name: "report" });
  const written = Promise.withResolvers<Uint8Array | null>();
  worker.addEventListener("message", ({ data }: MessageEvent<ReportReply>) => {
    if (data.kind === "progress") onProgress(data.done, data.all);
    else if (data.kind === "written") written.resolve(data.bytes);
    else written.reject(new Error(data.reason));
  });
  worker.addEventListener("error", (event) => written.reject(new Error(event.message || "The worker stopped.")));
  worker.postMessage(report);
  return {
    bytes: written.promise.finally(() => worker.terminate()),
    giveUp: () => written.resolve(null),
  };
}
