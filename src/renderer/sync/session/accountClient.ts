/**
 * The account part of the server as functions: each asks once, decodes the answer, and gives a value or a sentence. It keeps
 * nothing; what is sent along to say who asks (a cookie, a token) is the transport's business.
 */
import type { z } from "zod";
import * as contract from "../../../domain/accounts/contract.ts";
import { errorCodes, type ErrorCode } from "../../../domain/errors.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";

export interface AccountRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE" | "PUT";
  /** From /api on. */
  readonly path: string;
  readonly body?: unknown;
}

/** Sends one request; rejects when there is no answer. */
export type Transport = (request: AccountRequest) => Promise<Response>;

export type SignInKind = "cookie" | "token";
export interface SignInAs {
  readonly kind: SignInKind;
  /** What the list of sessions shows: "Chromium on Linux". */
  readonly device: string;
}

const unreachable = fail(
  "not_connected",
  "The server does not answer. Check that you are online, then try again. What is on this device is not affected.",
);
const notASyncServer = fail(
  "not_found",
  "There is no Potluck server with accounts at this address. Start it with “npm run server”, or check the address.",
);
const notUnderstood = fail(
  "protocol_error",
  "The server answered in a way this app does not understand. Load the newest version and try again.",
);

const knownCodes: ReadonlySet<string> = new Set(errorCodes);
function isKnownCode(code: string): code is ErrorCode {
  return knownCodes.has(code);
}

/** The failure an answer that is not a success carries. */
export async function failureOf(answer: Response): Promise<Result<never>> {
  const failure = contract.failureAnswer.safeParse(await answer.json().catch(() => null));
  if (!failure.success) return answer.status === 404 ? notASyncServer : notUnderstood;
  const { code, message } = failure.data;
  return fail(isKnownCode(code) ? code : "server_failed", message);
}

/** Asks once and decodes the answer. Errors: not_connected, protocol_error, and the server's own. */
export async function askServer<Answer extends z.ZodType>(
  send: Transport,
  request: AccountRequest,
  schema: Answer,
): Promise<Result<z.infer<Answer>>> {
  let answer: Response;
  try {
    answer = await send(request);
  } catch (error) {
    console.info("The server was not reached.", error);
    return unreachable;
  }
  if (!answer.ok) return failureOf(answer);
  const decoded = schema.safeParse(await answer.json().catch(() => null));
  return decoded.success ? ok(decoded.data) : notUnderstood;
}

export class AccountClient {
  readonly #send: Transport;

  constructor(send: Transport) {
    this.#send = send;
  }

  #ask<Answer extends z.ZodType>(request: AccountRequest, schema: Answer): Promise<Result<z.infer<Answer>>> {
    return askServer(this.#send, request, schema);
  }

  #post<Answer extends z.ZodType>(path: string, body: unknown, schema: Answer): Promise<Result<z.infer<Answer>>> {
    return this.#ask({ method: "POST", path: `/api/account${path}`, body }, schema);
  }

  register(body: { readonly address: string; readonly password: string; readonly name: string }) {
    return this.#post("/register", body, contract.codeSent);
  }
  resendCode(id: string) {
    return this.#post("/register/resend", { id }, contract.codeSent);
  }
  verify(body: { readonly id: string; readonly code: string } & SignInAs) {
    return this.#post("/verify", body, contract.signedInAnswer);
  }
  setUp(
    body: {
      readonly code: string;
      readonly address: string;
      readonly password: string;
      readonly name: string;
    } & SignInAs,
  ) {
    return this.#post("/setup", body, contract.signedInAnswer);
  }
  signIn(body: { readonly address: string; readonly password: string } & SignInAs) {
    return this.#post("/sign-in", body, contract.signedInAnswer);
  }
  refresh(refreshToken?: string) {
    return this.#post("/refresh", refreshToken === undefined ? {} : { refreshToken }, contract.signedInAnswer);
  }
  requestReset(address: string) {
    return this.#post("/reset", { address }, contract.codeSent);
  }
  confirmReset(body: { readonly id: string; readonly code: string; readonly password: string } & SignInAs) {
    return this.#post("/reset/confirm", body, contract.signedInAnswer);
  }
  signOut() {
    return this.#post("/sign-out", undefined, contract.doneAnswer);
  }
  account() {
    return this.#ask({ method: "GET", path: "/api/account" }, contract.accountAnswer);
  }
  changeProfile(body: { readonly name?: string; readonly color?: contract.PersonColor }) {
    return this.#ask({ method: "PATCH", path: "/api/account", body }, contract.personSchema);
  }
  changePassword(current: string, password: string) {
    return this.#post("/password", { current, password }, contract.endedAnswer);
  }
  sessions() {
    return this.#ask({ method: "GET", path: "/api/account/sessions" }, contract.sessionsAnswer);
  }
  endSession(id: string) {
    return this.#ask({ method: "DELETE", path: `/api/account/sessions/${id}` }, contract.doneAnswer);
  }
  endOtherSessions() {
    return this.#ask({ method: "DELETE", path: "/api/account/sessions" }, contract.endedAnswer);
  }
  addAddress(address: string) {
    return this.#post("/addresses", { address }, contract.codeSent);
  }
  verifyAddress(id: string, code: string) {
    return this.#post("/addresses/verify", { id, code }, contract.doneAnswer);
  }
  removeAddress(address: string) {
    return this.#post("/addresses/remove", { address }, contract.doneAnswer);
  }
  exportAccount() {
    return this.#ask({ method: "GET", path: "/api/account/export" }, contract.exportAnswer);
  }
  deleteAccount(password: string) {
    return this.#post("/delete", { password }, contract.doneAnswer);
  }
}
