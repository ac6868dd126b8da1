import type { ListFields } from "../../../../domain/groceries/document.ts";
import { groupLines, sectionsOf, type GroceryLine } from "../../../../domain/groceries/ledger.ts";
import { cx } from "../../../ui/index.ts";

/** A grocery list by aisle, to shop from. */
export function LinkedList({ fields }: { fields: ListFields }) {
  const { contributions, conversions, aisles } = fields;
  const options = { conversions, aisles, aisleMemory: {}, locale: navigator.language, system: null };
  const { open, basket } = sectionsOf(groupLines(contributions, options));
  if (open.length === 0 && basket.length === 0) return <p className="text-2 text-ink-3">Nothing on it.</p>;
  return (
    <div className="flex flex-col gap-5">
      {open.map(({ aisleId, name, lines }) => (
        <Lines key={aisleId} title={name} lines={lines} />
      ))}
      {basket.length === 0 ? null : <Lines title="In the basket" lines={basket} isDone />}
    </div>
  );
}

function Lines({ title, lines, isDone = false }: { title: string; lines: readonly GroceryLine[]; isDone?: boolean }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 text-1 font-semibold text-ink-2">{title}</h2>
      <ul className="divide-y divide-line rounded-md border border-line">
        {lines.map(({ id, food, amountText }) => (
          <li key={id} className="flex min-h-10 items-center gap-3 px-3.5 py-1.5 text-2">
            <span className={cx("min-w-0 flex-1 wrap-anywhere", isDone && "text-ink-3 line-through")}>{food}</span>
            <span className={cx("shrink-0 font-semibold tabular", isDone && "text-ink-3")}>{amountText}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
