/** A mail template, edited: its problem stands at the field to mend, and what it makes of a mail beside it. */
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  templateProblem,
  type ListedTemplate,
  type Template,
  type TemplateParameter,
} from "../../../../domain/notifications/templates.ts";
import type { Result } from "../../../../domain/result.ts";
import { Banner, Button, confirm, Dialog, TextArea, TextField, toast } from "../../../ui/index.ts";
import { ParameterList } from "./ParameterList.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

interface TemplateDialogProps {
  template: ListedTemplate;
  onClose: () => void;
  onSave: (template: Template) => Promise<Result<null>>;
  onReset: () => Promise<Result<null>>;
}

type Field = keyof Template;
type Box = HTMLInputElement | HTMLTextAreaElement;

export function TemplateDialog({ template, onClose, onSave, onReset }: TemplateDialogProps) {
  const { id, name, purpose, links, isChanged, subject, text, html } = template;
  const saved: Template = { subject, text, html };
  const [draft, setDraft] = useState(saved);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const boxes = useRef<Partial<Record<Field, Box | null>>>({});
  const lastField = useRef<Field>("text");
  const problem = templateProblem(id, draft);
  const hasChanges = (["subject", "text", "html"] as const).some((field) => draft[field] !== saved[field]);

  const set = (part: Partial<Template>): void => {
    setRefusal(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const boxOf = (field: Field) => ({
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    onFocus: () => {
      lastField.current = field;
    },
    inputRef: (box: Box | null) => {
      boxes.current[field] = box;
    },
    ...(problem?.field === field ? { errorMessage: problem.message } : {}),
  });
  const insert = (parameter: TemplateParameter): void => {
    const field = lastField.current;
    const box = boxes.current[field];
    if (!box) return;
    const at = box.selectionStart ?? draft[field].length;
    const written = `{{${parameter}}}`;
    const end = box.selectionEnd ?? at;
    // The cursor can go behind it only when it stands there.
    flushSync(() => set({ [field]: draft[field].slice(0, at) + written + draft[field].slice(end) }));
    box.focus();
    box.setSelectionRange(at + written.length, at + written.length);
  };
  const finish = async (work: Promise<Result<null>>, message: string): Promise<void> => {
    setIsSaving(true);
    const done = await work;
    setIsSaving(false);
    if (!done.ok) return setRefusal(done.error.message);
    toast({ message, tone: "done" });
    return onClose();
  };
  const reset = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Put “${name}” back to how it comes?`,
      message: "What was written instead is gone. Mails are written with the original from now on.",
      confirmLabel: "Put back",
      isDanger: true,
    });
    if (isSure) await finish(onReset(), `“${name}” is as it comes.`);
  };
  const close = async (): Promise<void> => {
    const isSure =
      !hasChanges ||
      (await confirm({
        title: "Leave without saving?",
        message: "What you changed in this mail is lost.",
        confirmLabel: "Leave",
        isDanger: true,
      }));
    if (isSure) onClose();
  };

  return (
    <Dialog
      isOpen
      size="large"
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) void close();
      }}
      title={name}
      subtitle={`${purpose}.`}
      footer={
        <>
          {isChanged ? (
            <Button className="me-auto" isDisabled={isSaving} onPress={() => void reset()}>
              Put back…
            </Button>
          ) : null}
          <Button onPress={() => void close()}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isSaving || problem !== null || !hasChanges}
            onPress={() => void finish(onSave(draft), "Saved. The next mail is written with it.")}
          >
            Save
          </Button>
        </>
      }
    >
      {refusal === null ? null : (
        <Banner tone="rose" title="It was not saved" className="mb-3">
          {refusal}
        </Banner>
      )}
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <TextField label="Subject" maxLength={200} {...boxOf("subject")} />
          <TextArea
            label="Text"
            rows={8}
            maxRows={16}
            maxLength={20_000}
            inputClassName="font-mono"
            {...boxOf("text")}
          />
          <TextArea
            label="HTML"
            rows={8}
            maxRows={16}
            maxLength={100_000}
            inputClassName="font-mono"
            {...boxOf("html")}
          />
          <ParameterList needed={links} onInsert={insert} />
        </div>
        <TemplatePreview template={draft} />
      </div>
    </Dialog>
  );
}
