/** The OpenAPI 3.1 document, made from the endpoints themselves, so it cannot say anything else than they do. */
import { z } from "zod";
import { failureAnswer } from "../../../src/domain/accounts/contract.ts";
import { cookieName } from "../../gate/credentials.ts";
import type { Endpoint } from "./endpoint.ts";
import type { DescribedRoute, Json } from "./describedRoutes.ts";
import { statusOf } from "./statuses.ts";

/** OpenAPI 3.1 uses JSON Schema 2020-12 as it is, apart from the line that says so. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
  });
  return rest;
}

function content(schema: z.ZodType, io: "input" | "output"): Json {
  return { "application/json": { schema: jsonSchema(schema, io) } };
}

function pathParameters({ path, parameters }: Endpoint): Json[] {
  if (parameters === null) return [];
  const properties = jsonSchema(parameters, "input").properties;
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: isObject(properties) ? properties[name] : {},
  }));
}

/** Everything that may stand in the query, each with its own rule. */
function queryParameters({ query }: Endpoint): Json[] {
  if (query === null) return [];
  const { properties } = jsonSchema(query, "input");
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
}

/** What may stand in the request's head. */
function headerParameters({ headers = [] }: Endpoint): Json[] {
  return headers.map(({ name, description, schema }) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: jsonSchema(schema, "input"),
  }));
}

/** Failures by their status, with the codes each may have. */
function failures({ fails = [] }: Endpoint): Json {
  const byStatus = Map.groupBy(fails, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: `Not done: ${codes.join(", ")}.`, content: content(failureAnswer, "output") },
    ]),
  );
}

const nextPage = {
  Link: { description: 'Where the next page is (rel="next"); not there on the last.', schema: { type: "string" } },
};

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

function operation(endpoint: Endpoint): Json {
  const parameters = [...pathParameters(endpoint), ...queryParameters(endpoint), ...headerParameters(endpoint)];
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    security: endpoint.access === "person" ? [{ token: [] }, { cookie: [] }] : [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(endpoint.body === null ? {} : { requestBody: { required: true, content: content(endpoint.body, "input") } }),
    responses: {
      [endpoint.status ?? 200]: {
        description: "Done.",
        ...(endpoint.isPaged ? { headers: nextPage } : {}),
        content: content(endpoint.answer, "output"),
      },
      ...failures(endpoint),
      default: { $ref: "#/components/responses/Failure" },
    },
  };
}

/** `routes`: addresses that are no endpoints, because bytes or text come or go, described by hand. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  routes: readonly DescribedRoute[],
  version: string,
): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replaceAll(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  for (const { method, path, operation } of routes) paths[path] = { ...paths[path], [method]: operation };
  return {
    openapi: "3.1.0",
    info: {
      title: "Potluck",
      version,
      description:
        "A Potluck server over HTTP: accounts, actions (all that a person does besides editing), tables of organizations, photos. " +
        "Edits themselves travel by websocket. What a browser sends with its cookie needs the header X-Potluck: 1 and comes from " +
        "the server's own pages.",
    },
    paths,
    components: {
      responses: {
        Failure: {
          description: "It was not done; the code is stable, the message is for the person.",
          headers: {
            "Retry-After": {
              description: "With 429 and 503: seconds to wait before trying again.",
              schema: { type: "integer" },
            },
          },
          content: content(failureAnswer, "output"),
        },
      },
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: cookieName(true) },
      },
    },
  };
}
