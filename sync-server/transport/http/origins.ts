/**
 * Which pages may speak to the accounts. A browser says where a request comes from, and a page elsewhere must not be able
 * to act with somebody's cookie (CSRF) or sign them in as somebody else.
 */
import { fail, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";

/** The desktop app's pages. They bring bearer tokens; a cookie never travels between the two. */
export const desktopOrigin = "app://potluck";
/** A header that only a script of our own can add without the browser asking us first. */
export const ownHeader = "x-potluck";

export interface RequestOrigin {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly hasOwnHeader: boolean;
  /** Whether it would act by a cookie. */
  readonly usesCookie: boolean;
}

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

const foreign = fail("origin_forbidden", "That request came from another site, so it was not carried out.");

function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** Errors: origin_forbidden. Reading needs no check: no other page may see the answer. */
export function checkOrigin({
  method,
  host,
  origin,
  fetchSite,
  hasOwnHeader,
  usesCookie,
}: RequestOrigin): Result<void> {
  if (readingMethods.has(method)) return ok(undefined);
  if (origin === desktopOrigin) return usesCookie ? foreign : ok(undefined);
  if (origin !== undefined && !isOwnOrigin(origin, host)) return foreign;
  if (fetchSite !== undefined && fetchSite !== "same-origin") return foreign;
  // Every browser of the last years says at least one of the two with such a request.
  const isSaid = origin !== undefined || fetchSite !== undefined;
  return usesCookie && !(isSaid && hasOwnHeader) ? foreign : ok(undefined);
}

/** What lets the desktop app read answers; nobody else gets any. */
export function crossOriginHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin !== desktopOrigin) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": desktopOrigin,
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": `authorization, content-type, ${ownHeader}`,
    "access-control-max-age": "600",
    "cross-origin-resource-policy": "cross-origin",
  };
}
