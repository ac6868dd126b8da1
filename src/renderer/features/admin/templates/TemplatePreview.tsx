import { useState } from "react";
import { sampleValues } from "../../../../domain/notifications/seededTemplates.ts";
import { renderTemplate, type Template } from "../../../../domain/notifications/templates.ts";
import { Segmented } from "../../../ui/index.ts";

const forms = [
  { id: "html", label: "HTML" },
  { id: "text", label: "Text" },
] as const;

/** What a mail would look like, filled in with sample values as the server fills it in; nothing in it can run or be fetched. */
export function TemplatePreview({ template }: { template: Template }) {
  const [form, setForm] = useState<(typeof forms)[number]["id"]>("html");
  const rendered = renderTemplate(template, sampleValues);
  return (
    <section aria-label="Preview" className="flex min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-1 font-semibold text-ink-2">Preview with sample values</h3>
        <Segmented label="Preview as" segments={forms} value={form} onChange={setForm} />
      </div>
      {rendered.ok ? (
        <>
          <p className="text-2 wrap-anywhere">
            <span className="text-ink-2">Subject: </span>
            {rendered.value.subject}
          </p>
          {form === "html" ? (
            <iframe
              sandbox=""
              title="The mail as HTML"
              srcDoc={rendered.value.html}
              className="min-h-80 w-full flex-1 rounded-md border border-line bg-white scheme-light"
            />
          ) : (
            <pre
              aria-label="The mail as text"
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text is scrolled by keyboard too
              tabIndex={0}
              className="focus-ring min-h-80 flex-1 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-1 wrap-anywhere whitespace-pre-wrap"
            >
              {rendered.value.text}
            </pre>
          )}
        </>
      ) : (
        <p className="rounded-md bg-sunken px-3 py-2 text-2 text-ink-2">
          There is no preview while a placeholder is not right; beside its field it says why.
        </p>
      )}
    </section>
  );
}
