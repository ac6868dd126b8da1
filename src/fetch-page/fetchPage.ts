/**
 * Fetches one page for a recipe, for the desktop and the command line. It connects only to addresses the policy allows – the
 * one it looked up and checked, and no other – and must not send cookies, credentials or anything about the person.
 */
import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import type { FetchLimits } from "../domain/recipes/fetchPolicy.ts";
import { checkAddress, fetchLimits, forbidden, isForbiddenAddress } from "../domain/recipes/fetchPolicy.ts";
import type { Result } from "../domain/result.ts";
import { fail, ok } from "../domain/result.ts";
import { readBody } from "./readBody.ts";

export interface FetchedPage {
  /** Where the page was found in the end, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The `Content-Type` as sent, or "". */
  readonly contentType: string;
}

export interface FetchOptions {
  /** Looks up a name; every address it gives is checked. */
  readonly lookup?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly signal?: AbortSignal;
  readonly limits?: FetchLimits;
  /** The rule for addresses; tests open the loopback with it. */
  readonly isForbidden?: (ip: string) => boolean;
}

/** Fetches a page. Errors: address_invalid, address_forbidden, fetch_failed, fetch_timeout, file_too_large, cancelled. (K.2) */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Result<FetchedPage>> {
  const limits = options.limits ?? fetchLimits;
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  try {
    return await followRedirects(address, options, limits, signal);
  } catch (error) {
    if (options.signal?.aborted === true) return fail("cancelled", "Fetching the page was cancelled.");
    if (timeout.aborted)
      return fail(
        "fetch_timeout",
        `The page did not arrive within ${Math.round(limits.timeoutMs / 1000)} seconds. Try again later, or save it in a browser and import the file.`,
      );
    return fail(
      "fetch_failed",
      `The page could not be fetched (${reasonOf(error)}). Check the address and the connection, or save the page in a browser and import the file.`,
    );
  }
}

async function followRedirects(
  address: string,
  options: FetchOptions,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Result<FetchedPage>> {
  const isForbidden = options.isForbidden ?? isForbiddenAddress;
  let next = address;
  for (let hop = 0; hop <= limits.maxRedirects; hop += 1) {
    const checked = checkAddress(next, isForbidden);
    if (!checked.ok) return checked;
    const url = new URL(checked.value);
    const target = await resolve(url.hostname, options.lookup ?? lookUp, isForbidden, signal);
    if (target === null) return forbidden();
    const response = await open(url, target, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      next = new URL(location, url).href;
      continue;
    }
    return await readPage(response, url, limits, signal);
  }
  return fail(
    "fetch_failed",
    "The page sends on from one address to the next without end. Open it in a browser, save it, and import the file.",
  );
}

async function lookUp(host: string): Promise<readonly LookupAddress[]> {
  return await systemLookup(host, { all: true, verbatim: true });
}

/** The address to connect to, or null when the name leads anywhere forbidden: one bad address spoils the name. */
async function resolve(
  hostname: string,
  lookup: (host: string) => Promise<readonly LookupAddress[]>,
  isForbidden: (ip: string) => boolean,
  signal: AbortSignal,
): Promise<LookupAddress | null> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const addresses = family === 0 ? await orAborted(lookup(host), signal) : [{ address: host, family }];
  if (addresses.some(({ address }) => isForbidden(address))) return null;
  // IPv4 first: a machine without working IPv6 would otherwise wait for the timeout.
  return addresses.find((found) => found.family === 4) ?? addresses[0] ?? null;
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return await new Promise<T>((resolveWork, reject) => {
    const onAbort = (): void => reject(new Error("aborted"));
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolveWork, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Connects to exactly the checked address, whatever the name would resolve to by now. */
function open(url: URL, target: LookupAddress, signal: AbortSignal): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_host, lookupOptions, done) => {
    if (lookupOptions.all === true) done(null, [target]);
    else done(null, target.address, target.family);
  };
  return new Promise((resolveResponse, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request: ClientRequest = send(
      url,
      { method: "GET", agent: false, lookup: pinned, signal, headers: requestHeaders, maxHeaderSize: 64 * 1024 },
      resolveResponse,
    );
    request.on("error", reject);
    request.end();
  });
}

const requestHeaders = {
  accept: "text/html,application/xhtml+xml,application/json;q=0.8,text/plain;q=0.7",
  "accept-encoding": "gzip, br, deflate",
  "accept-language": "en,*;q=0.5",
  // Many sites refuse programs that name themselves in an unknown way; this says both.
  "user-agent": "Mozilla/5.0 (compatible; Potluck; recipe import for one person)",
};

const readableTypes = /^(?:text\/|application\/(?:xhtml\+xml|xml|json|ld\+json|octet-stream)|$)/i;

async function readPage(
  response: IncomingMessage,
  url: URL,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Result<FetchedPage>> {
  const status = response.statusCode ?? 0;
  const contentType = response.headers["content-type"] ?? "";
  if (status < 200 || status >= 300) {
    response.destroy();
    return fail("fetch_failed", statusSentence(status));
  }
  if (!readableTypes.test(contentType.trim())) {
    response.destroy();
    return fail(
      "page_unreadable",
      `At this address is no page but something else (${contentType.split(";")[0] ?? ""}). Check the address.`,
    );
  }
  const bytes = await readBody(response, limits.maxBytes, signal);
  return bytes.ok ? ok({ url: url.href, bytes: bytes.value, contentType }) : bytes;
}

function statusSentence(status: number): string {
  if (status === 404 || status === 410) return "There is no page at this address any more. Check the address.";
  if (status === 401 || status === 402 || status === 403 || status === 429)
    return `The site does not give this page to programs (answer ${status}). Open it in a browser, save it, and import the file.`;
  return `The site could not give the page (answer ${status}). Try again later.`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "the name of the site is unknown, or there is no connection";
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return "the site refused the connection";
  return /CERT|TLS|SSL/.test(code) ? "the site's certificate is not valid" : code || "no answer";
}
