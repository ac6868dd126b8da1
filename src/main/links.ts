/** Links that leave the app open in the person's browser, and only if they are plain https addresses. */
import { shell } from "electron";
import { fail, ok } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";

/** Other schemes can start programs (file:, smb:, ms-msdt: …), and a name and password in an address is a disguise. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "";
}

/** Errors: address_forbidden. */
export async function openLink(address: string): Promise<Result<null>> {
  if (!isAllowedLink(address)) {
    return fail("address_forbidden", "Only https addresses can be opened in the browser.");
  }
  await shell.openExternal(new URL(address).href);
  return ok(null);
}
