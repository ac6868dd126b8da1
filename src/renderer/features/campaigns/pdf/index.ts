/** Reports as PDF files. Loaded when one is wanted: the library and the font are larger than the rest of the feature. */
import fontAddress from "dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url";

export { reportPdf } from "./reportPdf.ts";
export { textPictures } from "./textPicture.ts";

/** The font of reports; throws where it cannot be loaded. */
export async function loadReportFont(): Promise<Uint8Array> {
  const answer = await fetch(fontAddress);
  if (!answer.ok) throw new Error(`The font was answered with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}
