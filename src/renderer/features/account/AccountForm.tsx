import { useId, useState, type ReactNode } from "react";
import { Form } from "react-aria-components";
import { Banner, Button, PageHeader } from "../../ui/index.ts";
import type { Failure } from "../../../domain/result.ts";

interface AccountFormProps {
  title: string;
  /** What this is for, in a sentence or two. */
  children: ReactNode;
  fields: ReactNode;
  submitLabel: string;
  /** Answers why it did not work, or null. */
  onSubmit: () => Promise<Failure | null>;
  /** Codes of failures that stand beside a field and are not said again above. */
  besideFields?: readonly string[];
  onFailure?: (failure: Failure | null) => void;
  /** Other ways from here. */
  footer?: ReactNode;
}

/** A calm screen with one question: a title, a sentence, fields, one button. */
export function AccountForm({
  title,
  children,
  fields,
  submitLabel,
  onSubmit,
  besideFields = [],
  onFailure,
  footer,
}: AccountFormProps) {
  const formId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    onFailure?.(null);
    const outcome = await onSubmit();
    setIsBusy(false);
    setFailure(outcome);
    onFailure?.(outcome);
  };
  const shown = failure && !besideFields.includes(failure.code) ? failure : null;
  return (
    <>
      <PageHeader title={title} isPlain />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[420px] px-5 pt-2 pb-16">
          <div className="mb-5 text-2 text-pretty text-ink-2">{children}</div>
          <Form
            id={formId}
            validationBehavior="aria"
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            {shown ? <Banner tone="rose">{shown.message}</Banner> : null}
            {fields}
            <Button type="submit" variant="primary" size="large" isDisabled={isBusy} className="mt-1 self-stretch">
              {isBusy ? "One moment…" : submitLabel}
            </Button>
          </Form>
          {footer ? <div className="mt-5 flex flex-col items-start gap-2 text-2">{footer}</div> : null}
        </div>
      </div>
    </>
  );
}
