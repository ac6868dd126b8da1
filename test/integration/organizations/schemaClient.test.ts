/**
 * The API of tables through a client that is generated from its OpenAPI document, which also says what every request and answer must
 * look like: whatever the server does beside its description fails here.
 */
import { Ajv2020 as Ajv, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import axios, { type AxiosResponse } from "axios";
import { OpenAPIClientAxios, type OpenAPIV3_1 } from "openapi-client-axios";
import { expect, test } from "vitest";
import { usualLimits } from "../../../sync-server/limits/limits.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, wideLimits } from "../../helpers/testServer.ts";

const operations = [
  "listSchemas",
  "createSchema",
  "listSharedSchemas",
  "readSchema",
  "changeSchema",
  "deleteSchema",
  "shareSchema",
  "unshareSchema",
] as const;
type Operation = (typeof operations)[number];
type Json = Readonly<Record<string, unknown>>;

interface Described {
  readonly statuses: readonly string[];
  /** Whether what came with a status is what the document says; null where it does not know the status. */
  readonly check: (status: number) => ValidateFunction | null;
}

/** Everything the document says of these operations. */
function describedBy(document: OpenAPIV3_1.Document): ReadonlyMap<string, Described> {
  const ajv = addFormats.default(new Ajv({ strict: false }));
  const found = new Map<string, Described>();
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {})) {
      if (typeof operation !== "object" || !("operationId" in operation)) continue;
      const { operationId = "", responses = {} } = operation as OpenAPIV3_1.OperationObject;
      if (!operations.some((one) => one === operationId)) continue;
      const schemas = new Map(
        Object.entries(responses).flatMap(([status, response]): [string, ValidateFunction][] =>
          "content" in response && response.content?.["application/json"]?.schema
            ? [[status, ajv.compile(response.content["application/json"].schema)]]
            : [],
        ),
      );
      found.set(operationId, {
        statuses: [...schemas.keys()],
        check: (status) => schemas.get(String(status)) ?? null,
      });
    }
  }
  return found;
}

interface Program {
  readonly call: (operation: Operation, parameters?: Json | null, body?: unknown) => Promise<AxiosResponse<unknown>>;
}

/** Calls operations by their names; every answer is held against the document. `seen` keeps what came. */
function programs(document: OpenAPIV3_1.Document, described: ReadonlyMap<string, Described>, seen: Set<string>) {
  return async (client: Pick<TestClient, "address" | "accessToken" | "cookie">): Promise<Program> => {
    const api = new OpenAPIClientAxios({
      definition: structuredClone(document) as never,
      withServer: { url: client.address },
      axiosConfigDefaults: {
        adapter: axios.defaults.adapter as never,
        validateStatus: () => true,
        headers: {
          ...(client.accessToken === "" ? {} : { authorization: `Bearer ${client.accessToken}` }),
          ...(client.cookie === "" ? {} : { cookie: client.cookie, origin: client.address, "x-potluck": "1" }),
        } as never,
      },
    });
    const generated = (await api.init()) as unknown as Record<
      string,
      (parameters: Json | null, body: unknown) => Promise<AxiosResponse<unknown>>
    >;
    return {
      async call(operation, parameters = null, body) {
        const ask = generated[operation];
        if (!ask) throw new Error(`The document has no ${operation}.`);
        const answer = await ask(parameters, body);
        const check = described.get(operation)?.check(answer.status) ?? null;
        if (check === null) throw new Error(`${operation} answered ${answer.status}, which its description has not.`);
        expect(check(answer.data), `${operation} ${answer.status}: ${JSON.stringify(check.errors)}`).toBe(true);
        seen.add(`${operation} ${answer.status}`);
        return answer;
      },
    };
  };
}

