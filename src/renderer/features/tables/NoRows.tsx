import { Filter, Rows3 } from "lucide-react";
import { Button, EmptyState } from "../../ui/index.ts";

/** Says why no row is shown, and what to do about it. */
export function NoRows({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={Filter}
      title="No row fits the filter"
      actions={<Button onPress={onClear}>Show all rows</Button>}
      isCompact
    />
  ) : (
    <EmptyState icon={Rows3} title="No rows yet" isCompact>
      Press “Row” to add one, or paste a block from a spreadsheet into the first row.
    </EmptyState>
  );
}
