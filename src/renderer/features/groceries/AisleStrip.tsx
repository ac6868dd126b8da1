import { useState } from "react";
import { aisles, type AisleId } from "../../../domain/groceries/aisles.ts";
import { cx } from "../../ui/index.ts";

/** While a line is dragged: every aisle, also those with nothing in them, to drop it on. The line's menu does the same without dragging. */
export function AisleStrip({ current, onDrop }: { current: AisleId; onDrop: (aisleId: AisleId) => void }) {
  const [over, setOver] = useState<AisleId | null>(null);
  return (
    <div
      aria-hidden
      className="absolute inset-x-4 bottom-3 z-20 flex animate-rise flex-wrap justify-center gap-1.5 rounded-md bg-raised p-2.5 shadow-2"
    >
      {aisles.map(({ id, name }) => (
        <span
          key={id}
          data-aisle-target={id}
          onDragEnter={(event) => {
            event.preventDefault();
            setOver(id);
          }}
          onDragOver={(event) => event.preventDefault()}
          onDragLeave={() => setOver((now) => (now === id ? null : now))}
          onDrop={(event) => {
            event.preventDefault();
            onDrop(id);
          }}
          className={cx(
            "rounded-full px-3 py-1.5 text-1 font-medium",
            over === id ? "bg-accent text-accent-ink" : id === current ? "bg-sunken text-ink-3" : "bg-sunken text-ink",
          )}
        >
          {name}
        </span>
      ))}
    </div>
  );
}
