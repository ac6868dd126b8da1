/** Above the list: how many, all of them as a file, and revoking the chosen or all that match. */
import { Ban, Download } from "lucide-react";
import type { AskedShares } from "../../../../domain/sharing/administration.ts";
import { Button, counted, ProgressBar } from "../../../ui/index.ts";
import { useBulkRevoke } from "./useBulkRevoke.ts";
import { useShareExport } from "./useShareExport.ts";

interface BulkBarProps {
  filter: AskedShares;
  count: number;
  /** There are more than `count`. */
  hasMore: boolean;
  /** Ids of the live shares that are ticked. */
  chosen: readonly string[];
  onDone: () => void;
}

export function BulkBar({ filter, count, hasMore, chosen, onDone }: BulkBarProps) {
  const revoking = useBulkRevoke(onDone);
  const exporting = useShareExport();
  const isBusy = revoking.progress !== null || exporting.progress !== null;
  return (
    <div className="mb-1 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="me-auto text-2 text-ink-2">
          {hasMore ? "More than " : ""}
          {counted(count, "share")} found
        </p>
        <Button icon={Download} isDisabled={count === 0 || isBusy} onPress={() => void exporting.start(filter)}>
          Export as CSV
        </Button>
        <Button
          variant="danger"
          icon={Ban}
          isDisabled={count === 0 || isBusy}
          onPress={() => void revoking.start(chosen.length === 0 ? filter : { ids: [...chosen] })}
        >
          {chosen.length === 0 ? "Revoke all found…" : `Revoke ${chosen.length} chosen…`}
        </Button>
      </div>
      {revoking.progress === null ? null : (
        <ProgressBar
          label="Revoking"
          value={revoking.progress.done}
          max={revoking.progress.all}
          valueText={`${revoking.progress.done.toLocaleString()} of ${revoking.progress.all.toLocaleString()}`}
          onCancel={revoking.cancel}
        />
      )}
      {exporting.progress === null ? null : (
        <ProgressBar
          label={`Exporting: ${exporting.progress.done.toLocaleString()} so far`}
          {...(hasMore ? {} : { value: exporting.progress.done, max: count })}
          onCancel={exporting.cancel}
        />
      )}
    </div>
  );
}
