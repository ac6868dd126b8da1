/**
 * The addresses where bytes or text come or go instead of JSON, as the OpenAPI document describes them. Their code checks for
 * itself what it takes; a test holds this list to the routes there are, and every answer of the tests to what is said here.
 */
import { z } from "zod";
import { blobIdSchema, blobMimes } from "../../../src/domain/protocol/blobs.ts";
import { linkPhotoRequest } from "../../../src/domain/sharing/linkContract.ts";
import { billingEventSchema, signatureHeader } from "./billingRoute.ts";

export type Json = Record<string, unknown>;

/** An operation of the document at its whole path, parameters in braces. */
export interface DescribedRoute {
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly operation: Json;
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}

const bytes = { type: "string", format: "binary" };
const pictures = Object.fromEntries(blobMimes.map((mime) => [mime, { schema: bytes }]));
const json = (schema: Json): Json => ({ "application/json": { schema } });
const done = json({
  type: "object",
  properties: { done: { const: true } },
  required: ["done"],
  additionalProperties: false,
});
const person = [{ token: [] }, { cookie: [] }];
const failure = { $ref: "#/components/responses/Failure" };

const blobParameters = [
  { name: "id", in: "path", required: true, description: "The SHA-256 of the bytes.", schema: schemaOf(blobIdSchema) },
  {
    name: "item",
    in: "query",
    required: true,
    description: "The item it is looked at in.",
    schema: { type: "string" },
  },
];

const health = json({
  type: "object",
  properties: { status: { enum: ["ok", "failing"] }, version: { type: "string" } },
  required: ["status", "version"],
  additionalProperties: false,
});

export function describedRoutes({ hasBilling }: { readonly hasBilling: boolean }): readonly DescribedRoute[] {
  const billing: DescribedRoute = {
    method: "post",
    path: "/api/billing/webhook",
    operation: {
      operationId: "hearBilling",
      summary:
        "A payment provider says what somebody subscribes to. Each id is heard once; what is older changes nothing.",
      security: [],
      parameters: [
        {
          name: signatureHeader,
          in: "header",
          required: true,
          description:
            "t=MS,v1=HEX: HMAC-SHA-256 over MS.BODY with SYNC_BILLING_SECRET; five minutes at most from now.",
          schema: { type: "string", pattern: "^t=\\d{1,15},v1=[0-9a-f]{64}$" },
        },
      ],
      requestBody: { required: true, content: json(schemaOf(billingEventSchema)) },
      responses: { 200: { description: "Heard.", content: done }, default: failure },
    },
  };
  return [...alwaysThere, ...(hasBilling ? [billing] : [])];
}

const alwaysThere: readonly DescribedRoute[] = [
  {
    method: "get",
    path: "/api/blobs/{id}",
    operation: {
      operationId: "readBlob",
      summary:
        "A photo or page copy of an item one may see. The same answer for what is not there and what one may not see.",
      security: person,
      parameters: blobParameters,
      responses: { 200: { description: "Its bytes.", content: pictures }, default: failure },
    },
  },
  {
    method: "put",
    path: "/api/blobs/{id}",
    operation: {
      operationId: "keepBlob",
      summary: "Brings a photo or page copy of an item one may edit. Its bytes must hash to the id.",
      security: person,
      parameters: blobParameters,
      requestBody: { required: true, content: pictures },
      responses: { 200: { description: "Kept.", content: done }, default: failure },
    },
  },
  {
    method: "post",
    path: "/api/links/photo",
    operation: {
      operationId: "readLinkPhoto",
      summary: "A photo of a recipe that a link shows, without an account.",
      security: [],
      requestBody: { required: true, content: json(schemaOf(linkPhotoRequest)) },
      responses: { 200: { description: "Its bytes.", content: pictures }, default: failure },
    },
  },
  {
    method: "get",
    path: "/api/openapi.json",
    operation: {
      operationId: "readDescription",
      summary: "This description.",
      security: [],
      responses: { 200: { description: "An OpenAPI 3.1 document.", content: json({ type: "object" }) } },
    },
  },
  {
    method: "post",
    path: "/mcp",
    operation: {
      operationId: "mcp",
      summary:
        "The actions as tools for agents: the Model Context Protocol over streamable HTTP, each request by itself.",
      security: person,
      parameters: [
        {
          name: "Accept",
          in: "header",
          required: true,
          schema: { type: "string", const: "application/json, text/event-stream" },
        },
      ],
      requestBody: { required: true, content: json({ description: "JSON-RPC 2.0" }) },
      responses: {
        200: { description: "A JSON-RPC answer.", content: json({ type: "object" }) },
        202: { description: "A notification was heard." },
        default: { description: "A failure of the server or of the protocol.", content: json({ type: "object" }) },
      },
    },
  },
  {
    method: "get",
    path: "/healthz",
    operation: {
      operationId: "checkHealth",
      summary: "Whether the server and its database answer.",
      security: [],
      responses: {
        200: { description: "They do.", content: health },
        503: { description: "They do not.", content: health },
      },
    },
  },
  {
    method: "get",
    path: "/metrics",
    operation: {
      operationId: "readFigures",
      summary: "Figures for Prometheus; for this machine, or with SYNC_METRICS_TOKEN as bearer token.",
      security: [{}, { token: [] }],
      responses: {
        200: { description: "Counts and times, never who.", content: { "text/plain": { schema: { type: "string" } } } },
        404: { description: "For everybody else.", content: { "text/plain": { schema: { type: "string" } } } },
      },
    },
  },
];
