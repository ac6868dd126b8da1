import { describe, expect, test } from "vitest";
import { sampleValues, seededTemplates } from "../../../../src/domain/notifications/seededTemplates.ts";
import {
  checkTemplate,
  renderTemplate,
  templateFacts,
  templateIds,
  templateParameters,
  type Template,
  type TemplateValues,
} from "../../../../src/domain/notifications/templates.ts";

function rendered(template: Template, values: Partial<TemplateValues> = {}): Template {
  const result = renderTemplate(template, { ...sampleValues, ...values });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const good: Template = {
  subject: "{{SharerName}} shares {{ItemName}}",
  text: "{{SharerName}}: {{AcceptUrl}} {{DeclineUrl}}",
  html: '<p>{{SharerName}}</p><a href="{{AcceptUrl}}">yes</a> <a href="{{DeclineUrl}}">no</a>',
};

test("[S3.7] there are five templates, and every one they come with is whole", () => {
  expect(templateIds).toHaveLength(5);
  for (const id of templateIds) expect(checkTemplate(id, seededTemplates[id]), id).toMatchObject({ ok: true });
});

test("[S3.7] each of the ten parameters stands for its value", () => {
  expect(templateParameters).toHaveLength(10);
  for (const name of templateParameters) {
    const { text } = rendered({ ...good, text: `a {{${name}}} b {{ ${name} }}` });
    expect(text, name).toBe(`a ${sampleValues[name]} b ${sampleValues[name]}`);
  }
});

test("[S3.7] an invitation says who, what, how much and what they wrote, with both links, as text and as HTML", () => {
  const { subject, text, html } = rendered(seededTemplates.invitation);
  expect(subject).toBe("Anna Berg shares “Sunday dinners” with you");
  expect(text).toContain("For our Sundays.\nAdd what you like!");
  for (const part of [text, html]) {
    expect(part).toContain("Can edit");
    expect(part).toContain(sampleValues.AcceptUrl);
    expect(part).toContain(sampleValues.DeclineUrl);
    expect(part).not.toContain("{{");
  }
  const silent = rendered(seededTemplates.invitation, { InvitationMessage: "", RecipientName: "" });
  expect(silent.html).not.toContain("blockquote");
  expect(silent.text).toMatch(/^Hello,\n/);
});

test("[S3.7] what people typed is text in the HTML, whatever it is", () => {
  const nasty = `<script>alert("1")</script> & 'x' {{AcceptUrl}}`;
  const values = { SharerName: nasty, ItemName: nasty, InvitationMessage: `${nasty}\nsecond line` };
  const { html, text, subject } = rendered(seededTemplates.invitation, values);
  expect(html).not.toContain("<script");
  expect(html).toContain(
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; {{AcceptUrl}}<br>second line",
  );
  expect(text).toContain(nasty);
  expect(subject).toContain("<script>");
});

test("[S3.7] nothing somebody typed becomes a line of its own in the subject", () => {
  const values = { SharerName: "Anna\r\nBcc: all@example.org", ItemName: `x\u2028${"y".repeat(500)}` };
  const { subject } = rendered(good, values);
  expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect(subject.length).toBeLessThanOrEqual(200);
  expect(subject).toContain("Anna Bcc: all@example.org");
});

describe("a broken template is refused with what is wrong", () => {
  const broken: [string, Partial<Template>, string][] = [
    ["an unknown parameter", { text: `${good.text} {{SharerNmae}}` }, "“{{SharerNmae}}” is no parameter"],
    ["an unknown parameter in the HTML", { html: `${good.html}{{constructor}}` }, "In the HTML"],
    ["an empty parameter", { subject: "{{}}" }, "is no parameter"],
    ["braces not closed", { text: `${good.text} {{SharerName` }, "not closed"],
    ["braces closed by the next", { text: `${good.text} {{SharerName {{ItemName}}` }, "not closed"],
    ["braces not opened", { text: `${good.text} SharerName}}` }, "without “{{” before it"],
    ["a part not closed", { text: `${good.text} {{#ItemName}}x` }, "“{{#ItemName}}” is not closed"],
    ["a part not opened", { text: `${good.text} x{{/ItemName}}` }, "closes a part that is not open"],
    ["a part closed by another", { text: `${good.text} {{#ItemName}}x{{/SharerName}}` }, "closes a part"],
    ["a part in a part", { text: `${good.text} {{#ItemName}}{{#SharerName}}{{/SharerName}}{{/ItemName}}` }, "inside"],
    ["no accept link in the text", { text: "{{DeclineUrl}}" }, "The text needs the link {{AcceptUrl}}"],
    [
      "no decline link in the HTML",
      { html: '<a href="{{AcceptUrl}}">x</a>' },
      "The HTML needs the link {{DeclineUrl}}",
    ],
    [
      "a link that stands only sometimes",
      { text: "{{DeclineUrl}} {{#InvitationMessage}}{{AcceptUrl}}{{/InvitationMessage}}" },
      "needs the link {{AcceptUrl}}",
    ],
    ["no subject", { subject: " " }, "one line, and not empty"],
    ["a subject of two lines", { subject: "a\nBcc: b@example.org" }, "one line"],
    ["a link in the subject", { subject: "{{AcceptUrl}}" }, "cannot have a link"],
    ["no text", { text: "" }, "text is empty"],
    ["a script", { html: `${good.html}<script>1</script>` }, "<script> is not for mails"],
    ["a frame", { html: `${good.html}<iframe src="https://x"></iframe>` }, "<iframe>"],
    ["a handler", { html: `${good.html}<p onclick="x()">` }, "“onclick” would run something"],
    ["a script address", { html: `${good.html}<a href="javascript:x()">` }, "would run something"],
    ["a name as an attribute", { html: `${good.html}<p title="{{ItemName}}">` }, "may hold one link’s parameter"],
    ["a name as an address", { html: `${good.html}<a href="{{ItemName}}">` }, "may hold one link’s parameter"],
    ["a link without quotes", { html: `${good.html}<a href={{AcceptUrl}}>` }, "in quotes"],
    ["a parameter as a tag", { html: `${good.html}<{{ItemName}}>` }, "In the HTML"],
    ["a parameter in a style", { html: `${good.html}<style>{{ItemName}}</style>` }, "in <style>"],
    ["a redirect", { html: `${good.html}<meta http-equiv="refresh" content="0;url=https://x">` }, "<meta>"],
  ];
  test.each(broken)("[S3.7] %s", (_what, change, sentence) => {
    expect(checkTemplate("invitation", good)).toMatchObject({ ok: true });
    const checked = checkTemplate("invitation", { ...good, ...change });
    expect(checked).toMatchObject({ ok: false, error: { code: "template_invalid" } });
    expect(checked.ok ? "" : checked.error.message).toContain(sentence);
  });
});

test("[S3.7] a template that needs no link may go without one", () => {
  expect(templateFacts.revoked.links).toEqual([]);
  expect(checkTemplate("revoked", { subject: "Over", text: "Over.", html: "<p>Over.</p>" })).toMatchObject({
    ok: true,
  });
});
