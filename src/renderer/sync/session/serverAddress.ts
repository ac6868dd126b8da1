/** Which servers the desktop app may be signed in to: over TLS, or on this machine. A browser uses the one it came from. */
import { fail, ok, type Result } from "../../../domain/result.ts";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export interface ServerAddress {
  /** Without a path: https://potluck.example.org */
  readonly address: string;
  /** Passwords and everything else travel readable: only on this machine. */
  readonly isPlain: boolean;
}

/**
 * Reads what a person typed. Errors: address_invalid, and address_forbidden for http to another machine: the window's policy
 * lets nothing travel unencrypted.
 */
export function readServerAddress(typed: string): Result<ServerAddress> {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const isLocal = loopback.test(/^[^/:[]*|^\[[^\]]*\]/.exec(text)?.[0]?.toLowerCase() ?? "");
  const whole = hasScheme ? text : `${isLocal ? "http" : "https"}://${text}`;
  if (text === "" || !URL.canParse(whole)) {
    return fail("address_invalid", "Type the server’s address, like potluck.example.org.");
  }
  const url = new URL(whole);
  if (url.username !== "" || url.password !== "") {
    return fail("address_invalid", "Leave name and password out of the address; they are asked for next.");
  }
  if (url.protocol === "https:") return ok({ address: url.origin, isPlain: false });
  if (url.protocol !== "http:") return fail("address_invalid", "The address begins with https://.");
  if (!loopback.test(url.hostname)) {
    return fail(
      "address_forbidden",
      "Without https the password could be read on the way. Use an https address, or open this server in a browser.",
    );
  }
  return ok({ address: url.origin, isPlain: true });
}
