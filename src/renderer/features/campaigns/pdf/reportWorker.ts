/** The worker's entry: writes one report as a PDF off the thread that draws, and says how far it is. */
import fontAddress from "dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url";
import type { Report } from "../../../../domain/organizations/campaigns/reports.ts";
import type { ReportReply } from "./reportMessages.ts";
import { reportPdf } from "./reportPdf.ts";
import { textPictures } from "./textPicture.ts";

/** Between two words of how far it is. */
const tellEveryMs = 100;

function reply(message: ReportReply, handedOver: Transferable[] = []): void {
  postMessage(message, { transfer: handedOver });
}

/** The font of reports; throws where it cannot be loaded. */
async function loadFont(): Promise<Uint8Array> {
  const answer = await fetch(fontAddress);
  if (!answer.ok) throw new Error(`The font was answered with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function write(report: Report): Promise<void> {
  let toldAt = 0;
  const bytes = await reportPdf(report, await loadFont(), textPictures(), (done, all) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    reply({ kind: "progress", done, all });
  });
  reply({ kind: "written", bytes }, [bytes.buffer]);
}

addEventListener("message", ({ data }: MessageEvent<Report>) => {
  write(data).catch((error: unknown) => reply({ kind: "failed", reason: String(error) }));
});
