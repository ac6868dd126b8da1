/**
 * The billing port's outside: a payment provider's signed messages. Signed is the text as it came, so it is read before it is
 * parsed; who cannot sign learns nothing, and nothing happens twice.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { hearBilling, type SubscriptionChange } from "../../engine/organizations/billing.ts";
import type { Perform } from "../../engine/work.ts";
import type { Limits } from "../../limits/limits.ts";
import { networkOf } from "../../limits/rateLimits.ts";
import { sendFailure } from "./answers.ts";

export interface BillingParts {
  /** Shared with the provider; "": there is no billing. */
  readonly secret: string;
  readonly perform: Perform;
  readonly now: () => number;
  readonly limits: Limits;
}

export const signatureHeader = "x-potluck-signature";
/** A message somebody kept is worth nothing later. */
const toleranceMs = 5 * 60_000;

export const billingEventSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{8,100}$/),
  type: z.literal("subscription.changed"),
  /** When it was so, by the provider's clock, ms. */
  at: z.int().min(1),
  subject: z.strictObject({ kind: z.enum(["person", "organization"]), id: z.string().max(100) }),
  plan: z.string().trim().min(1).max(50),
  isPaid: z.boolean(),
  endsAt: z.int().min(0).nullable(),
  seats: z.int().min(1).nullable(),
});

/** What a provider sends beside a message: `t=MS,v1=HEX` over `MS.BODY`. */
export function signBilling(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

/** Errors: origin_forbidden, for every signature that is missing, wrong, or too old alike. */
function checkSignature(secret: string, header: unknown, body: string, now: number): Result<null> {
  const wrong = fail("origin_forbidden", "This message is not signed as it must be.");
  const at = /^t=(\d{1,15}),v1=[0-9a-f]{64}$/.exec(typeof header === "string" ? header : "")?.[1];
  if (at === undefined || Math.abs(now - Number(at)) > toleranceMs) return wrong;
  const [given, expected] = [Buffer.from(String(header)), Buffer.from(signBilling(secret, Number(at), body))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? ok(null) : wrong;
}

export async function addBillingRoute(
  api: FastifyInstance,
  { secret, perform, now, limits }: BillingParts,
): Promise<void> {
  if (secret === "") return;
  await api.register(async (billing) => {
    billing.removeContentTypeParser("application/json");
    billing.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
    billing.post("/billing/webhook", { bodyLimit: 16 * 1024 }, async (request, reply) => {
      if (!limits.otherByNetwork.take(networkOf(request.ip))) {
        return sendFailure(reply, { code: "too_many_requests", message: "That was too much at once." });
      }
      const body = typeof request.body === "string" ? request.body : "";
      const signed = checkSignature(secret, request.headers[signatureHeader], body, now());
      if (!signed.ok) return sendFailure(reply, signed.error);
      const change = readEvent(body);
      if (!change.ok) return sendFailure(reply, change.error);
      const heard = await perform((work) => hearBilling(work, change.value.id, change.value.change));
      return heard.ok ? reply.code(200).send({ done: true }) : sendFailure(reply, heard.error);
    });
  });
}

function readEvent(body: string): Result<{ readonly id: string; readonly change: SubscriptionChange }> {
  const invalid = fail("request_invalid", "This message is not one of a subscription.");
  let decoded: unknown;
  try {
    decoded = JSON.parse(body);
  } catch {
    // Signed, and still not JSON: the provider made a mistake and hears of it.
    return invalid;
  }
  const event = billingEventSchema.safeParse(decoded);
  if (!event.success) return invalid;
  const { id, subject, plan, isPaid, endsAt, seats, at } = event.data;
  const { kind: subjectKind, id: subjectId } = subject;
  return ok({ id, change: { subjectKind, subjectId, plan, isPaid, endsAt, seats, saidAt: at } });
}
