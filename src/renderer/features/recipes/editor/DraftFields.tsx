/** Form fields that commit while they are typed in, one undo step a burst. */
import { useState } from "react";
import { parseDuration } from "../../../../domain/recipes/import/text/duration.ts";
import { TextArea, TextField } from "../../../ui/index.ts";
import { formatMinutes } from "../minutes.ts";
import { useDraft } from "./useEdits.ts";

interface DraftFieldProps {
  label: string;
  value: string;
  onCommit: (text: string) => void;
  placeholder?: string;
  description?: string;
  maxLength?: number;
  className?: string;
}

export function DraftTextField({ value, onCommit, ...rest }: DraftFieldProps) {
  const draft = useDraft(value, onCommit);
  return <TextField {...rest} value={draft.value} onChange={draft.onChange} onBlur={draft.onBlur} />;
}

export function DraftTextArea({ value, onCommit, rows = 3, ...rest }: DraftFieldProps & { rows?: number }) {
  const draft = useDraft(value, onCommit);
  return <TextArea {...rest} rows={rows} value={draft.value} onChange={draft.onChange} onBlur={draft.onBlur} />;
}

/** A duration as people write it: "45", "1 h 30", "1½ hours". */
export function DurationField({
  label,
  minutes,
  onCommit,
  className,
}: {
  label: string;
  minutes: number | null;
  onCommit: (minutes: number | null) => void;
  className?: string;
}) {
  const [text, setText] = useState<string | null>(null);
  const parsed = text === null || text.trim() === "" ? null : parseDuration(text);
  const isWrong = text !== null && text.trim() !== "" && parsed === null;
  return (
    <TextField
      label={label}
      placeholder="45 min"
      value={text ?? (minutes === null ? "" : formatMinutes(minutes))}
      onChange={(next) => {
        setText(next);
        const value = next.trim() === "" ? null : parseDuration(next);
        if (next.trim() === "" || value !== null) onCommit(value);
      }}
      onBlur={() => {
        if (!isWrong) setText(null);
      }}
      {...(isWrong ? { errorMessage: "Write it like 45 min or 1 h 30." } : {})}
      {...(className === undefined ? {} : { className })}
    />
  );
}
