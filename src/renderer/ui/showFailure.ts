import type { Result } from "../../domain/result.ts";
import { toast } from "./Toast.tsx";

/** Says why something did not work, unless the person themself called it off; passes on whether it worked. */
export function showFailure<T>(result: Result<T>): result is { readonly ok: true; readonly value: T } {
  if (result.ok) return true;
  if (result.error.code !== "cancelled") toast({ message: result.error.message, tone: "problem" });
  return false;
}
