/** Holds what a server answers to its own OpenAPI document: an answer that is not described, or is described otherwise, is an error. */
import { Ajv2020 as Ajv, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Content {
  readonly schema?: object;
}
interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

export interface SeenAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Without its parameters. */
  readonly contentType: string;
  readonly text: string;
}

export type CheckAnswer = (answer: SeenAnswer) => void;

/** Throws for an answer of the API that the document does not describe. Addresses that are not in it may say only that. */
export function describedAnswers(document: OpenApi): CheckAnswer {
  const ajv = addFormats.default(new Ajv({ strict: false }));
  const compiled = new Map<object, ValidateFunction>();
  const templates = Object.entries(document.paths).map(([template, operations]) => ({
    pattern: new RegExp(`^${template.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    operations,
    isFixed: !template.includes("{"),
  }));
  return ({ method, path, status, contentType, text }) => {
    if (!/^\/(api\/|mcp$|healthz$|metrics$)/.test(path)) return;
    const matching = templates.filter(({ pattern }) => pattern.test(path));
    const found = matching.find(({ isFixed }) => isFixed) ?? matching[0];
    const operation = found?.operations[method.toLowerCase()];
    const what = `${method} ${path} answered ${status} (${contentType})`;
    if (!operation) {
      if ([204, 403, 404, 405].includes(status)) return;
      throw new Error(`${what}, and is not described.`);
    }
    const named = operation.responses[status] ?? operation.responses.default;
    const response = named?.$ref ? document.components.responses[named.$ref.split("/").at(-1) ?? ""] : named;
    if (!response) throw new Error(`${what}, a status that is not described.`);
    if (!response.content && text === "") return;
    const content = response.content?.[contentType];
    if (!content) throw new Error(`${what}: not described in this kind. ${text.slice(0, 200)}`);
    if (contentType !== "application/json" || !content.schema) return;
    const check = compiled.get(content.schema) ?? ajv.compile(content.schema);
    compiled.set(content.schema, check);
    if (!check(JSON.parse(text))) throw new Error(`${what}: ${ajv.errorsText(check.errors)} ${text.slice(0, 400)}`);
  };
}
