import { Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components";
import type { KeyboardEventHandler, ClipboardEventHandler, Ref } from "react";
import { boxClass, FieldHelp, FieldLabel, type FieldTexts } from "./fieldParts.tsx";
import { cx } from "./cx.ts";

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, "className" | "style" | "children" | "onKeyDown" | "onPaste">, FieldTexts {
  placeholder?: string;
  className?: string;
  inputClassName?: string;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  onPaste?: ClipboardEventHandler<HTMLInputElement>;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. An `errorMessage` makes it invalid and is read with it. */
export function TextField({
  label,
  hideLabel,
  description,
  errorMessage,
  placeholder,
  className,
  inputClassName,
  onKeyDown,
  onPaste,
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={rest.isInvalid ?? errorMessage !== undefined}
      className={cx("flex min-w-0 flex-col gap-1", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Input
        ref={inputRef}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={cx(
          boxClass,
          "h-8 w-full min-w-0 px-2.5 text-2 outline-none pointer-coarse:h-11 pointer-coarse:text-3",
          inputClassName,
        )}
      />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
