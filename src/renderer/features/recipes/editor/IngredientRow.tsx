import { memo, useMemo, type ClipboardEvent, type KeyboardEvent } from "react";
import { X } from "lucide-react";
import { parseIngredient } from "../../../../domain/ingredients/parseIngredient.ts";
import { formatAmount } from "../../../../domain/quantity/format.ts";
import { cx, IconButton } from "../../../ui/index.ts";
import { SortHandle } from "./SortHandle.tsx";
import { useDraft } from "./useEdits.ts";
import type { Sorting } from "./useSorting.ts";

export interface IngredientRowActions {
  readonly change: (lineId: string, text: string) => void;
  readonly keyDown: (lineId: string, event: KeyboardEvent<HTMLInputElement>) => void;
  readonly paste: (lineId: string, event: ClipboardEvent<HTMLInputElement>) => void;
  readonly remove: (lineId: string) => void;
}

/** How the line is understood: quantity, unit, food; the text itself is never changed. */
function Preview({ text }: { text: string }) {
  const parsed = useMemo(() => parseIngredient(text), [text]);
  if (text.trim() === "") return null;
  const amount = formatAmount(parsed.quantity, parsed.quantityMax, parsed.unit, { locale: navigator.language });
  const parts = [
    ["quantity and unit", amount, "font-semibold tabular"],
    ["food", parsed.food, ""],
    ["preparation", [parsed.preparation, parsed.note].filter((part) => part !== "").join(", "), "italic"],
  ] as const;
  return (
    <span
      className="flex min-w-0 flex-wrap items-center gap-1 ps-2 @min-[560px]:max-w-[45%] @min-[560px]:justify-end"
      title="How this line is read"
    >
      {parts.map(([name, part, style]) =>
        part === "" ? null : (
          <span
            key={name}
            className={cx("max-w-44 truncate rounded-[5px] bg-sunken px-1.5 text-0 leading-5 text-ink-2", style)}
          >
            <span className="sr-only">{name}: </span>
            {part}
          </span>
        ),
      )}
    </span>
  );
}

interface IngredientRowProps {
  id: string;
  groupId: string;
  text: string;
  place: number;
  isDragged: boolean;
  sorting: Sorting;
  actions: IngredientRowActions;
}

export const IngredientRow = memo(function IngredientRow({
  id,
  groupId,
  text,
  place,
  isDragged,
  sorting,
  actions,
}: IngredientRowProps) {
  const draft = useDraft(text, (next) => actions.change(id, next));
  return (
    <div
      data-sort-id={id}
      data-sort-group={groupId}
      className={cx(
        "group/row flex items-center rounded-sm focus-within:bg-hover hover:bg-hover",
        isDragged && "opacity-40",
      )}
    >
      <SortHandle label={text.trim() === "" ? `empty line ${place}` : text} id={id} sorting={sorting} />
      <div className="flex min-w-0 flex-1 flex-col py-0.5 @min-[560px]:flex-row @min-[560px]:items-center">
        <input
          aria-label={`Ingredient ${place}`}
          data-line-id={id}
          value={draft.value}
          placeholder="200 g flour, sifted"
          onChange={(event) => draft.onChange(event.target.value)}
          onBlur={draft.onBlur}
          onKeyDown={(event) => actions.keyDown(id, event)}
          onPaste={(event) => actions.paste(id, event)}
          className="h-7 min-w-0 flex-1 rounded-[4px] bg-transparent px-2 text-2 outline-none focus-visible:shadow-[0_0_0_1px_var(--sky)] pointer-coarse:h-10 pointer-coarse:text-3"
        />
        <Preview text={draft.value} />
      </div>
      <IconButton
        label={`Remove ${text.trim() === "" ? `empty line ${place}` : text}`}
        icon={X}
        size="small"
        onPress={() => actions.remove(id)}
        className="opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 data-focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
});
