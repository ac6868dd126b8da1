import { useState } from "react";
import { create } from "zustand";
import { FormDialog } from "./FormDialog.tsx";
import { TextField } from "./TextField.tsx";

export interface PromptOptions {
  title: string;
  label: string;
  /** What the button does: "Create", "Rename". */
  confirmLabel: string;
  initialValue?: string;
  placeholder?: string;
  maxLength?: number;
  /** The confirming button works with nothing typed, too. */
  mayBeEmpty?: boolean;
}

interface Asked extends PromptOptions {
  readonly number: number;
  readonly answer: (text: string | null) => void;
}

const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }));
let asks = 0;

/** Asks for one line of text from anywhere: `const name = await promptText({ … })`; null when the person cancels. */
export function promptText(options: PromptOptions): Promise<string | null> {
  useAsked.getState().asked?.answer(null);
  return new Promise((resolve) => {
    asks += 1;
    useAsked.setState({ asked: { ...options, number: asks, answer: resolve } });
  });
}

function Prompt({ asked }: { asked: Asked }) {
  const [text, setText] = useState(asked.initialValue ?? "");
  const finish = (answer: string | null) => {
    useAsked.setState({ asked: null });
    asked.answer(answer);
  };
  const trimmed = text.trim();
  const isLacking = trimmed === "" && asked.mayBeEmpty !== true;
  return (
    <FormDialog
      title={asked.title}
      submitLabel={asked.confirmLabel}
      canSubmit={!isLacking}
      onSubmit={() => finish(trimmed)}
      onClose={() => finish(null)}
    >
      <TextField
        label={asked.label}
        value={text}
        onChange={setText}
        autoFocus
        autoComplete="off"
        placeholder={asked.placeholder}
        maxLength={asked.maxLength ?? 500}
      />
    </FormDialog>
  );
}

/** Mounted once by the frame. */
export function PromptHost() {
  const asked = useAsked((state) => state.asked);
  return asked ? <Prompt key={asked.number} asked={asked} /> : null;
}
