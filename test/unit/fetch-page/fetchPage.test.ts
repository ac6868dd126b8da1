import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { isForbiddenAddress } from "../../../src/domain/recipes/fetchPolicy.ts";
import type { FetchedPage } from "../../../src/fetch-page/fetchPage.ts";
import { fetchPage } from "../../../src/fetch-page/fetchPage.ts";
import type { Failure, Result } from "../../../src/domain/result.ts";

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
});

/** A real server on the loopback; resolves to its address. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // listen() with a port always gives an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Opens exactly 127.0.0.1; every other private address stays forbidden. */
const openLoopback = { isForbidden: (ip: string): boolean => ip !== "127.0.0.1" && isForbiddenAddress(ip) };
const limits = { maxBytes: 1000, timeoutMs: 5000, maxRedirects: 5 };

function textOf(result: Result<FetchedPage>): string {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return new TextDecoder().decode(result.value.bytes);
}

function failureOf(result: Result<FetchedPage>): Failure {
  if (result.ok) throw new Error("expected a failure");
  expect(result.error.message).toMatch(/^[A-Z].*\.$/);
  return result.error;
}

const page = (response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });
  response.end(body);
};

describe("fetching a page", () => {
  it("[K.2] gives bytes, type and final address, and sends nothing about the person", async () => {
    let seen: IncomingMessage["headers"] = {};
    const address = await serve((request, response) => {
      seen = request.headers;
      page(response, "soup");
    });
    const result = await fetchPage(`${address}/soup`, openLoopback);
    expect(textOf(result)).toBe("soup");
    expect(result.ok && [result.value.url, result.value.contentType]).toEqual([
      `${address}/soup`,
      "text/html; charset=utf-8",
    ]);
    expect(Object.keys(seen)).not.toContain("cookie");
    expect(Object.keys(seen)).not.toContain("referer");
  });

  it("[K.2] follows redirects, also relative ones, five at most", async () => {
    const address = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 0) page(response, "soup");
      else response.writeHead(302, { location: `/${hop - 1}` }).end();
    });
    expect(textOf(await fetchPage(`${address}/5`, openLoopback))).toBe("soup");
    expect(failureOf(await fetchPage(`${address}/6`, openLoopback)).code).toBe("fetch_failed");
  });

  it("[K.2] unpacks gzip and br, and bounds what comes out", async () => {
    const address = await serve((request, response) => {
      const body = request.url === "/bomb" ? Buffer.alloc(50_000_000) : Buffer.from("soup");
      if (request.url === "/br") page(response, brotliCompressSync(body), { "content-encoding": "br" });
      else page(response, gzipSync(body), { "content-encoding": "gzip" });
    });
    expect(textOf(await fetchPage(`${address}/gzip`, openLoopback))).toBe("soup");
    expect(textOf(await fetchPage(`${address}/br`, openLoopback))).toBe("soup");
    expect(failureOf(await fetchPage(`${address}/bomb`, openLoopback)).code).toBe("file_too_large");
  });

  it("[K.2] refuses the loopback under the real policy, without connecting", async () => {
    let connections = 0;
    const address = await serve((_, response) => {
      connections += 1;
      page(response, "secret");
    });
    expect(failureOf(await fetchPage(address)).code).toBe("address_forbidden");
    expect(connections).toBe(0);
  });

  it.each([
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://2130706434/",
    "file:///etc/passwd",
  ])("[K.2] refuses a redirect to %s", async (location) => {
    const address = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(failureOf(await fetchPage(address, openLoopback)).code).toMatch(/^address_(?:forbidden|invalid)$/);
  });

  it("[K.2] refuses a name that leads to a private address, also beside a public one", async () => {
    const lookup = async (): Promise<{ address: string; family: number }[]> => [
      { address: "93.184.216.34", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ];
    expect(failureOf(await fetchPage("http://kitchen.example/", { lookup })).code).toBe("address_forbidden");
  });

  it("[K.2] connects to the address it checked, whatever the name says later", async () => {
    let lookups = 0;
    const address = await serve((request, response) => page(response, request.headers.host ?? ""));
    const { port } = new URL(address);
    const lookup = async (): Promise<{ address: string; family: number }[]> => {
      lookups += 1;
      return [{ address: "127.0.0.1", family: 4 }];
    };
    expect(textOf(await fetchPage(`http://kitchen.example:${port}/`, { ...openLoopback, lookup }))).toBe(
      `kitchen.example:${port}`,
    );
    expect(lookups).toBe(1);
  });

  it("[K.2] says when a page is too large, stated or not", async () => {
    const address = await serve((request, response) => {
      if (request.url === "/stated") page(response, "x".repeat(2000));
      else {
        response.writeHead(200, { "content-type": "text/html" });
        response.write("x".repeat(900));
        response.end("x".repeat(900));
      }
    });
    expect(failureOf(await fetchPage(`${address}/stated`, { ...openLoopback, limits })).code).toBe("file_too_large");
    expect(failureOf(await fetchPage(`${address}/streamed`, { ...openLoopback, limits })).code).toBe("file_too_large");
  });

  it("[K.2] says when a page is too slow, in its answer or in its body", async () => {
    const address = await serve((request, response) => {
      if (request.url === "/body") {
        response.writeHead(200, { "content-type": "text/html" });
        response.write("soup");
      }
    });
    const slow = { ...openLoopback, limits: { ...limits, timeoutMs: 200 } };
    expect(failureOf(await fetchPage(`${address}/never`, slow)).code).toBe("fetch_timeout");
    expect(failureOf(await fetchPage(`${address}/body`, slow)).code).toBe("fetch_timeout");
    const lookup = (): Promise<never> => new Promise(() => {});
    expect(failureOf(await fetchPage("http://kitchen.example/", { ...slow, lookup })).code).toBe("fetch_timeout");
  });

  it("[K.2] can be cancelled", async () => {
    const cancel = new AbortController();
    const address = await serve(() => cancel.abort());
    expect(failureOf(await fetchPage(address, { ...openLoopback, signal: cancel.signal })).code).toBe("cancelled");
  });

  it.each([
    ["a picture", 200, "image/png", "page_unreadable"],
    ["no page", 404, "text/html", "fetch_failed"],
    ["a refusal", 403, "text/html", "fetch_failed"],
    ["a failure", 500, "text/html", "fetch_failed"],
  ])("[K.2] says what it found instead of a page: %s", async (_, status, type, code) => {
    const address = await serve((_request, response) => response.writeHead(status, { "content-type": type }).end("x"));
    expect(failureOf(await fetchPage(address, openLoopback)).code).toBe(code);
  });

  it("[K.2] says when nobody answers and when the name is unknown", async () => {
    const address = await serve(() => {});
    const [server] = servers.splice(0);
    await new Promise<void>((resolve) => server?.close(() => resolve()));
    expect(failureOf(await fetchPage(address, openLoopback)).code).toBe("fetch_failed");
    const lookup = async (): Promise<never> => {
      throw Object.assign(new Error("unknown"), { code: "ENOTFOUND" });
    };
    expect(failureOf(await fetchPage("http://kitchen.example/", { lookup })).message).toContain(
      "the name of the site is unknown",
    );
  });
});
