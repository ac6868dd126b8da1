import { ProgressBar, useDelayed, type Progress } from "../../ui/index.ts";

interface ReportProgressProps {
  isWriting: boolean;
  progress: Progress | null;
  onCancel: () => void;
}

/** How far a long PDF is, with a way out; a short one is there before it shows. */
export function ReportProgress({ isWriting, progress, onCancel }: ReportProgressProps) {
  const isLong = useDelayed(isWriting);
  if (!isLong) return null;
  return (
    <ProgressBar
      label="Writing the PDF"
      {...(progress
        ? { value: progress.done, max: progress.all, valueText: `${progress.done} of ${progress.all} names drawn` }
        : {})}
      onCancel={onCancel}
      className="w-full basis-full text-start"
    />
  );
}
