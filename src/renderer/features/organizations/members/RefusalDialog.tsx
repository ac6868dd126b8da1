/** What became of a change for many: how many, and each one it did not work for, with the reason. */
import { Button, counted, Dialog } from "../../../ui/index.ts";
import type { BulkOutcome } from "./useBulkChange.ts";

/** Lines that are drawn; a longer list has one cause. */
const mostShown = 200;

export function RefusalDialog({ outcome: { done, refused }, onClose }: { outcome: BulkOutcome; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      title={`${counted(refused.length, "person", "people")} not changed`}
      subtitle={done}
      footer={
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <ul aria-label="Not changed">
        {refused.slice(0, mostShown).map(({ personId, name, message }) => (
          <li key={personId} className="border-b border-line py-2 last:border-0">
            <p className="text-2 font-semibold wrap-anywhere">{name || "Somebody who is not in it"}</p>
            <p className="text-1 text-ink-2">{message}</p>
          </li>
        ))}
      </ul>
      {refused.length > mostShown ? (
        <p className="text-1 text-ink-2">And {(refused.length - mostShown).toLocaleString()} more.</p>
      ) : null}
    </Dialog>
  );
}
