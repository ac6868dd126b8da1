/** What an invitation is to, for somebody who is not signed in yet. The secret travels in the body: addresses end up in logs. */
import { z } from "zod";
import { lookAnswer, token } from "../../../src/domain/organizations/answers.ts";
import { lookAtInvitation } from "../../engine/organizations/invitations.ts";
import type { Store } from "../../store/ports.ts";
import { openEndpoint, type Endpoint } from "./endpoint.ts";

export function invitationEndpoints({ store }: { readonly store: Store }): readonly Endpoint[] {
  return [
    openEndpoint({
      method: "POST",
      path: "/invitations/look",
      name: "lookAtInvitation",
      summary: "What an invitation is to and who made it, for whoever holds its secret.",
      body: z.strictObject({ token }),
      answer: lookAnswer,
      run: ({ body }) => store.transaction((tx) => lookAtInvitation(tx, body.token)),
    }),
  ];
}
