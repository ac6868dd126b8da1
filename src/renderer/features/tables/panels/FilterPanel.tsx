import { Plus, X } from "lucide-react";
import type { Column, FilterRule } from "../../../../domain/tables/fields.ts";
import { Button, IconButton, Select, TextField } from "../../../ui/index.ts";
import { needsValue, operatorsOf, operatorWord } from "./operators.ts";

interface FilterPanelProps {
  readonly columns: readonly Column[];
  readonly filters: readonly FilterRule[];
  readonly shown: number;
  readonly total: number;
  readonly onChange: (filters: readonly FilterRule[]) => void;
}

/** The rules that decide which rows are shown; all must hold. */
export function FilterPanel({ columns, filters, shown, total, onChange }: FilterPanelProps) {
  const [first] = columns;
  const set = (index: number, rule: FilterRule): void =>
    onChange(filters.map((one, at) => (at === index ? rule : one)));
  return (
    <div className="flex w-[min(520px,86vw)] flex-col gap-3">
      <h2 className="text-2 font-semibold">Show rows where</h2>
      {filters.length === 0 ? (
        <p className="text-1 text-ink-2">Every row is shown. Add a rule to see only some.</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {filters.map((rule, index) => {
          const column = columns.find((one) => one.id === rule.columnId);
          const label = `Rule ${index + 1}`;
          return (
            // Rules have no identity of their own: they are a short list that is replaced as a whole.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex flex-wrap items-center gap-1.5">
              <Select
                label={`${label}: column`}
                hideLabel
                className="w-36"
                options={columns.map(({ id, name }) => ({ id, label: name || "Unnamed" }))}
                value={rule.columnId}
                onChange={(columnId) => {
                  const next = columns.find((one) => one.id === columnId);
                  set(index, { columnId, operator: operatorsOf(next?.type ?? "text")[0] ?? "contains", value: "" });
                }}
              />
              {column ? (
                <>
                  <Select
                    label={`${label}: condition`}
                    hideLabel
                    className="w-32"
                    options={operatorsOf(column.type).map((id) => ({ id, label: operatorWord(id, column.type) }))}
                    value={rule.operator}
                    onChange={(operator) => set(index, { ...rule, operator })}
                  />
                  {needsValue(rule.operator) ? (
                    <FilterValue
                      label={`${label}: value`}
                      column={column}
                      rule={rule}
                      onChange={(value) => set(index, { ...rule, value })}
                    />
                  ) : (
                    <span className="flex-1" />
                  )}
                </>
              ) : (
                <span className="flex-1 text-1 text-ink-2">This column is gone; the rule hides nothing.</span>
              )}
              <IconButton
                label={`Remove rule ${index + 1}`}
                icon={X}
                onPress={() => onChange(filters.filter((_, at) => at !== index))}
              />
            </li>
          );
        })}
      </ul>
      <div className="flex items-center gap-2">
        <Button
          size="small"
          icon={Plus}
          isDisabled={!first}
          onPress={() =>
            first &&
            onChange([
              ...filters,
              { columnId: first.id, operator: operatorsOf(first.type)[0] ?? "contains", value: "" },
            ])
          }
        >
          Add rule
        </Button>
        {filters.length > 0 ? (
          <Button size="small" variant="quiet" onPress={() => onChange([])}>
            Remove all
          </Button>
        ) : null}
        <span className="flex-1 text-end text-1 text-ink-2" aria-live="polite">
          {shown.toLocaleString()} of {total.toLocaleString()} rows
        </span>
      </div>
    </div>
  );
}

function FilterValue({
  label,
  column,
  rule,
  onChange,
}: {
  label: string;
  column: Column;
  rule: FilterRule;
  onChange: (value: string) => void;
}) {
  if (column.type === "choice" && rule.operator !== "contains") {
    return (
      <Select
        label={label}
        hideLabel
        className="min-w-28 flex-1"
        options={column.choices.map(({ id, name }) => ({ id, label: name }))}
        value={rule.value || null}
        onChange={onChange}
      />
    );
  }
  return (
    <TextField
      aria-label={label}
      label={label}
      hideLabel
      className="min-w-28 flex-1"
      value={rule.value}
      onChange={onChange}
      placeholder={column.type === "date" ? "Date" : "Value"}
    />
  );
}
