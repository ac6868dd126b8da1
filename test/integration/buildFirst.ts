/** The integration tests run what was built, so it must be what the sources say now. */
import { buildIfStale } from "../../scripts/build.ts";

export default async function buildFirst(): Promise<void> {
  if (!(await buildIfStale({ loud: false }))) throw new Error("The app does not build; the lines above say why.");
}
