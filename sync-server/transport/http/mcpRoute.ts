/**
 * The MCP server over streamable HTTP at /mcp: who is it (the gate, as everywhere), is the request from where it may come, then the
 * official SDK speaks the protocol and the registry does the rest. Each request stands alone, so no session of its own is kept.
 */
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { toolServer } from "../../../src/agents/toolServer.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { Actions } from "../../actions/action.ts";
import { describeActions } from "../../actions/describeActions.ts";
import { runCommands } from "../../actions/runCommands.ts";
import type { Perform } from "../../engine/work.ts";
import { credentialsOf, type CookieRules } from "../../gate/credentials.ts";
import type { Gate, Identity } from "../../gate/gate.ts";
import type { Limits } from "../../limits/limits.ts";
import { networkOf } from "../../limits/rateLimits.ts";
import { sendFailure, sendThrown } from "./answers.ts";
import { checkOrigin, ownHeader } from "./origins.ts";

export interface McpParts {
  readonly gate: Gate;
  readonly limits: Limits;
  readonly perform: Perform;
  readonly actions: Actions;
  readonly newId: () => string;
  readonly version: string;
  readonly cookieRules: CookieRules;
}

/** A list of recipients fits. */
const maxBodyBytes = 1_000_000;

const tooMany = fail("too_many_requests", "That was too much at once. Wait a minute, then try again.");

export async function registerMcp(server: FastifyInstance, parts: McpParts): Promise<void> {
  const { gate, limits, perform, actions, newId, version, cookieRules } = parts;
  const described = describeActions(actions);

  async function identify(request: FastifyRequest): Promise<Result<Identity>> {
    const credentials = credentialsOf(request.headers, cookieRules);
    const { origin, host } = request.headers;
    const from = checkOrigin({
      method: request.method,
      host,
      origin,
      fetchSite: headerOf(request, "sec-fetch-site"),
      hasOwnHeader: headerOf(request, ownHeader) !== undefined,
      usesCookie: credentials?.kind === "cookie",
    });
    if (!from.ok) return from;
    const identity = await gate.identify(credentials);
    if (!identity.ok) return limits.otherByNetwork.take(networkOf(request.ip)) ? identity : tooMany;
    return limits.requestBySession.take(identity.value.sessionId) ? identity : tooMany;
  }

  async function call(
    personId: string,
    action: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Result<unknown>> {
    const [done] = await runCommands(perform, actions, personId, [{ id: newId(), action, input: { ...input } }]);
    if (!done) throw new Error("A command was not answered.");
    return done.failure ? { ok: false, error: done.failure } : ok(done.answer);
  }

  await server.register(async (route) => {
    route.removeContentTypeParser("text/plain");
    route.setErrorHandler(sendThrown);
    route.post("/mcp", { bodyLimit: maxBodyBytes }, async (request, reply) => {
      const identity = await identify(request);
      if (!identity.ok) {
        if (identity.error.code === "not_signed_in") reply.header("www-authenticate", "Bearer");
        return sendFailure(reply, identity.error);
      }
      const { personId } = identity.value;
      const tools = toolServer(
        { describe: async () => described, call: (action, input) => call(personId, action, input) },
        version,
      );
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
      reply.raw.on("close", () => void tools.close());
      await tools.connect(transport);
      reply.hijack();
      await transport.handleRequest(request.raw, reply.raw, request.body);
      return reply;
    });
    // Nothing is sent without being asked, and no session is there to end.
    for (const method of ["GET", "DELETE"] as const) {
      route.route({
        method,
        url: "/mcp",
        handler: async (_request, reply) => reply.code(405).header("allow", "POST").send(),
      });
    }
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
