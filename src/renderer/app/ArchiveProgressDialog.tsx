import type { ArchiveProgress } from "../data/index.ts";
import { Button, Dialog, ProgressBar, useDelayed } from "../ui/index.ts";

interface ArchiveProgressDialogProps {
  label: string;
  progress: ArchiveProgress | null;
  onCancel: () => void;
}

/** How far an export or import is; not shown at all when it takes less than 200 ms. */
export function ArchiveProgressDialog({ label, progress, onCancel }: ArchiveProgressDialogProps) {
  const isLate = useDelayed(true);
  return (
    <Dialog
      isOpen={isLate}
      onOpenChange={onCancel}
      role="alertdialog"
      isDismissable={false}
      title={label}
      size="small"
      footer={<Button onPress={onCancel}>Cancel</Button>}
    >
      <ProgressBar
        label={progress ? "Items and photos" : "Reading"}
        {...(progress
          ? {
              value: progress.done,
              max: Math.max(1, progress.total),
              valueText: `${progress.done.toLocaleString()} of ${progress.total.toLocaleString()}`,
            }
          : {})}
        className="mt-2"
      />
    </Dialog>
  );
}
