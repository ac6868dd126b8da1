/** Serves the built interface from a folder. It decides only how long a browser may keep what it got. */
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { securityHeaders } from "../../src/domain/contentSecurity.ts";

const yearSeconds = 31_536_000;

/** A file under assets/ has its content's hash in its name, so it never changes; everything else is asked for again. */
function cachingFor(file: string, assetsFolder: string): string {
  return file.startsWith(assetsFolder) ? `public, max-age=${yearSeconds}, immutable` : "no-cache";
}

export async function serveRenderer(server: FastifyInstance, folder: string): Promise<void> {
  const assetsFolder = join(folder, "assets") + sep;
  server.addHook("onSend", async (_request, reply) => {
    // A route may be stricter: a picture somebody uploaded is sandboxed.
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
  });
  await server.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: "deny",
    setHeaders: (reply, file) => {
      reply.header("cache-control", cachingFor(file, assetsFolder));
    },
  });
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    const isFile = /\.[A-Za-z0-9]+$/.test(request.url.split("?")[0] ?? "");
    if (wantsPage && !isFile) return reply.sendFile("index.html");
    return reply.code(404).type("text/plain; charset=utf-8").send("There is nothing at this address.\n");
  });
}
