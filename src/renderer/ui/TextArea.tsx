import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import type { ClipboardEventHandler, KeyboardEventHandler, Ref } from "react";
import { boxClass, FieldHelp, FieldLabel, type FieldTexts } from "./fieldParts.tsx";
import { cx } from "./cx.ts";

export interface TextAreaProps
  extends Omit<AriaTextFieldProps, "className" | "style" | "children" | "onKeyDown" | "onPaste">, FieldTexts {
  placeholder?: string;
  /** Lines shown at least; the field grows with its text up to `maxRows`. */
  rows?: number;
  maxRows?: number;
  className?: string;
  inputClassName?: string;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
  onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text, growing with them. */
export function TextArea({
  label,
  hideLabel,
  description,
  errorMessage,
  placeholder,
  rows = 3,
  maxRows = 24,
  className,
  inputClassName,
  onKeyDown,
  onPaste,
  inputRef,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={rest.isInvalid ?? errorMessage !== undefined}
      className={cx("flex min-w-0 flex-col gap-1", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaTextArea
        ref={inputRef}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={rows}
        style={{ minHeight: `${rows * 20 + 14}px`, maxHeight: `${maxRows * 20 + 14}px` }}
        className={cx(
          boxClass,
          "field-sizing-content w-full min-w-0 resize-y px-2.5 py-1.5 text-2 outline-none pointer-coarse:text-3",
          inputClassName,
        )}
      />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
