/** What all fields share: label, help text, error text and the box around an input. Not used outside the kit. */
import { FieldError, Label, Text } from "react-aria-components";
import type { ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

export interface FieldTexts {
  /** Always given; `hideLabel` keeps it for screen readers alone. */
  label: string;
  hideLabel?: boolean;
  description?: ReactNode;
  errorMessage?: string;
}

export const boxClass =
  "rounded-sm border border-line-strong bg-surface text-ink transition-[border-color,box-shadow] data-hovered:border-ink-3 data-focus-within:border-sky data-focus-within:shadow-[0_0_0_1px_var(--sky)] " +
  "data-focused:border-sky data-focused:shadow-[0_0_0_1px_var(--sky)] data-invalid:border-rose data-disabled:opacity-50";

export const inputClass =
  "w-full min-w-0 bg-transparent text-2 text-ink outline-none placeholder:text-ink-3 pointer-coarse:text-3";

export function FieldLabel({ label, hideLabel }: Pick<FieldTexts, "label" | "hideLabel">) {
  return hideLabel ? (
    <VisuallyHidden elementType="span">
      <Label>{label}</Label>
    </VisuallyHidden>
  ) : (
    <Label className="text-1 font-semibold text-ink-2">{label}</Label>
  );
}

export function FieldHelp({ description, errorMessage }: Pick<FieldTexts, "description" | "errorMessage">) {
  return (
    <>
      {description ? (
        <Text slot="description" className="text-1 text-ink-3">
          {description}
        </Text>
      ) : null}
      <FieldError className="flex items-start gap-1 text-1 font-medium text-rose">
        {({ validationErrors }) => (
          <>
            <CircleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
            <span>{errorMessage ?? validationErrors.join(" ")}</span>
          </>
        )}
      </FieldError>
    </>
  );
}
