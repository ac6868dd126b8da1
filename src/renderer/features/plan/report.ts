import type { Result } from "../../../domain/result.ts";
import { toast } from "../../ui/index.ts";

/** Tells the person when something did not work; answers whether it did. */
export async function worked(result: Promise<Result<unknown>>): Promise<boolean> {
  const done = await result;
  if (!done.ok) toast({ message: done.error.message, tone: "problem" });
  return done.ok;
}
