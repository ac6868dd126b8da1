/** The sharing mails' templates in force: what an admin saved, or what they come with (S3.7). */
import { seededTemplates } from "../../src/domain/notifications/seededTemplates.ts";
import {
  checkTemplate,
  templateSchema,
  type Template,
  type TemplateId,
} from "../../src/domain/notifications/templates.ts";
import { ok, type Result } from "../../src/domain/result.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { Work } from "./work.ts";

function keyOf(id: TemplateId): string {
  return `mail-template.${id}`;
}

async function saved(tx: StoreTransaction, id: TemplateId): Promise<Template | null> {
  const stored = await tx.settings.read(keyOf(id));
  // "null": put back to what it comes with.
  return stored === null ? null : templateSchema.nullable().parse(JSON.parse(stored));
}

export async function readTemplate(tx: StoreTransaction, id: TemplateId): Promise<Template> {
  return (await saved(tx, id)) ?? seededTemplates[id];
}

export async function isTemplateChanged(tx: StoreTransaction, id: TemplateId): Promise<boolean> {
  return (await saved(tx, id)) !== null;
}

/** Errors: template_invalid. Who may is decided before. */
export async function saveTemplate(
  { tx }: Work,
  personId: string,
  id: TemplateId,
  template: Template,
): Promise<Result<null>> {
  const checked = checkTemplate(id, template);
  if (!checked.ok) return checked;
  await write(tx, personId, "template.saved", id, template);
  return ok(null);
}

export async function resetTemplate({ tx }: Work, personId: string, id: TemplateId): Promise<void> {
  await write(tx, personId, "template.reset", id, null);
}

async function write(
  tx: StoreTransaction,
  personId: string,
  action: string,
  id: TemplateId,
  template: Template | null,
): Promise<void> {
  await tx.settings.write(keyOf(id), JSON.stringify(template));
  await tx.audit.append({ at: tx.now(), actorId: personId, action, after: { template: id } });
}
