/** What a request brings to say who it is from: a bearer token, or the browser's cookie. */
import type { SessionKind } from "../store/ports/sessions.ts";

export interface Credentials {
  readonly kind: SessionKind;
  readonly token: string;
}

export interface CookieRules {
  /** True where there is no TLS: the cookie then travels readable, on a network its people trust. */
  readonly allowsPlainHttp: boolean;
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/;
const withTls: CookieRules = { allowsPlainHttp: false };

/** Browsers do not keep a Secure cookie from http:, and a loopback address has no TLS and needs none. */
export function needsSecureCookie(host: string | undefined, { allowsPlainHttp }: CookieRules): boolean {
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? "");
  return !isLoopback && !allowsPlainHttp;
}

/**
 * With TLS the name's prefix makes browsers take the cookie from this very host over TLS alone. Only that name is read
 * then: a neighbouring host could plant the other one and sign somebody in as somebody else.
 */
export function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-potluck" : "potluck";
}

interface Headers {
  readonly host?: string | undefined;
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** Null when there are none, or they cannot be ours. The bearer token wins, because it was put there on purpose. */
export function credentialsOf(headers: Headers, rules: CookieRules = withTls): Credentials | null {
  if (headers.authorization !== undefined) {
    const bearer = /^Bearer ([^\s]+)$/i.exec(headers.authorization)?.[1] ?? "";
    return tokenForm.test(bearer) ? { kind: "token", token: bearer } : null;
  }
  const token = readCookie(headers.cookie ?? "", cookieName(needsSecureCookie(headers.host, rules)));
  return token !== null && tokenForm.test(token) ? { kind: "cookie", token } : null;
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
