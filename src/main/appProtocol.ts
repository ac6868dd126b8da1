/**
 * Serves the built interface as `app://potluck/…`, so that the page has an origin of its own instead of `file:`.
 * It reads only below one folder and sends the security headers with every answer.
 */
import { readFile } from "node:fs/promises";
import { extname, isAbsolute, relative, resolve } from "node:path";
import { desktopSecurityHeaders } from "../domain/contentSecurity.ts";
import { errorCodeOf } from "./files/systemErrors.ts";
import { appHost, appScheme } from "./origin.ts";

/** Must be known before the app is ready. Standard: relative addresses and IndexedDB work; secure: like https. */
export const schemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The file an address stands for, the page itself for an address without an extension; null for what is not ours. */
export function fileFor(address: string, folder: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.protocol !== `${appScheme}:` || url.host !== appHost) return null;
  const path = decodePath(url.pathname);
  if (path === null || path.includes("\0") || path.includes("\\")) return null;
  const file = resolve(folder, `.${path}`);
  const inside = relative(folder, file);
  if (inside.startsWith("..") || isAbsolute(inside)) return null;
  return extname(file) === "" ? resolve(folder, "index.html") : file;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    console.warn("An address with broken escapes was refused.", errorCodeOf(error));
    return null;
  }
}

export function createProtocolHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === "GET" ? fileFor(request.url, folder) : null;
    if (file === null) return refusal(403);
    try {
      const body = new Uint8Array(await readFile(file));
      const type = contentTypes[extname(file)] ?? "application/octet-stream";
      return new Response(body, { headers: { ...desktopSecurityHeaders, "content-type": type } });
    } catch (error) {
      if (!["ENOENT", "EISDIR"].includes(errorCodeOf(error))) console.error("A file of the app is unreadable.", error);
      return refusal(404);
    }
  };
}

function refusal(status: 403 | 404): Response {
  return new Response("There is nothing at this address.\n", {
    status,
    headers: { ...desktopSecurityHeaders, "content-type": "text/plain; charset=utf-8" },
  });
}
