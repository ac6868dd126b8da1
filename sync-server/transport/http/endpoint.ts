/** One HTTP address as a value: its schemas check requests, type the code, and become the OpenAPI document. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { ErrorCode } from "../../../src/domain/errors.ts";
import type { Result } from "../../../src/domain/result.ts";
import type { Caller } from "../../accounts/context.ts";
import type { Identity } from "../../gate/gate.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

interface Call<Body, Parameters, Query> {
  readonly body: Body;
  readonly parameters: Parameters;
  readonly query: Query;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Description {
  readonly method: Method;
  /** As Fastify writes it: /sessions/:id */
  readonly path: string;
  /** The name in the OpenAPI document; unique. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  /** Codes it can answer instead, where they are told one by one; their statuses are in the document. */
  readonly fails?: readonly ErrorCode[];
  /** Its answer is a page: a Link header leads to the next one. */
  readonly isPaged?: boolean;
  /** What may stand in the request's head and means something here; `run` reads it. */
  readonly headers?: readonly { readonly name: string; readonly description: string; readonly schema: z.ZodType }[];
  readonly status?: number;
  /** Longest body, where it is not the usual. */
  readonly maxBodyBytes?: number;
}

/** What the server registers: the types of one endpoint have been checked where it was defined. */
export interface Endpoint extends Description {
  readonly access: "anyone" | "person";
  readonly body: z.ZodType | null;
  readonly parameters: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly answer: z.ZodType;
  run(call: Call<unknown, unknown, unknown>, identity: Identity | null): Promise<Result<unknown>>;
}

interface Schemas<Body, Parameters, Query, Answer> {
  readonly body?: z.ZodType<Body>;
  readonly parameters?: z.ZodType<Parameters>;
  readonly query?: z.ZodType<Query>;
  readonly answer: z.ZodType<Answer>;
}

/** An address for everybody. */
export function openEndpoint<Answer, Body = undefined, Parameters = undefined, Query = undefined>(
  definition: Description &
    Schemas<Body, Parameters, Query, Answer> & { run(call: Call<Body, Parameters, Query>): Promise<Result<Answer>> },
): Endpoint {
  const { body = null, parameters = null, query = null, run } = definition;
  return {
    ...definition,
    access: "anyone",
    body,
    parameters,
    query,
    // The caller has parsed them with the schemas beside this function.
    run: (call) => run(call as Call<Body, Parameters, Query>),
  };
}

/** An address for whoever is signed in. */
export function personEndpoint<Answer, Body = undefined, Parameters = undefined, Query = undefined>(
  definition: Description &
    Schemas<Body, Parameters, Query, Answer> & {
      run(call: Call<Body, Parameters, Query>, identity: Identity): Promise<Result<Answer>>;
    },
): Endpoint {
  const { body = null, parameters = null, query = null, run } = definition;
  return {
    ...definition,
    access: "person",
    body,
    parameters,
    query,
    run: (call, identity) => {
      if (identity === null) throw new Error(`${definition.name} was run without an identity.`);
      return run(call as Call<Body, Parameters, Query>, identity);
    },
  };
}
