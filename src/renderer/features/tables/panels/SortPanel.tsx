import { Plus, X } from "lucide-react";
import type { Column, SortRule } from "../../../../domain/tables/fields.ts";
import { Button, IconButton, Segmented, Select } from "../../../ui/index.ts";

interface SortPanelProps {
  readonly columns: readonly Column[];
  readonly sort: readonly SortRule[];
  readonly onChange: (sort: readonly SortRule[]) => void;
}

function directionWords(column: Column | undefined): readonly [string, string] {
  switch (column?.type) {
    case "number":
      return ["1 → 9", "9 → 1"];
    case "date":
      return ["Old → new", "New → old"];
    case "checkbox":
      return ["☐ → ☑", "☑ → ☐"];
    default:
      return ["A → Z", "Z → A"];
  }
}

/** What rows are sorted by, the first rule first. */
export function SortPanel({ columns, sort, onChange }: SortPanelProps) {
  const free = columns.filter((column) => !sort.some((rule) => rule.columnId === column.id));
  const [next] = free;
  return (
    <div className="flex w-[min(420px,86vw)] flex-col gap-3">
      <h2 className="text-2 font-semibold">Sort by</h2>
      {sort.length === 0 ? (
        <p className="text-1 text-ink-2">Rows are in the order they were added. Empty cells always come last.</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {sort.map((rule, index) => {
          const column = columns.find((one) => one.id === rule.columnId);
          const [up, down] = directionWords(column);
          return (
            <li key={rule.columnId} className="flex items-center gap-1.5">
              <Select
                label={index === 0 ? "Sort by" : "then by"}
                hideLabel
                className="min-w-0 flex-1"
                options={[...(column ? [column] : []), ...free].map(({ id, name }) => ({
                  id,
                  label: name || "Unnamed",
                }))}
                value={column ? rule.columnId : null}
                onChange={(columnId) => onChange(sort.map((one, at) => (at === index ? { ...one, columnId } : one)))}
              />
              <Segmented
                label={`Direction of ${column?.name ?? "a column that is gone"}`}
                segments={[
                  { id: "ascending", label: up },
                  { id: "descending", label: down },
                ]}
                value={rule.direction}
                onChange={(direction) => onChange(sort.map((one, at) => (at === index ? { ...one, direction } : one)))}
              />
              <IconButton
                label={`Do not sort by ${column?.name ?? "it"}`}
                icon={X}
                onPress={() => onChange(sort.filter((_, at) => at !== index))}
              />
            </li>
          );
        })}
      </ul>
      <div className="flex gap-2">
        <Button
          size="small"
          icon={Plus}
          isDisabled={!next}
          onPress={() => next && onChange([...sort, { columnId: next.id, direction: "ascending" }])}
        >
          Add column
        </Button>
        {sort.length > 0 ? (
          <Button size="small" variant="quiet" onPress={() => onChange([])}>
            Remove sorting
          </Button>
        ) : null}
      </div>
    </div>
  );
}
