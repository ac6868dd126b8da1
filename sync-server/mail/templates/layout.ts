/** The shape all mails have: text and HTML of the same words. What people typed is escaped here and nowhere else. */
import type { Mail } from "../ports.ts";

/** A paragraph, or a code shown large. */
export type Part = string | { readonly code: string } | { readonly link: string };

export interface MailWords {
  readonly subject: string;
  readonly parts: readonly Part[];
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** What a person typed, on one line and not longer than a line. */
export function quoted(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 100);
}

function htmlPart(part: Part): string {
  if (typeof part === "string") return `<p>${escapeHtml(part)}</p>`;
  if ("code" in part)
    return `<p style="font:600 28px ui-monospace,monospace;letter-spacing:4px">${escapeHtml(part.code)}</p>`;
  return `<p><a href="${escapeHtml(part.link)}">${escapeHtml(part.link)}</a></p>`;
}

function textPart(part: Part): string {
  if (typeof part === "string") return part;
  return `    ${"code" in part ? part.code : part.link}`;
}

export function layOut(to: string, { subject, parts }: MailWords): Mail {
  const style = "font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em";
  return {
    to,
    subject,
    text: `${parts.map(textPart).join("\n\n")}\n\n-- \nPotluck\n`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject)}</title><body style="${style}">${parts.map(htmlPart).join("")}<p>Potluck</p></body></html>`,
  };
}
