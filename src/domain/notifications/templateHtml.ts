/**
 * The HTML of a mail template: what people typed is put into it escaped, which is safe in text and nowhere else. So a parameter may
 * stand in text, and a link's parameter as the whole of a quoted attribute; nothing in a template may run or be fetched by itself.
 */
import { Parser } from "htmlparser2";
import { fail, ok, type Result } from "../result.ts";

const forbiddenTags = new Set(["script", "iframe", "object", "embed", "form", "base", "link", "svg", "math", "meta"]);
/** The character set is said by the mail as well. */
const allowedMeta = "charset";
const parameter = /\{\{[#/]?\s*([A-Za-z]+)\s*\}\}/g;

/** Errors: template_invalid. `isUrl`: whether a parameter is an address the server makes. */
export function checkTemplateHtml(html: string, isUrl: (name: string) => boolean): Result<null> {
  let problem: string | null = null;
  const object = (sentence: string): void => {
    problem ??= sentence;
  };
  let inStyle = false;
  let metaIsFine = true;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name.includes("{{")) object("In the HTML, a parameter stands in a tag’s name.");
        if (name === "meta") metaIsFine = false;
        else if (forbiddenTags.has(name)) object(`In the HTML, <${name}> is not for mails. Take it out.`);
        inStyle = name === "style";
      },
      onattribute(name, value, quote) {
        if (name === allowedMeta) metaIsFine = true;
        if (/^on/i.test(name)) object(`In the HTML, “${name}” would run something. Take it out.`);
        if (name.includes("{{")) object("In the HTML, a parameter stands where an attribute’s name should.");
        const used = [...value.matchAll(parameter)].map(([, found = ""]) => found);
        const isOneLink = used.length === 1 && isUrl(used[0] ?? "") && value.trim() === `{{${used[0]}}}`;
        if (used.length > 0 && !(isOneLink && quote)) {
          object(`In the HTML, “${name}” may hold one link’s parameter in quotes, and nothing else from people.`);
        }
        if (used.length === 0 && /^\s*(?:javascript|data|vbscript):/i.test(value)) {
          object(`In the HTML, “${name}” would run something. Take it out.`);
        }
      },
      onopentag(name) {
        if (name === "meta" && !metaIsFine) object("In the HTML, <meta> may say the character set and nothing else.");
      },
      onclosetag() {
        inStyle = false;
      },
      ontext(text) {
        if (inStyle && text.includes("{{")) object("In the HTML, a parameter stands in <style>.");
      },
      oncomment(text) {
        if (text.includes("{{")) object("In the HTML, a parameter stands in a comment.");
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  // No tag yet, but one as soon as somebody's name stands there.
  if (/<[/!?]?\s*\{\{/.test(html)) object("In the HTML, a parameter stands in a tag’s name.");
  return problem === null ? ok(null) : fail("template_invalid", problem);
}
