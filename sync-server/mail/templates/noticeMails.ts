/** Mails of a title, a sentence and a link: what happened, for everything that has no template of its own; and the digest. */
import type { Mail } from "../ports.ts";
import { layOut, quoted, type Part } from "./layout.ts";

export interface NoticeLine {
  readonly title: string;
  readonly message: string;
  readonly link: string;
}

const why = "You decide in Settings which of these mails you get.";
/** Longest part of a message in a mail; the rest is in the app. */
const messageCharacters = 500;
/** Lines one digest says; the rest is in the app. */
const digestLines = 100;

function onOneLine(text: string, characters: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, characters);
}

function partsOf({ title, message, link }: NoticeLine): Part[] {
  const said = onOneLine(message, messageCharacters);
  return [`${onOneLine(title, 250)}.`, ...(said === "" ? [] : [said]), { link }];
}

function withoutRecipient({ subject, text, html }: Mail): Omit<Mail, "to"> {
  return { subject, text, html };
}

export function noticeMail(line: NoticeLine): Omit<Mail, "to"> {
  return withoutRecipient(layOut("", { subject: onOneLine(line.title, 200), parts: [...partsOf(line), why] }));
}

export function digestMail(lines: readonly NoticeLine[]): Omit<Mail, "to"> {
  const [first] = lines;
  const more = lines.length - 1;
  const subject =
    first && more > 0 ? `${quoted(first.title)}, and ${more} more` : onOneLine(first?.title ?? "Potluck", 200);
  const shown = lines.slice(0, digestLines);
  const rest = lines.length - shown.length;
  const parts = [...shown.flatMap(partsOf), ...(rest > 0 ? [`And ${rest} more, in Potluck.`] : []), why];
  return withoutRecipient(layOut("", { subject, parts }));
}
