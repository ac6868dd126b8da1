import { useState } from "react";
import type { TemplateId } from "../../../../domain/notifications/templates.ts";
import { Button, Chip, ErrorState, Skeleton } from "../../../ui/index.ts";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useTemplates } from "./useTemplates.ts";

/** The five mails of sharing: what each is for, whether it is still as it comes, and the way to edit it. */
export function TemplatesTab() {
  const { loaded, load, save, reset } = useTemplates();
  const [editedId, setEditedId] = useState<TemplateId | null>(null);
  if (loaded === null) return <Skeleton lines={6} />;
  if (!loaded.ok) {
    return (
      <ErrorState title="The templates could not be read" message={loaded.error.message} onRetry={() => void load()} />
    );
  }
  const edited = loaded.value.find(({ id }) => id === editedId);
  return (
    <>
      <p className="text-2 text-pretty text-ink-2">
        What the mails of sharing say. A saved change counts from the next mail on.
      </p>
      <ul aria-label="Mail templates" className="mt-2">
        {loaded.value.map(({ id, name, purpose, subject, isChanged }) => (
          <li key={id} className="flex items-start gap-3 border-b border-line py-3 last:border-0">
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <h2 className="text-2 font-semibold">{name}</h2>
                {isChanged ? <Chip tone="sky">Changed</Chip> : null}
              </div>
              <p className="text-1 text-ink-2">{purpose}.</p>
              <p className="mt-0.5 text-1 wrap-anywhere text-ink-2">Subject: {subject}</p>
            </div>
            <Button size="small" aria-label={`Edit ${name}`} onPress={() => setEditedId(id)}>
              Edit
            </Button>
          </li>
        ))}
      </ul>
      {edited === undefined ? null : (
        <TemplateDialog
          key={edited.id}
          template={edited}
          onClose={() => setEditedId(null)}
          onSave={(changed) => save(edited.id, changed)}
          onReset={() => reset(edited.id)}
        />
      )}
    </>
  );
}
