/** Whose work is in the app, as the build wrote it down beside the page. */
import { z } from "zod";
import { bundledPackageSchema, type BundledPackage } from "../../../domain/bundledPackage.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";

const notThere =
  "The list is not here now. It is in licences.txt among the app’s files; try again when you are online.";

/** Errors: file_unreadable. */
export async function readLicences(): Promise<Result<readonly BundledPackage[]>> {
  try {
    const answer = await fetch("/licences.json");
    if (!answer.ok) return fail("file_unreadable", notThere);
    return ok(z.array(bundledPackageSchema).parse(await answer.json()));
  } catch (error) {
    console.warn("The licences could not be read.", error);
    return fail("file_unreadable", notThere);
  }
}
