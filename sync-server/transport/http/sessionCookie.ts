/** The browser's one cookie: no script reads it, no other site sends it, and outside this machine it needs TLS. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { refreshLifetimeMs } from "../../accounts/sessions.ts";
import { cookieName } from "../../gate/credentials.ts";

export interface CookieRules {
  readonly allowsPlainHttp: boolean;
}

/** Browsers do not keep a Secure cookie from http:, and a loopback address has no TLS and needs none. */
export function needsSecure(host: string | undefined, { allowsPlainHttp }: CookieRules): boolean {
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? "");
  return !isLoopback && !allowsPlainHttp;
}

function attributes(isSecure: boolean): string {
  return `; Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`;
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  rules: CookieRules,
  token: string,
): void {
  const isSecure = needsSecure(request.headers.host, rules);
  const maxAgeSeconds = Math.floor(refreshLifetimeMs / 1000);
  reply.header("set-cookie", `${cookieName(isSecure)}=${token}; Max-Age=${maxAgeSeconds}${attributes(isSecure)}`);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, rules: CookieRules): void {
  const isSecure = needsSecure(request.headers.host, rules);
  reply.header("set-cookie", `${cookieName(isSecure)}=; Max-Age=0${attributes(isSecure)}`);
}
