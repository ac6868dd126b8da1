/** Bytes of a photo or page copy as an answer. They can do nothing where they are opened: no script, and a page is a download. */
import type { FastifyReply } from "fastify";
import type { StoredBytes } from "../../store/ports/blobs.ts";

export function sendBlob(reply: FastifyReply, { mime, bytes }: StoredBytes): FastifyReply {
  return reply
    .headers({
      "content-type": mime,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-disposition": mime === "text/html" ? 'attachment; filename="page.html"' : "inline",
      // The permission may end; bytes under a hash never change, but who may have them does.
      "cache-control": "private, no-store",
    })
    .send(Buffer.from(bytes));
}
