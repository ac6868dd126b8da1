import {
  Button,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from "react-aria-components";
import { Minus, Plus } from "lucide-react";
import { boxClass, FieldHelp, FieldLabel, inputClass, type FieldTexts } from "./fieldParts.tsx";
import { cx } from "./cx.ts";

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, "className" | "style" | "children">, FieldTexts {
  /** "box" is a form field; "stepper" the small round − 6 + that sits in a line of text. */
  variant?: "box" | "stepper";
  className?: string;
}

const roundStep =
  "focus-ring relative grid size-[22px] place-items-center rounded-full text-ink-2 shadow-[0_0_0_1px_var(--line)] data-hovered:bg-hover data-pressed:bg-press data-disabled:opacity-40 " +
  "pointer-coarse:size-9 after:absolute after:-inset-1 after:content-['']";
const boxStep =
  "focus-ring grid h-full w-8 shrink-0 place-items-center text-ink-2 data-hovered:bg-hover data-pressed:bg-press data-disabled:opacity-40 pointer-coarse:w-11";

/** A number, written the way the locale writes it, with buttons, arrow keys and wheel. */
export function NumberField({
  label,
  hideLabel,
  description,
  errorMessage,
  variant = "box",
  className,
  ...rest
}: NumberFieldProps) {
  const stepper = variant === "stepper";
  return (
    <AriaNumberField
      {...rest}
      isInvalid={rest.isInvalid ?? errorMessage !== undefined}
      className={cx(stepper ? "inline-flex items-center gap-2" : "flex min-w-0 flex-col gap-1", className)}
    >
      {stepper ? <FieldLabel label={label} hideLabel /> : <FieldLabel label={label} hideLabel={hideLabel} />}
      <Group
        className={
          stepper
            ? "inline-flex items-center gap-1"
            : cx(boxClass, "flex h-8 items-stretch overflow-hidden pointer-coarse:h-11")
        }
      >
        <Button slot="decrement" className={stepper ? roundStep : boxStep}>
          <Minus size={13} aria-hidden />
        </Button>
        <Input
          className={
            stepper
              ? "focus-ring w-9 rounded-sm bg-transparent text-center text-2 font-semibold tabular outline-none"
              : cx(inputClass, "text-center tabular")
          }
        />
        <Button slot="increment" className={stepper ? roundStep : boxStep}>
          <Plus size={13} aria-hidden />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
