/**
 * The five sharing mails as templates an admin can edit (S3.7): ten parameters, `{{Name}}`, and parts that stand only where a
 * parameter says something, `{{#Name}}…{{/Name}}`. A template that could not be sent whole and safe is refused when it is saved.
 */
import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import { checkTemplateHtml } from "./templateHtml.ts";

export const templateParameters = [
  "SharerName",
  "RecipientName",
  "ItemName",
  "ItemType",
  "PermissionLevel",
  "InvitationMessage",
  "AcceptUrl",
  "DeclineUrl",
  "ViewItemUrl",
  "ExpirationDate",
] as const;
export type TemplateParameter = (typeof templateParameters)[number];
export type TemplateValues = Readonly<Record<TemplateParameter, string>>;

export const templateIds = ["invitation", "accepted", "declined", "revoked", "expiring"] as const;
export type TemplateId = (typeof templateIds)[number];

export const templateSchema = z.strictObject({
  subject: z.string().max(200),
  text: z.string().max(20_000),
  html: z.string().max(100_000),
});
export type Template = Readonly<z.infer<typeof templateSchema>>;

/** What each is for, and the links without which it would be of no use. */
export const templateFacts: Readonly<
  Record<TemplateId, { readonly name: string; readonly purpose: string; readonly links: readonly TemplateParameter[] }>
> = {
  invitation: {
    name: "Share invitation",
    purpose: "To whoever something is shared with",
    links: ["AcceptUrl", "DeclineUrl"],
  },
  accepted: { name: "Share accepted", purpose: "To the sharer, when it is accepted", links: ["ViewItemUrl"] },
  declined: { name: "Share declined", purpose: "To the sharer, when it is declined", links: [] },
  revoked: { name: "Share revoked", purpose: "To the recipient, when access is taken back", links: [] },
  expiring: { name: "Share expiring soon", purpose: "To the recipient, before access ends", links: ["ViewItemUrl"] },
};

/** The templates as an admin's program is given them: in force, and as they come. */
export const templateListSchema = z.object({
  templates: z.array(
    templateSchema.extend({
      id: z.enum(templateIds),
      name: z.string(),
      purpose: z.string(),
      /** Parameters it may not be without. */
      links: z.array(z.string()),
      isChanged: z.boolean(),
      original: templateSchema,
    }),
  ),
});
export type ListedTemplate = z.infer<typeof templateListSchema>["templates"][number];

/** A template filled in: longer than its source may be. */
export const renderedTemplateSchema = z.object({ subject: z.string(), text: z.string(), html: z.string() });

type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: TemplateParameter }
  | { readonly kind: "part"; readonly name: TemplateParameter; readonly nodes: readonly Node[] };

/** Longest subject a mail may have. */
const maxSubjectCharacters = 200;

function invalid(message: string): Result<never> {
  return fail("template_invalid", message);
}

function asParameter(name: string): TemplateParameter | undefined {
  return templateParameters.find((parameter) => parameter === name);
}

/** Reads a template's source. Errors: template_invalid, with what is wrong and where. */
function parse(source: string, where: string): Result<readonly Node[]> {
  const top: Node[] = [];
  let nodes = top;
  let open: { readonly name: TemplateParameter; readonly nodes: Node[] } | null = null;
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf("{{", at);
    const text = source.slice(at, start === -1 ? undefined : start);
    if (text.includes("}}")) return invalid(`In the ${where}, “}}” stands without “{{” before it.`);
    if (text !== "") nodes.push({ kind: "text", text });
    if (start === -1) break;
    const end = source.indexOf("}}", start + 2);
    const inner = end === -1 ? "" : source.slice(start + 2, end);
    if (end === -1 || inner.includes("{{")) {
      const line = source.slice(start, start + 30).split("\n")[0] ?? "";
      return invalid(`In the ${where}, “${line}” is not closed with “}}”.`);
    }
    const sign = inner[0] === "#" || inner[0] === "/" ? inner[0] : "";
    const name = asParameter(inner.slice(sign.length).trim());
    if (!name) {
      return invalid(
        `In the ${where}, “{{${inner.slice(0, 60)}}}” is no parameter. Use ${templateParameters.join(", ")}.`,
      );
    }
    if (sign === "#") {
      if (open) return invalid(`In the ${where}, “{{#${name}}}” begins inside another part. Close that one first.`);
      open = { name, nodes: [] };
      ({ nodes } = open);
    } else if (sign === "/") {
      if (open?.name !== name) return invalid(`In the ${where}, “{{/${name}}}” closes a part that is not open.`);
      top.push({ kind: "part", ...open });
      open = null;
      nodes = top;
    } else {
      nodes.push({ kind: "value", name });
    }
    at = end + 2;
  }
  return open ? invalid(`In the ${where}, the part “{{#${open.name}}}” is not closed.`) : ok(top);
}