test("[S4.5] [S4.6] [S4.11] a client generated from the description drives every call to every status it names", async () => {
  const parts = await party();
  const { server, manager, organizationId } = parts;
  const document = (await (await fetch(new URL("/api/openapi.json", server.address))).json()) as OpenAPIV3_1.Document;
  const seen = new Set<string>();
  const described = describedBy(document);
  const programOf = programs(document, described, seen);
  const chief = await programOf(manager);
  const employee = await programOf(await joined(parts, "EMPLOYEE"));
  const reader = await programOf(await joined(parts, "READ_ONLY"));
  const nobody = await programOf(server.client());
  const columns = [{ name: "Name", type: "text" }];
  const stock = { table_name: "stock" };
  const status = async (answer: Promise<AxiosResponse<unknown>>): Promise<number> => (await answer).status;

  expect(await status(chief.call("createSchema", null, { ...stock, columns }))).toBe(201);
  expect(await status(chief.call("createSchema", null, stock))).toBe(409);
  expect(await status(chief.call("createSchema", null, { table_name: "" }))).toBe(400);
  expect(await status(employee.call("createSchema", null, { ...stock, sharing_level: "organization" }))).toBe(403);
  expect(await status(employee.call("readSchema", stock))).toBe(404);
  expect(await status(employee.call("shareSchema", stock, {}))).toBe(404);
  expect(await status(employee.call("unshareSchema", stock))).toBe(404);
  expect(await status(employee.call("changeSchema", stock, {}))).toBe(404);
  expect(await status(employee.call("deleteSchema", stock))).toBe(404);
  expect(await status(chief.call("shareSchema", stock, { organization_id: organizationId }))).toBe(200);
  expect(await status(chief.call("shareSchema", stock, {}))).toBe(409);
  expect(await status(chief.call("shareSchema", stock, { organization_id: 5 }))).toBe(400);
  expect(await status(employee.call("shareSchema", stock, {}))).toBe(403);
  expect(await status(employee.call("unshareSchema", stock))).toBe(403);
  expect(await status(chief.call("changeSchema", stock, { columns }))).toBe(200);
  expect(await status(employee.call("changeSchema", stock, { columns: [] }))).toBe(403);
  expect(await status(employee.call("deleteSchema", stock))).toBe(403);
  expect((await employee.call("readSchema", stock)).data).toMatchObject({ can_edit: false, is_shared: true });
  expect((await employee.call("listSharedSchemas", { limit: 1 })).data).toHaveLength(1);
  expect((await employee.call("listSchemas", { sharing_level: "personal" })).data).toEqual([]);
  expect(await status(employee.call("listSchemas", { sharing_level: "everything" }))).toBe(400);
  expect(await status(employee.call("listSharedSchemas", { after: "invented" }))).toBe(400);
  expect(await status(reader.call("listSharedSchemas"))).toBe(403);
  expect(await status(chief.call("createSchema", null, { table_name: "other" }))).toBe(201);
  expect(await status(chief.call("changeSchema", stock, { table_name: "other" }))).toBe(409);
  expect(await status(chief.call("changeSchema", stock, { columns: 7 }))).toBe(400);
  expect(await status(chief.call("unshareSchema", stock))).toBe(200);
  expect(await status(chief.call("unshareSchema", stock))).toBe(409);
  expect(await status(chief.call("deleteSchema", stock))).toBe(200);
  const longest = { table_name: "ü".repeat(500) };
  expect(await status(chief.call("createSchema", null, longest))).toBe(201);
  expect(await status(chief.call("readSchema", longest))).toBe(200);
  const long = { table_name: "x".repeat(501) };
  for (const name of ["readSchema", "deleteSchema", "unshareSchema"] as const) {
    expect(await status(chief.call(name, long))).toBe(400);
  }
  for (const name of operations) expect(await status(nobody.call(name, stock, {}))).toBe(401);

  // What is left takes a full disk, or somebody in a hurry.
  const beyond = new Set(["429", "507", "default"]);
  for (const operation of operations) {
    const named = described.get(operation)?.statuses.filter((one) => !beyond.has(one)) ?? [];
    const came = [...seen].filter((one) => one.startsWith(`${operation} `)).map((one) => one.split(" ")[1]);
    expect(new Set(came), operation).toEqual(new Set(named));
  }
}, 60_000);

test("[S4.5] [S4.11] the same calls with a cookie; in a hurry they answer 429, as described", async () => {
  const hurried = { ...wideLimits, requestBySession: { ...usualLimits.requestBySession, burst: 3 } };
  const server = await testServer({ limits: hurried });
  const browser = await server.person("browser@example.org", "cookie");
  const document = (await (await fetch(new URL("/api/openapi.json", server.address))).json()) as OpenAPIV3_1.Document;
  const { call } = await programs(document, describedBy(document), new Set())(browser);
  expect(browser.accessToken).toBe("");
  const statuses: number[] = [];
  for (let asked = 0; asked < 10 && statuses.at(-1) !== 429; asked++) statuses.push((await call("listSchemas")).status);
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});
