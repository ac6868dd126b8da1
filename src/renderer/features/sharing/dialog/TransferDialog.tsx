/** Giving something away for good: to whom, and what one keeps of it (S3.21). */
import { useState } from "react";
import { z } from "zod";
import { offeredLevels } from "../../../../domain/sharing/catalog.ts";
import { manageLevelId } from "../../../../domain/sharing/levels.ts";
import { useActNow } from "../../../sync/session/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Banner, Button, Dialog, Select, toast } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";

interface TransferDialogProps {
  target: ShareTarget;
  heirs: readonly { readonly personId: string; readonly name: string }[];
  onClose: () => void;
}

const nothing = "-";

export function TransferDialog({ target, heirs, onClose }: TransferDialogProps) {
  const actNow = useActNow();
  const isOnline = useIsOnline();
  const levels = offeredLevels(useCatalog(), target.itemType);
  const [toPersonId, setToPersonId] = useState(heirs[0]?.personId ?? "");
  const [kept, setKept] = useState<string>(levels.some(({ id }) => id === manageLevelId) ? manageLevelId : nothing);
  const [problem, setProblem] = useState<string | null>(null);
  const [isGiving, setIsGiving] = useState(false);
  const name = heirs.find(({ personId }) => personId === toPersonId)?.name ?? "";
  const title = target.title || "Untitled";
  const give = async (): Promise<void> => {
    setIsGiving(true);
    const keepLevel = kept === nothing ? null : kept;
    const given = await actNow("item.transfer", { itemId: target.itemId, toPersonId, keepLevel }, z.null());
    setIsGiving(false);
    if (!given.ok) {
      setProblem(given.error.message);
      return;
    }
    toast({ message: `“${title}” belongs to ${name} now.`, tone: "done" });
    onClose();
  };
  return (
    <Dialog
      isOpen
      size="small"
      role="alertdialog"
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Give “${title}” away?`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="danger" isDisabled={!isOnline || isGiving} onPress={() => void give()}>
            {name === "" ? "Give it away" : `Give it to ${name}`}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-2 text-ink-2">
        The new owner decides about everything, also whether you keep access. Only they can give it back.
      </p>
      <Select
        label="New owner"
        options={heirs.map((heir) => ({ id: heir.personId, label: heir.name }))}
        value={toPersonId}
        onChange={setToPersonId}
      />
      <Select
        className="mt-3"
        label="What you keep"
        options={[
          ...levels.map(({ id, name: label, description }) => ({ id, label, detail: description })).toReversed(),
          { id: nothing, label: "Nothing", detail: "It leaves your devices." },
        ]}
        value={kept}
        onChange={setKept}
      />
      {isOnline ? null : (
        <Banner tone="amber" className="mt-4">
          You are offline. Giving away waits for a connection, so that both of you know at once whose it is.
        </Banner>
      )}
      {problem === null ? null : (
        <p role="alert" className="mt-3 text-1 font-medium text-rose">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
