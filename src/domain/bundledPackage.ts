/** Libraries and fonts that are part of what was built, each with the licence it comes under. */
import { z } from "zod";

export const bundledPackageSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** As its package says it, an SPDX expression: "MIT". */
  licence: z.string(),
  /** The licence in full, with the notices that go with it. */
  text: z.string(),
});
export type BundledPackage = Readonly<z.infer<typeof bundledPackageSchema>>;
