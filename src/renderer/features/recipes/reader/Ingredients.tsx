import { useMemo } from "react";
import type { RecipeFields } from "../../../../domain/recipes/fields.ts";
import { shownLine } from "../../../../domain/recipes/shownLine.ts";
import { unitsShownKey, type UnitsShown } from "../../../data/displaySettings.ts";
import { useSetting } from "../../../data/index.ts";
import { Checkbox, cx, Menu, VisuallyHidden } from "../../../ui/index.ts";
import type { Cooking } from "./cookingSession.ts";

const unitLabels: Record<UnitsShown, string> = { written: "As written", metric: "Metric", us: "US" };

/** Amounts first, ticked off as they go into the pot. */
export function Ingredients({
  fields,
  cooking,
  isLarge = false,
}: {
  fields: RecipeFields;
  cooking: Cooking;
  isLarge?: boolean;
}) {
  const [units, setUnits] = useSetting(unitsShownKey);
  const { factor } = cooking;
  const groups = useMemo(() => {
    const style = { locale: navigator.language, system: units === "written" ? null : units };
    return fields.ingredientGroups.map((group) => ({
      ...group,
      lines: group.lines
        .filter((line) => line.text.trim() !== "")
        .map((line) => ({ id: line.id, ...shownLine(line.text, factor, style) })),
    }));
  }, [fields.ingredientGroups, factor, units]);
  // Units written out ("2 tablespoons") need room, or they break inside the word.
  const hasLongWord = groups.some((group) => group.lines.some((line) => /\S{9}/.test(line.amount)));
  return (
    <section aria-label="Ingredients">
      <div className="flex h-8 items-center justify-between">
        <h2 className="text-3 font-semibold">Ingredients</h2>
        <span data-print="no">
          <Menu
            label="Units"
            variant="quiet"
            size="small"
            items={(["written", "metric", "us"] as const).map((id) => ({
              id,
              label: unitLabels[id],
              isChecked: units === id,
              onAction: () => void setUnits(id),
            }))}
          >
            <VisuallyHidden>Units: </VisuallyHidden>
            {unitLabels[units]}
          </Menu>
        </span>
      </div>
      {groups.map((group) => (
        <div key={group.id} className="mt-2 first-of-type:mt-1">
          {group.title === "" ? null : <h3 className="pt-1 pb-1 text-1 font-semibold text-ink-2">{group.title}</h3>}
          <ul>
            {group.lines.map((line) => {
              const isDone = cooking.session.lines.includes(line.id);
              return (
                <li key={line.id}>
                  <Checkbox
                    isSelected={isDone}
                    onChange={() => cooking.toggleLine(line.id)}
                    className={cx("w-full items-start! py-[5px]", isLarge && "min-h-11 text-3!")}
                  >
                    <span
                      className={cx(
                        "shrink-0 text-end font-semibold tabular wrap-anywhere",
                        hasLongWord ? "w-[98px]" : "w-[76px]",
                        isDone && "text-ink-3",
                      )}
                    >
                      {line.amount}
                    </span>
                    <span className={cx("min-w-0 flex-1 wrap-anywhere", isDone && "text-ink-3 line-through")}>
                      {line.rest}
                    </span>
                  </Checkbox>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {groups.every((group) => group.lines.length === 0) ? (
        <p className="mt-1 text-2 text-ink-3">No ingredients written down.</p>
      ) : null}
    </section>
  );
}
