/** What a request brings to say who it is from: a bearer token, or the browser's cookie. */
import type { SessionKind } from "../store/ports/sessions.ts";

export interface Credentials {
  readonly kind: SessionKind;
  readonly token: string;
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/;

/** With TLS the name's prefix makes browsers refuse the cookie from anybody but this host over TLS. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-potluck" : "potluck";
}

/** Null when there are none, or they cannot be ours. The bearer token wins, because it was put there on purpose. */
export function credentialsOf(headers: {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}): Credentials | null {
  const bearer = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? "")?.[1];
  if (headers.authorization !== undefined) {
    return bearer !== undefined && tokenForm.test(bearer) ? { kind: "token", token: bearer } : null;
  }
  for (const name of [cookieName(true), cookieName(false)]) {
    const token = readCookie(headers.cookie ?? "", name);
    if (token !== null && tokenForm.test(token)) return { kind: "cookie", token };
  }
  return null;
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
