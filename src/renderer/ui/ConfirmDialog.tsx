import { useState, type ReactNode } from "react";
import { create } from "zustand";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { TextField } from "./TextField.tsx";

export interface ConfirmOptions {
  title: string;
  message: ReactNode;
  /** What the button does, as a verb: "Delete for ever". */
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  /** The person types this word before the button works: only for what destroys everything. */
  typedWord?: string;
}

export interface ConfirmDialogProps extends ConfirmOptions {
  isOpen: boolean;
  /** True when the person confirmed. */
  onClose: (confirmed: boolean) => void;
}

/** Asks once, for what cannot be undone. What can be undone is not asked about: use a toast with Undo. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  message,
  confirmLabel,
  cancelLabel = "Cancel",
  isDanger = false,
  typedWord,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState("");
  const isReady = typedWord === undefined || typed.trim().toLowerCase() === typedWord.toLowerCase();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose(false);
      }}
      role="alertdialog"
      size="small"
      title={title}
      isDismissable={false}
      footer={
        <>
          <Button onPress={() => onClose(false)} autoFocus={typedWord === undefined && isDanger}>
            {cancelLabel}
          </Button>
          <Button
            variant={isDanger ? "danger" : "primary"}
            isDisabled={!isReady}
            onPress={() => onClose(true)}
            autoFocus={!isDanger}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="text-2 text-ink-2">{message}</div>
      {typedWord === undefined ? null : (
        <TextField
          className="mt-4"
          label={`Type “${typedWord}” to go on`}
          value={typed}
          onChange={setTyped}
          autoFocus
          autoComplete="off"
        />
      )}
    </Dialog>
  );
}

interface Asked extends ConfirmOptions {
  readonly number: number;
  readonly answer: (confirmed: boolean) => void;
}

const useAsked = create<{ asked: Asked | null; isOpen: boolean }>(() => ({ asked: null, isOpen: false }));
let asks = 0;

/** Asks from anywhere: `if (await confirm({ … })) …`. Resolves false when the person cancels. */
export function confirm(options: ConfirmOptions): Promise<boolean> {
  useAsked.getState().asked?.answer(false);
  return new Promise((resolve) => {
    asks += 1;
    useAsked.setState({ asked: { ...options, number: asks, answer: resolve }, isOpen: true });
  });
}

/** Mounted once by the frame. */
export function ConfirmHost() {
  const { asked, isOpen } = useAsked();
  if (!asked) return null;
  const { number, answer, ...options } = asked;
  return (
    <ConfirmDialog
      key={number}
      {...options}
      isOpen={isOpen}
      onClose={(confirmed) => {
        useAsked.setState({ isOpen: false, asked: null });
        answer(confirmed);
      }}
    />
  );
}
