/**
 * The HTTP API: takes requests apart, asks the gate who it is, hands on what is valid, and puts answers together. It
 * decides nothing about accounts.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { fail, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";
import { credentialsOf } from "../../gate/credentials.ts";
import type { CookieRules } from "../../gate/credentials.ts";
import type { Gate, Identity } from "../../gate/gate.ts";
import { networkOf } from "../../limits/rateLimits.ts";
import type { Limits } from "../../limits/limits.ts";
import { invalidSentence, sendFailure, sendThrown } from "./answers.ts";
import type { DescribedRoute } from "./describedRoutes.ts";
import type { Endpoint } from "./endpoint.ts";
import { openApiDocument } from "./openApi.ts";
import { checkOrigin, crossOriginHeaders, ownHeader } from "./origins.ts";

export interface ApiParts {
  readonly gate: Gate;
  readonly limits: Limits;
  readonly endpoints: readonly Endpoint[];
  /** What else the server answers, for the description alone. */
  readonly routes: readonly DescribedRoute[];
  readonly version: string;
  readonly cookieRules: CookieRules;
  /** Adds routes that are not JSON, under the same checks. */
  readonly extend?: (api: FastifyInstance) => Promise<void>;
}

/** Nothing in the account part is longer; a longer body is refused before it is read. */
const maxBodyBytes = 16 * 1024;

const tooMany = fail("too_many_requests", "That was too much at once. Wait a minute, then try again.");

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

export async function registerApi(server: FastifyInstance, parts: ApiParts): Promise<void> {
  await server.register(
    async (api) => {
      // Only JSON is read: a form of another site could send plain text without being asked.
      api.removeContentTypeParser("text/plain");
      api.setErrorHandler(sendThrown);
      const nothingHere = async (_request: FastifyRequest, reply: FastifyReply) =>
        sendFailure(reply, { code: "not_found", message: "There is nothing at this address." });
      api.setNotFoundHandler(nothingHere);
      // Else the interface's files, which are served from every other address, would answer with words for a browser.
      api.get("/*", nothingHere);
      api.addHook("onRequest", async (request, reply) => {
        reply.headers(crossOriginHeaders(request.headers.origin));
        const checked = checkOrigin({
          method: request.method,
          host: request.headers.host,
          origin: request.headers.origin,
          fetchSite: headerOf(request, "sec-fetch-site"),
          hasOwnHeader: headerOf(request, ownHeader) !== undefined,
          usesCookie: credentialsOf(request.headers, parts.cookieRules)?.kind === "cookie",
        });
        return checked.ok ? undefined : sendFailure(reply, checked.error);
      });
      api.options("/*", async (_request, reply) => reply.code(204).send());
      const document = openApiDocument(parts.endpoints, parts.routes, parts.version);
      api.get("/openapi.json", async () => document);
      for (const endpoint of parts.endpoints) addEndpoint(api, endpoint, parts);
      await parts.extend?.(api);
    },
    { prefix: "/api" },
  );
}

function addEndpoint(api: FastifyInstance, endpoint: Endpoint, { gate, limits, cookieRules }: ApiParts): void {
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.maxBodyBytes ?? maxBodyBytes,
    async handler(request, reply) {
      reply.header("cache-control", "no-store");
      const caller = { network: networkOf(request.ip) };
      const identity = await identify(request, caller.network);
      if (!identity.ok) return sendFailure(reply, identity.error);
      const body = parse(endpoint.body, request.body ?? (endpoint.body === null ? undefined : {}));
      if (!body.ok) return sendFailure(reply, body.error);
      const parameters = parse(endpoint.parameters, request.params);
      if (!parameters.ok) return sendFailure(reply, parameters.error);
      const query = parse(endpoint.query, request.query);
      if (!query.ok) return sendFailure(reply, query.error);
      const call = { body: body.value, parameters: parameters.value, query: query.value, caller, request, reply };
      const outcome = await endpoint.run(call, identity.value);
      if (!outcome.ok) return sendFailure(reply, outcome.error);
      return reply.code(endpoint.status ?? 200).send(endpoint.answer.parse(outcome.value));
    },
  });

  /** Who is signed in; null where nobody needs to be. */
  async function identify(request: FastifyRequest, network: string): Promise<Result<Identity | null>> {
    if (endpoint.access === "anyone") return limits.otherByNetwork.take(network) ? ok(null) : tooMany;
    const identity = await gate.identify(credentialsOf(request.headers, cookieRules));
    if (!identity.ok) return limits.otherByNetwork.take(network) ? identity : tooMany;
    return limits.requestBySession.take(identity.value.sessionId) ? identity : tooMany;
  }
}

function parse(schema: Endpoint["body"], value: unknown): Result<unknown> {
  if (schema === null) return ok(undefined);
  const decoded = schema.safeParse(value);
  return decoded.success ? ok(decoded.data) : fail("request_invalid", invalidSentence(decoded.error));
}
