/** Photos of what a link shows, without an account. The visit comes in the body: an address is kept in logs and histories. */
import type { FastifyInstance } from "fastify";
import { linkPhotoRequest } from "../../../src/domain/sharing/linkContract.ts";
import { networkOf } from "../../limits/rateLimits.ts";
import { readLinkPhoto, type VisitorContext } from "../../visitors/openLink.ts";
import { invalidSentence, sendFailure } from "./answers.ts";
import { sendBlob } from "./blobAnswer.ts";

/** Adds the route to the API, whose checks of origin and host apply. */
export function addLinkPhotoRoute(api: FastifyInstance, context: VisitorContext): void {
  api.post("/links/photo", { bodyLimit: 2_000 }, async (request, reply) => {
    const asked = linkPhotoRequest.safeParse(request.body);
    if (!asked.success) {
      return sendFailure(reply, { code: "request_invalid", message: invalidSentence(asked.error) });
    }
    const photo = await readLinkPhoto(context, { network: networkOf(request.ip) }, asked.data);
    return photo.ok ? sendBlob(reply, photo.value) : sendFailure(reply, photo.error);
  });
}
