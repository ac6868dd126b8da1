/** Talks to a Potluck server as whoever is signed in; what the server refuses comes back as its own code and sentence. */
import { z } from "zod";
import { actionDescriptionSchema, type ActionDescription } from "../../agents/toolServer.ts";
import { failureAnswer, signedInAnswer } from "../../domain/accounts/contract.ts";
import { errorCodes } from "../../domain/errors.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { CommandIo } from "../command.ts";
import { readSignIn, serverOrigin, writeSignIn, type SignIn } from "./signedIn.ts";

type Environment = CommandIo["env"];

const codes = z.enum(errorCodes);
const answerTimeoutMs = 30_000;
/** A token that ends while a request is on its way is exchanged before. */
const refreshAheadMs = 30_000;

export interface Asked {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request. Errors: not_connected, server_failed, and what the server answers. */
export async function ask(
  origin: string,
  { method, path, body, token, headers = {} }: Asked,
): Promise<Result<unknown>> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(new URL(path, origin), {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    text = await answer.text();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
    return fail("not_connected", `${origin} did not answer${reason}. Check the address and the connection.`);
  }
  const value = jsonIn(text);
  if (answer.ok && value !== undefined) return ok(value);
  const refused = failureAnswer.safeParse(value);
  if (!refused.success) return fail("server_failed", `${origin} answered, but not as a Potluck server does.`);
  return fail(codes.catch("server_failed").parse(refused.data.code), refused.data.message);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Some page of a proxy, or of another program; what is said of it is the caller's.
    return undefined;
  }
}

export interface ServerClient {
  readonly origin: string;
  readonly listActions: () => Promise<Result<readonly ActionDescription[]>>;
  /** Does an action; the same `key` twice does it once. */
  readonly act: (name: string, input: unknown, key?: string) => Promise<Result<unknown>>;
  readonly ask: (asked: Omit<Asked, "token">) => Promise<Result<unknown>>;
}

/** The server and the person a command works with. Errors: not_signed_in, address_invalid, address_forbidden. */
export async function serverClient(env: Environment, serverFlag: string | undefined): Promise<Result<ServerClient>> {
  const kept = await readSignIn(env);
  const named = serverFlag ?? env.POTLUCK_SERVER ?? kept?.server;
  if (named === undefined) return fail("not_signed_in", signInFirst);
  const origin = serverOrigin(named, env);
  if (!origin.ok) return origin;
  const server = origin.value;
  const fixed = env.POTLUCK_TOKEN;
  let signIn = kept?.server === server ? kept : null;
  if (fixed === undefined && signIn === null) return fail("not_signed_in", signInFirst);

  async function token(): Promise<Result<string>> {
    if (fixed !== undefined) return ok(fixed);
    if (signIn === null) return fail("not_signed_in", signInFirst);
    if (signIn.accessExpiresAt - refreshAheadMs > Date.now()) return ok(signIn.accessToken);
    const refreshed = await refresh(env, signIn);
    if (refreshed.ok) signIn = refreshed.value;
    return refreshed.ok ? ok(refreshed.value.accessToken) : refreshed;
  }

  async function askAs(asked: Omit<Asked, "token">): Promise<Result<unknown>> {
    const held = await token();
    if (!held.ok) return held;
    const answer = await ask(server, { ...asked, token: held.value });
    const isOver = !answer.ok && answer.error.code === "session_ended";
    if (!isOver || signIn === null || fixed !== undefined) return answer;
    // This machine's clock is behind the server's: the token was over before it looked so here.
    const refreshed = await refresh(env, signIn);
    if (!refreshed.ok) return refreshed;
    signIn = refreshed.value;
    return ask(server, { ...asked, token: signIn.accessToken });
  }

  return ok({
    origin: server,
    ask: askAs,
    async listActions() {
      const answer = await askAs({ method: "GET", path: "/api/actions" });
      if (!answer.ok) return answer;
      const decoded = z.object({ actions: z.array(actionDescriptionSchema) }).safeParse(answer.value);
      return decoded.success
        ? ok(decoded.data.actions)
        : fail("server_failed", "The server’s list was not understood.");
    },
    async act(name, input, key) {
      const answer = await askAs({
        method: "POST",
        path: `/api/actions/${encodeURIComponent(name)}`,
        body: input,
        ...(key === undefined ? {} : { headers: { "idempotency-key": key } }),
      });
      if (!answer.ok) return answer;
      return ok(z.object({ answer: z.unknown() }).parse(answer.value).answer);
    },
  });
}

const signInFirst =
  "You are not signed in. Use npm run -s cli -- sign-in ADDRESS --server URL, or set POTLUCK_SERVER and POTLUCK_TOKEN.";

async function refresh(env: Environment, signIn: SignIn): Promise<Result<SignIn>> {
  const body = { refreshToken: signIn.refreshToken };
  return keep(env, signIn.server, await ask(signIn.server, { method: "POST", path: "/api/account/refresh", body }));
}

/** Keeps the tokens of a sign-in or a refresh. */
export async function keep(env: Environment, server: string, answer: Result<unknown>): Promise<Result<SignIn>> {
  if (!answer.ok) return answer;
  const decoded = signedInAnswer.safeParse(answer.value);
  const { accessToken, refreshToken, accessExpiresAt } = decoded.success ? decoded.data : {};
  if (accessToken === undefined || refreshToken === undefined || accessExpiresAt === undefined) {
    return fail("server_failed", "The server’s answer was not understood.");
  }
  const next = { server, accessToken, refreshToken, accessExpiresAt };
  await writeSignIn(env, next);
  return ok(next);
}
