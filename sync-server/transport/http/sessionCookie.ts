/** The browser's one cookie: no script reads it, no other site sends it, and outside this machine it needs TLS. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { refreshLifetimeMs } from "../../accounts/sessions.ts";
import { cookieName, needsSecureCookie } from "../../gate/credentials.ts";
import type { CookieRules } from "../../gate/credentials.ts";

function attributes(isSecure: boolean): string {
  return `; Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`;
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  rules: CookieRules,
  token: string,
): void {
  const isSecure = needsSecureCookie(request.headers.host, rules);
  const maxAgeSeconds = Math.floor(refreshLifetimeMs / 1000);
  reply.header("set-cookie", `${cookieName(isSecure)}=${token}; Max-Age=${maxAgeSeconds}${attributes(isSecure)}`);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, rules: CookieRules): void {
  const isSecure = needsSecureCookie(request.headers.host, rules);
  reply.header("set-cookie", `${cookieName(isSecure)}=; Max-Age=0${attributes(isSecure)}`);
}
