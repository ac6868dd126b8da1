/**
 * Photos and page copies over HTTP: raw bytes in and out. It decides nothing; the engine does.
 */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  blobIdSchema,
  blobMimes,
  blobPlaceSchema,
  lackingAnswer,
  lackingRequest,
  maxBlobBytes,
} from "../../../src/domain/protocol/blobs.ts";
import { fail, ok, type Failure, type Result } from "../../../src/domain/result.ts";
import { keepBlob, lackingBlobs, readBlob } from "../../engine/blobEngine.ts";
import type { SpaceLimit } from "../../engine/space.ts";
import { credentialsOf, type CookieRules } from "../../gate/credentials.ts";
import type { Gate, Identity } from "../../gate/gate.ts";
import type { Limits } from "../../limits/limits.ts";
import { networkOf } from "../../limits/rateLimits.ts";
import type { Store } from "../../store/ports.ts";
import type { BlobPair } from "../../store/ports/blobs.ts";
import { sendFailure } from "./answers.ts";
import { sendBlob } from "./blobAnswer.ts";
import { personEndpoint, type Endpoint } from "./endpoint.ts";

export interface BlobParts {
  readonly store: Store;
  readonly gate: Gate;
  readonly limits: Limits;
  readonly space: SpaceLimit;
  readonly now: () => number;
  readonly cookieRules: CookieRules;
}

interface Asked {
  readonly identity: Identity;
  readonly pair: BlobPair;
}

const doesNotFit: Failure = {
  code: "request_invalid",
  message: "The picture does not match its name, so it was not kept.",
};
const tooMany = fail("too_many_requests", "That was too much at once. Wait a minute, then try again.");
const mimeOf = z.enum(blobMimes);

/** Asking which bytes the server lacks: JSON, like the rest of the API. */
export function blobEndpoints({ store }: Pick<BlobParts, "store">): readonly Endpoint[] {
  return [
    personEndpoint({
      method: "POST",
      path: "/blobs/lacking",
      name: "lackingBlobs",
      summary: "Which photos and page copies of these items the server does not have.",
      body: lackingRequest,
      answer: lackingAnswer,
      run: async ({ body }, { personId }) =>
        ok(await store.transaction((tx) => lackingBlobs(tx, personId, body.pairs))),
    }),
  ];
}

/** Adds the routes for bytes to the API, whose checks of origin and host apply. */
export async function addBlobRoutes(
  api: FastifyInstance,
  { store, gate, limits, space, now, cookieRules }: BlobParts,
): Promise<void> {
  const askedBy = new WeakMap<FastifyRequest, Asked>();
  /** Before a byte of the body is read. */
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const asked = await ask(request);
    if (!asked.ok) return sendFailure(reply, asked.error);
    askedBy.set(request, asked.value);
    return undefined;
  };
  const askedIn = (request: FastifyRequest): Asked => {
    const asked = askedBy.get(request);
    if (!asked) throw new Error("A blob was asked for without an identity.");
    return asked;
  };

  await api.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser(
      [...blobMimes],
      { parseAs: "buffer", bodyLimit: maxBlobBytes },
      (_request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: Buffer) => void) => done(null, body),
    );

    routes.get("/blobs/:id", { onRequest }, async (request, reply) => {
      const { identity, pair } = askedIn(request);
      const blob = await store.transaction((tx) => readBlob(tx, identity.personId, pair));
      return blob.ok ? sendBlob(reply, blob.value) : sendFailure(reply, blob.error);
    });

    routes.put("/blobs/:id", { onRequest, bodyLimit: maxBlobBytes }, async (request, reply) => {
      const { identity, pair } = askedIn(request);
      const mime = mimeOf.safeParse((request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase());
      const { body } = request;
      if (!mime.success || !Buffer.isBuffer(body) || body.byteLength === 0) return sendFailure(reply, doesNotFit);
      if (createHash("sha256").update(body).digest("hex") !== pair.blobId) return sendFailure(reply, doesNotFit);
      const kept = await store.transaction((tx) =>
        keepBlob(tx, identity.personId, pair, { mime: mime.data, bytes: body }, { now: now(), space }),
      );
      if (!kept.ok) return sendFailure(reply, kept.error);
      return reply.code(200).header("cache-control", "no-store").send({ done: true });
    });
  });

  async function ask(request: FastifyRequest): Promise<Result<Asked>> {
    const identity = await gate.identify(credentialsOf(request.headers, cookieRules));
    if (!identity.ok) return limits.otherByNetwork.take(networkOf(request.ip)) ? identity : tooMany;
    if (!limits.requestBySession.take(identity.value.sessionId)) return tooMany;
    const id = z.object({ id: blobIdSchema }).safeParse(request.params);
    const item = z.object({ item: blobPlaceSchema.shape.itemId }).safeParse(request.query);
    if (!id.success || !item.success) return fail("not_found", "This picture is not here.");
    return ok({ identity: identity.value, pair: { blobId: id.data.id, itemId: item.data.item } });
  }
}
