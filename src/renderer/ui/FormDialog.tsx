import { useId, type ReactNode } from "react";
import { Form } from "react-aria-components";
import { Button } from "./Button.tsx";
import { Dialog, type DialogProps } from "./Dialog.tsx";

interface FormDialogProps extends Pick<DialogProps, "title" | "subtitle" | "size" | "role" | "isDismissable"> {
  /** What the button does, as a verb: "Add", "Rename". */
  submitLabel: string;
  /** Whether it can be done as it is (default true): neither the button nor Enter does anything where not. */
  canSubmit?: boolean;
  isDanger?: boolean;
  /** A further button, at the start of the footer. */
  aside?: ReactNode;
  children: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}

/** A window with fields, Cancel, and the one button that does it; Enter in a field does it too. It is open while it is there. */
export function FormDialog({
  submitLabel,
  canSubmit = true,
  isDanger = false,
  aside,
  children,
  size = "small",
  onSubmit,
  onClose,
  ...frame
}: FormDialogProps) {
  const formId = useId();
  return (
    <Dialog
      {...frame}
      isOpen
      size={size}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <>
          {aside}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant={isDanger ? "danger" : "primary"} type="submit" form={formId} isDisabled={!canSubmit}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        // What is wrong stands at its field; a browser's own bubble would come before it.
        validationBehavior="aria"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // A window opened from this one is inside it for React, not on the screen.
          if (event.target === event.currentTarget && canSubmit) onSubmit();
        }}
      >
        {children}
      </Form>
    </Dialog>
  );
}