/** Parameters that always stand somewhere; what stands only in a part may be missing from a mail. */
function surelyIn(nodes: readonly Node[]): Set<TemplateParameter> {
  return new Set(
    nodes.flatMap((node) => {
      if (node.kind === "value") return [node.name];
      // The part stands exactly when its own parameter says something.
      if (node.kind === "part") return [...surelyIn(node.nodes)].filter((name) => name === node.name);
      return [];
    }),
  );
}

function isUrl(name: TemplateParameter): boolean {
  return name.endsWith("Url");
}

/** Why a template cannot be saved, and which of its parts has to be mended. */
export interface TemplateProblem {
  readonly field: keyof Template;
  readonly message: string;
}

/** What is wrong with a template; null: it can be saved. */
export function templateProblem(id: TemplateId, template: Template): TemplateProblem | null {
  const subject = parse(template.subject, "subject");
  if (!subject.ok) return { field: "subject", message: subject.error.message };
  const text = parse(template.text, "text");
  if (!text.ok) return { field: "text", message: text.error.message };
  const html = parse(template.html, "HTML");
  if (!html.ok) return { field: "html", message: html.error.message };
  if (template.subject.trim() === "" || /[\p{Cc}\u2028\u2029]/u.test(template.subject)) {
    return { field: "subject", message: "The subject must be one line, and not empty." };
  }
  if ([...surelyIn(subject.value)].some(isUrl)) {
    return { field: "subject", message: "A subject cannot have a link in it." };
  }
  if (template.text.trim() === "") {
    return { field: "text", message: "The text is empty. Some mail programs show nothing else." };
  }
  for (const link of templateFacts[id].links) {
    for (const [field, where, nodes] of [
      ["text", "text", text.value],
      ["html", "HTML", html.value],
    ] as const) {
      if (!surelyIn(nodes).has(link)) return { field, message: `The ${where} needs the link {{${link}}}.` };
    }
  }
  const safe = checkTemplateHtml(template.html, (name) => isUrl(name as TemplateParameter));
  return safe.ok ? null : { field: "html", message: safe.error.message };
}

/** Checks a template before it replaces the one in force. Errors: template_invalid. */
export function checkTemplate(id: TemplateId, template: Template): Result<Template> {
  const problem = templateProblem(id, template);
  return problem === null ? ok(template) : invalid(problem.message);
}

function fill(nodes: readonly Node[], values: TemplateValues, written: (value: string) => string): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      const value = values[node.name];
      if (node.kind === "value") return written(value);
      return value.trim() === "" ? "" : fill(node.nodes, values, written);
    })
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What somebody typed as text of HTML, with its line breaks. */
function inHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character).replaceAll("\n", "<br>");
}

/** One line, without what a mail program would not show or would take for a new header. */
function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

/** Longest name or title in a mail. */
const maxValueCharacters = 100;

function cleaned(values: TemplateValues): TemplateValues {
  const clean = (name: TemplateParameter): string => {
    if (isUrl(name)) return values[name];
    if (name !== "InvitationMessage") return onOneLine(values[name]).slice(0, maxValueCharacters);
    return values[name]
      .split(/\r\n?|\n/)
      .map(onOneLine)
      .join("\n")
      .trim();
  };
  return Object.fromEntries(templateParameters.map((name) => [name, clean(name)])) as Record<TemplateParameter, string>;
}

/** A template with its parameters filled in: escaped in the HTML, on one line in the subject. Errors: template_invalid. */
export function renderTemplate(template: Template, values: TemplateValues): Result<Template> {
  const subject = parse(template.subject, "subject");
  const text = parse(template.text, "text");
  const html = parse(template.html, "HTML");
  if (!subject.ok) return subject;
  if (!text.ok) return text;
  if (!html.ok) return html;
  const clean = cleaned(values);
  const asTyped = (value: string): string => value;
  return ok({
    subject: onOneLine(fill(subject.value, clean, asTyped)).slice(0, maxSubjectCharacters),
    text: fill(text.value, clean, asTyped),
    html: fill(html.value, clean, inHtml),
  });
}
