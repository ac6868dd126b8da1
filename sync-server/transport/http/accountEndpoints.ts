/** The account part of the API: which address takes what, gives what, and which account function does it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import * as contract from "../../../src/domain/accounts/contract.ts";
import type { SignedInAnswer } from "../../../src/domain/accounts/contract.ts";
import { fail, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";
import { addAddress, removeAddress, verifyAddress } from "../../accounts/addresses.ts";
import type { AccountContext } from "../../accounts/context.ts";
import { changePassword, confirmReset, requestReset } from "../../accounts/passwords.ts";
import { changeProfile, deleteAccount, exportAccount, readAddresses, readPerson } from "../../accounts/profile.ts";
import { register, resendCode, verifyRegistration } from "../../accounts/registration.ts";
import { endOtherSessions, endSession, listSessions, refreshSession } from "../../accounts/sessions.ts";
import type { StartedSession } from "../../accounts/sessions.ts";
import { completeSetup } from "../../accounts/setup.ts";
import { signIn } from "../../accounts/signIn.ts";
import { credentialsOf } from "../../gate/credentials.ts";
import type { CookieRules } from "../../gate/credentials.ts";
import { openEndpoint, personEndpoint } from "./endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { clearSessionCookie, setSessionCookie } from "./sessionCookie.ts";

const done = ok({ done: true } as const);

function asDone(outcome: Result<unknown>): Result<{ done: true }> {
  return outcome.ok ? done : outcome;
}

export function accountEndpoints(context: AccountContext, cookieRules: CookieRules): readonly Endpoint[] {
  /** A browser gets its token as a cookie that no script reads; a program gets both to keep. */
  async function signedIn(
    started: Result<StartedSession>,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<Result<SignedInAnswer>> {
    if (!started.ok) return started;
    const { session, tokens } = started.value;
    const person = await readPerson(context, session.personId);
    if (!person.ok) return person;
    if (session.kind === "cookie" && tokens !== null) setSessionCookie(request, reply, cookieRules, tokens.access);
    const isToken = session.kind === "token" && tokens !== null && tokens.refresh !== null;
    return ok({
      person: person.value,
      sessionId: session.id,
      accessExpiresAt: session.accessExpiresAt,
      refreshExpiresAt: session.refreshExpiresAt,
      ...(isToken ? { accessToken: tokens.access, refreshToken: tokens.refresh ?? "" } : {}),
    });
  }

  return [
    openEndpoint({
      method: "POST",
      path: "/account/register",
      name: "register",
      summary: "Begins a registration: a code is sent to the address. The answer is the same for every address.",
      status: 202,
      body: contract.registerRequest,
      answer: contract.codeSent,
      run: ({ caller, body }) => register(context, caller, body),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/register/resend",
      name: "resendCode",
      summary: "Sends another code for a registration; the one before is void.",
      status: 202,
      body: contract.resendRequest,
      answer: contract.codeSent,
      run: ({ caller, body }) => resendCode(context, caller, body),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/verify",
      name: "verifyRegistration",
      summary: "Finishes a registration with the code of the mail, and signs in.",
      body: contract.verifyRequest,
      answer: contract.signedInAnswer,
      run: async (call) => signedIn(await verifyRegistration(context, call.caller, call.body), call),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/setup",
      name: "completeSetup",
      summary: "Makes the first admin with the link the server printed, and signs in.",
      body: contract.setupRequest,
      answer: contract.signedInAnswer,
      run: async (call) => signedIn(await completeSetup(context, call.caller, call.body), call),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/sign-in",
      name: "signIn",
      summary: "Signs in with address and password.",
      body: contract.signInRequest,
      answer: contract.signedInAnswer,
      run: async (call) => signedIn(await signIn(context, call.caller, call.body), call),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/refresh",
      name: "refresh",
      summary: "New tokens for a refresh token, or a new cookie for the cookie. Each can be exchanged once.",
      body: contract.refreshRequest,
      answer: contract.signedInAnswer,
      run: async (call) => {
        const { refreshToken } = call.body;
        const cookie = credentialsOf(
          { cookie: call.request.headers.cookie, host: call.request.headers.host },
          cookieRules,
        );
        const credentials = refreshToken === undefined ? cookie : ({ kind: "token", token: refreshToken } as const);
        if (credentials === null) return fail("not_signed_in", "You are not signed in.");
        return signedIn(await refreshSession(context, credentials.kind, credentials.token), call);
      },
    }),
    openEndpoint({
      method: "POST",
      path: "/account/reset",
      name: "requestReset",
      summary: "Sends a code for a new password. The answer is the same for every address.",
      status: 202,
      body: contract.resetRequest,
      answer: contract.codeSent,
      run: ({ caller, body }) => requestReset(context, caller, body),
    }),
    openEndpoint({
      method: "POST",
      path: "/account/reset/confirm",
      name: "confirmReset",
      summary: "Sets the new password with the code of the mail, ends every session, and signs in.",
      body: contract.resetConfirmRequest,
      answer: contract.signedInAnswer,
      run: async (call) => signedIn(await confirmReset(context, call.caller, call.body), call),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/sign-out",
      name: "signOut",
      summary: "Ends this session.",
      answer: contract.doneAnswer,
      run: async ({ request, reply }, identity) => {
        const outcome = asDone(await endSession(context, identity, identity.sessionId));
        if (identity.kind === "cookie") clearSessionCookie(request, reply, cookieRules);
        return outcome;
      },
    }),
    personEndpoint({
      method: "GET",
      path: "/account",
      name: "readAccount",
      summary: "Who is signed in.",
      answer: contract.accountAnswer,
      run: async (_call, { personId, sessionId, kind }) => {
        const person = await readPerson(context, personId);
        if (!person.ok) return person;
        const addresses = [...(await readAddresses(context, personId))];
        return ok({ person: person.value, addresses, session: { id: sessionId, kind } });
      },
    }),
    personEndpoint({
      method: "PATCH",
      path: "/account",
      name: "changeProfile",
      summary: "Changes name and color.",
      body: contract.profileRequest,
      answer: contract.personSchema,
      run: ({ body }, { personId }) => changeProfile(context, personId, body),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/password",
      name: "changePassword",
      summary: "Changes the password and signs every other device out.",
      body: contract.changePasswordRequest,
      answer: contract.endedAnswer,
      run: ({ caller, body }, identity) => changePassword(context, caller, identity, body),
    }),
    personEndpoint({
      method: "GET",
      path: "/account/sessions",
      name: "listSessions",
      summary: "Where the account is signed in.",
      answer: contract.sessionsAnswer,
      run: async (_call, { personId, sessionId }) => {
        const sessions = await listSessions(context, personId);
        return ok({
          sessions: sessions.map(({ id, kind, device, createdAt, lastSeenAt }) => ({
            id,
            kind,
            device,
            createdAt,
            lastSeenAt,
            isThisOne: id === sessionId,
          })),
        });
      },
    }),
    personEndpoint({
      method: "DELETE",
      path: "/account/sessions/:id",
      name: "endSession",
      summary: "Signs one device out.",
      parameters: contract.sessionParameters,
      answer: contract.doneAnswer,
      run: async ({ parameters }, identity) => asDone(await endSession(context, identity, parameters.id)),
    }),
    personEndpoint({
      method: "DELETE",
      path: "/account/sessions",
      name: "endOtherSessions",
      summary: "Signs every other device out.",
      answer: contract.endedAnswer,
      run: async (_call, identity) => ok({ ended: await endOtherSessions(context, identity) }),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/addresses",
      name: "addAddress",
      summary: "Begins adding an address: a code is sent to it. The answer is the same for every address.",
      status: 202,
      body: contract.addAddressRequest,
      answer: contract.codeSent,
      run: ({ caller, body }, { personId }) => addAddress(context, caller, personId, body),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/addresses/verify",
      name: "verifyAddress",
      summary: "Adds the address with the code of the mail.",
      body: contract.verifyAddressRequest,
      answer: contract.doneAnswer,
      run: async ({ caller, body }, { personId }) => asDone(await verifyAddress(context, caller, personId, body)),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/addresses/remove",
      name: "removeAddress",
      summary: "Removes one of several addresses.",
      body: contract.removeAddressRequest,
      answer: contract.doneAnswer,
      run: async ({ body }, { personId }) => asDone(await removeAddress(context, personId, body)),
    }),
    personEndpoint({
      method: "GET",
      path: "/account/export",
      name: "exportAccount",
      summary: "Everything the account part knows about the person.",
      answer: contract.exportAnswer,
      run: (_call, { personId }) => exportAccount(context, personId),
    }),
    personEndpoint({
      method: "POST",
      path: "/account/delete",
      name: "deleteAccount",
      summary: "Deletes the account; asks for the password once more.",
      body: contract.deleteAccountRequest,
      answer: contract.doneAnswer,
      run: async ({ caller, body, request, reply }, { personId, kind }) => {
        const outcome = asDone(await deleteAccount(context, caller, personId, body));
        if (outcome.ok && kind === "cookie") clearSessionCookie(request, reply, cookieRules);
        return outcome;
      },
    }),
  ];
}
