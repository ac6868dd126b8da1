/** The actions of mails, for who runs the server: the templates, and what became of each mail. */
import { z } from "zod";
import { communicationStatuses, mailKinds, mailLogPageSchema } from "../../src/domain/notifications/mailLog.ts";
import { sampleValues, seededTemplates } from "../../src/domain/notifications/seededTemplates.ts";
import {
  checkTemplate,
  renderedTemplateSchema,
  renderTemplate,
  templateFacts,
  templateListSchema,
  templateIds,
  templateSchema,
} from "../../src/domain/notifications/templates.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { requireAdmin } from "../engine/sharing/administration.ts";
import { isTemplateChanged, readTemplate, resetTemplate, saveTemplate } from "../engine/mailTemplates.ts";
import { defineAction, type Action, type ActionCall } from "./action.ts";

/** The same, for who runs the server alone. */
function forAdmins<Input, Output>(
  run: (call: ActionCall<Input>) => Promise<Result<Output>>,
): (call: ActionCall<Input>) => Promise<Result<Output>> {
  return async (call) => {
    const admin = await requireAdmin(call.work.tx, call.personId);
    return admin.ok ? run(call) : admin;
  };
}

const templateId = z.enum(templateIds);
export const mailActions: readonly Action[] = [
  defineAction({
    name: "template.list",
    title: "List the mail templates",
    description: "The five templates of sharing mails, as they are and as they come. For admins.",
    isReading: true,
    input: z.strictObject({}),
    output: templateListSchema,
    run: forAdmins(async ({ work: { tx } }) => {
      const templates = [];
      for (const id of templateIds) {
        const { name, purpose, links } = templateFacts[id];
        const facts = { id, name, purpose, links: [...links], original: seededTemplates[id] };
        templates.push({ ...facts, ...(await readTemplate(tx, id)), isChanged: await isTemplateChanged(tx, id) });
      }
      return ok({ templates });
    }),
  }),
  defineAction({
    name: "template.save",
    title: "Save a mail template",
    description: "Replaces a template; one that could not be sent whole and safe is refused. For admins.",
    input: templateSchema.extend({ id: templateId }),
    output: z.null(),
    run: forAdmins(({ work, personId, input: { id, ...template } }) => saveTemplate(work, personId, id, template)),
  }),
  defineAction({
    name: "template.preview",
    title: "Preview a mail template",
    description: "What a template makes of sample values, or why it cannot be saved. For admins.",
    isReading: true,
    input: templateSchema.extend({ id: templateId }),
    output: renderedTemplateSchema,
    run: forAdmins(async ({ input: { id, ...template } }) => {
      const checked = checkTemplate(id, template);
      return checked.ok ? renderTemplate(template, sampleValues) : checked;
    }),
  }),
  defineAction({
    name: "template.reset",
    title: "Reset a mail template",
    description: "Puts a template back to how it comes. For admins.",
    input: z.strictObject({ id: templateId }),
    output: z.null(),
    run: forAdmins(async ({ work, personId, input }) => {
      await resetTemplate(work, personId, input.id);
      return ok(null);
    }),
  }),
  defineAction({
    name: "communication.list",
    title: "List the mails sent",
    description: "What became of each mail, the newest first, without what it said. For admins.",
    isReading: true,
    input: z.strictObject({
      status: z.enum(communicationStatuses).nullable().default(null),
      template: z.enum(mailKinds).nullable().default(null).describe("what the mail was made from"),
      before: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: mailLogPageSchema,
    run: forAdmins(async ({ work: { tx }, input: { status, template, before, limit } }) => {
      const rows = await tx.communications.page(before ?? Number.MAX_SAFE_INTEGER, { status, template }, limit);
      const mails = rows.map(({ seq: _seq, ...row }) => row);
      return ok({ mails, before: rows.length < limit ? null : (rows.at(-1)?.seq ?? null) });
    }),
  }),
  defineAction({
    name: "communication.bounced",
    title: "Record a bounce",
    description:
      "Says that a mail came back after it had been taken, by the id in its Message-ID. For admins' mail programs.",
    input: z.strictObject({ id: z.string().min(1).max(100), reason: z.string().trim().min(1).max(200) }),
    output: z.null(),
    run: forAdmins(async ({ work: { tx }, input: { id, reason } }) => {
      const row = await tx.communications.find(id);
      if (!row) return fail("not_found", "There was no such mail, or it is no longer in the log.");
      const seq = row.seq;
      await tx.communications.put({ ...row, status: "bounced", lastError: reason, updatedAt: tx.now(), seq });
      return ok(null);
    }),
  }),
];
