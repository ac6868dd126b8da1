import { useState } from "react";
import { contributionAmountText } from "../../../domain/groceries/ledger.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import { contributionFromText } from "../../../domain/groceries/newContributions.ts";
import { FormDialog, TextField } from "../../ui/index.ts";

interface EditDialogProps {
  contribution: Contribution;
  onClose: () => void;
  onKeep: (text: string) => void;
}

/** Changes what one contribution says; how it is understood shows while typing. */
export function EditDialog({ contribution, onClose, onKeep }: EditDialogProps) {
  const style = { locale: navigator.language };
  const { source } = contribution;
  // A recipe's line was scaled after it was written: what is on the list is edited, not what the recipe says.
  const written =
    source.kind === "hand"
      ? contribution.text
      : [contributionAmountText(contribution, style), contribution.food].filter((part) => part !== "").join(" ");
  const [text, setText] = useState(written);
  const read = contributionFromText(text, { id: "edited", addedAt: 0 });
  const amount = read ? contributionAmountText(read, style) : "";
  const keep = () => {
    if (read && text.trim() !== written) onKeep(text.trim());
    onClose();
  };
  return (
    <FormDialog
      title="Edit line"
      {...(source.kind === "recipe" ? { subtitle: `From “${source.title}”; the recipe itself stays as it is.` } : {})}
      submitLabel="Keep"
      canSubmit={read !== null}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField label="What to get" value={text} onChange={setText} autoFocus autoComplete="off" maxLength={4_000} />
      <p aria-live="polite" className="mt-2 min-h-5 text-1 text-ink-2">
        {read ? (
          <>
            {amount ? <span className="me-1.5 font-semibold text-ink tabular">{amount}</span> : null}
            <span className="text-ink">{read.food}</span>
            {read.note ? ` · ${read.note}` : null}
          </>
        ) : (
          "Write what to get."
        )}
      </p>
    </FormDialog>
  );
}
