/** Every failure leaves as the same shape: { code, message }. What went wrong inside stays inside. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { FailureError } from "../../../src/domain/result.ts";
import type { Failure } from "../../../src/domain/result.ts";
import { statusOf } from "./statuses.ts";

const retryAfterSeconds = 60;

export async function sendFailure(reply: FastifyReply, { code, message }: Failure): Promise<FastifyReply> {
  const status = statusOf(code);
  if (status === 429 || status === 503) reply.header("retry-after", retryAfterSeconds);
  return reply.code(status).header("cache-control", "no-store").send({ code, message });
}

/** What was thrown, as the sender may know it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return { code: error.code, message: error.message };
  const status =
    error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status === 413) return { code: "request_too_large", message: "That is more than the server takes at once." };
  if (status < 500) return { code: "request_invalid", message: "The request was not understood." };
  return {
    code: "server_failed",
    message: "Something went wrong on the server. Try again; if it stays, ask who runs it.",
  };
}

/** Names the field and what it must be, and never repeats what was sent. */
export function invalidSentence(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return "The request was not understood.";
  if (issue.code === "unrecognized_keys") return "The request has a field that is not known here.";
  const field = issue.path.map(String).join(".");
  const plain = issue.code === "custom" || issue.code === "invalid_format" || issue.code === "too_big";
  if (issue.code === "invalid_value") return `"${field}" must be one of: ${issue.values.map(String).join(", ")}.`;
  return `${field === "" ? "The request" : `"${field}"`} ${plain ? issue.message : "is missing or not of the right kind"}.`;
}

export async function sendThrown(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const failure = failureOf(error);
  if (statusOf(failure.code) >= 500) request.log.error(error);
  return sendFailure(reply, failure);
}
