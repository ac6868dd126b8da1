import { ArrowRight } from "lucide-react";
import type { Conversion, ConversionExample } from "../../../../domain/tables/convert.ts";
import type { ColumnType } from "../../../../domain/tables/fields.ts";
import { Banner } from "../../../ui/index.ts";
import { typeLooks } from "../columnTypes.ts";

/** What a change of type would do to the values, with examples. */
export function ConversionPreview({ conversion, to }: { conversion: Conversion; to: ColumnType }) {
  const { filled, misfits, altered, tooManyChoices } = conversion;
  const label = typeLooks[to].label.toLowerCase();
  if (filled === 0) return <p className="text-1 text-ink-2">The column is empty, so nothing can be lost.</p>;
  return (
    <div className="flex flex-col gap-3" role="status" data-testid="conversion">
      {misfits.count === 0 ? (
        <p className="text-1 text-ink-2">
          All {filled.toLocaleString()} values fit the type {label}.
        </p>
      ) : (
        <Banner
          tone="amber"
          title={`${misfits.count.toLocaleString()} of ${filled.toLocaleString()} values do not fit`}
        >
          <p>They stay in their cells as text, marked, until you change or clear them.</p>
          {tooManyChoices ? <p>There are too many different values to make each a choice.</p> : null}
          <Examples examples={misfits.examples} more={misfits.count} />
        </Banner>
      )}
      {altered.count > 0 ? (
        <Banner tone="amber" title={`${altered.count.toLocaleString()} would say less than before`}>
          <Examples examples={altered.examples} more={altered.count} />
        </Banner>
      ) : null}
    </div>
  );
}

function Examples({ examples, more }: { examples: readonly ConversionExample[]; more: number }) {
  return (
    <ul className="mt-1.5 flex flex-col gap-0.5 text-1">
      {examples.map((example, index) => (
        // Two examples may read the same; the list never changes order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">“{example.before}”</span>
          {example.after === null ? null : (
            <>
              <ArrowRight size={12} aria-label="becomes" role="img" className="shrink-0 rtl:rotate-180" />
              <span className="truncate">“{example.after}”</span>
            </>
          )}
        </li>
      ))}
      {more > examples.length ? <li>and {(more - examples.length).toLocaleString()} more</li> : null}
    </ul>
  );
}
