import { useState } from "react";
import { displayText, type CellContext } from "../../../../domain/tables/cellText.ts";
import type { RowsFields, TableFields } from "../../../../domain/tables/fields.ts";
import { Button, counted } from "../../../ui/index.ts";

/** Rows drawn at once: a long table stays quick, and all of it can be had. */
const rowsAtOnce = 200;

/** A table as it is stored, row by row. */
export function LinkedTable({ fields, blocks }: { fields: TableFields; blocks: readonly RowsFields[] }) {
  const [count, setCount] = useState(rowsAtOnce);
  const rows = blocks.flatMap((block) => block.rows.toSorted((a, b) => (a.order < b.order ? -1 : 1)));
  const context: CellContext = {
    locale: navigator.language,
    today: new Date().toISOString().slice(0, 10),
    titleOf: () => undefined,
    itemByTitle: () => undefined,
  };
  return (
    <>
      {fields.description === "" ? null : (
        <p className="mb-4 text-2 whitespace-pre-wrap text-ink-2">{fields.description}</p>
      )}
      {/* Reached by the keyboard, because what is wider than the screen is scrolled. */}
      <div
        className="overflow-x-auto rounded-md border border-line"
        role="region"
        aria-label={fields.title || "Table"}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="w-full border-collapse text-2">
          <thead className="bg-sunken text-start text-1 text-ink-2">
            <tr>
              {fields.columns.map(({ id, name }) => (
                <th key={id} scope="col" className="px-3 py-2 text-start font-semibold whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map((row) => (
              <tr key={row.id} className="border-t border-line">
                {fields.columns.map((column) => (
                  <td key={column.id} className="max-w-[320px] px-3 py-1.5 align-top wrap-anywhere">
                    {displayText(row.cells[column.id], column, context)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-3 flex items-center gap-3 text-1 text-ink-2">
        {counted(rows.length, "row")}
        {rows.length > count ? (
          <Button size="small" onPress={() => setCount(count + rowsAtOnce * 5)}>
            Show more
          </Button>
        ) : null}
      </div>
    </>
  );
}
