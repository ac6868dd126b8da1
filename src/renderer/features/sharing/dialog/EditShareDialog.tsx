import { useState } from "react";
import { UntilField } from "../../../access/index.ts";
import { FormDialog, TextArea, useNow } from "../../../ui/index.ts";
import type { ShareMoves } from "./useShareMoves.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

interface EditShareDialogProps {
  share: ListedShare;
  person: string;
  moves: ShareMoves;
  onClose: () => void;
}

/** When somebody's access ends, and notes on why they have it. */
export function EditShareDialog({ share, person, moves, onClose }: EditShareDialogProps) {
  const now = useNow();
  const [expiresAt, setExpiresAt] = useState(share.expiresAt);
  const [notes, setNotes] = useState(share.notes);
  const save = async (): Promise<void> => {
    const change = {
      ...(expiresAt === share.expiresAt ? {} : { expiresAt }),
      ...(notes === share.notes ? {} : { notes }),
    };
    if (Object.keys(change).length > 0) await moves.change(change);
    onClose();
  };
  return (
    <FormDialog title={`Access of ${person}`} submitLabel="Save" onSubmit={() => void save()} onClose={onClose}>
      <div className="flex items-center gap-3">
        <span className="flex-1 text-2">{expiresAt === null ? "Has no end" : "Ends by itself"}</span>
        <UntilField value={expiresAt} onChange={setExpiresAt} isRegular />
      </div>
      {expiresAt !== null && expiresAt <= now ? (
        <p className="mt-1 text-1 text-rose">That day is over. Choose a later one.</p>
      ) : null}
      <TextArea
        label="Notes"
        description={`Seen by those who manage this, not by ${person}.`}
        rows={3}
        maxRows={8}
        maxLength={2_000}
        placeholder="Why they have it, who asked for it…"
        value={notes}
        onChange={setNotes}
      />
    </FormDialog>
  );
}
