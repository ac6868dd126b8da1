import type { Result } from "../../../domain/result.ts";
import { showFailure } from "../../ui/index.ts";

/** Tells the person when something did not work; answers whether it did. */
export async function worked(result: Promise<Result<unknown>>): Promise<boolean> {
  return showFailure(await result);
}
