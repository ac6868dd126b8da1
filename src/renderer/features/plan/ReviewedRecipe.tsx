import { plannedContributions, type PlannedRecipe, type plannedState, type useUnitSystem } from "../../data/index.ts";
import { contributionAmountText } from "../../../domain/groceries/ledger.ts";
import { Checkbox, Chip, NumberField } from "../../ui/index.ts";
import { longDay } from "./dayWords.ts";

export interface Choice {
  readonly isIncluded: boolean;
  readonly servings: number | null;
  /** Recipe lines left off. */
  readonly off: ReadonlySet<string>;
}

interface ReviewedRecipeProps {
  one: PlannedRecipe;
  choice: Choice;
  state: ReturnType<typeof plannedState>;
  /** What the list has of a food already, by food key. */
  there: ReadonlyMap<string, string>;
  system: ReturnType<typeof useUnitSystem>;
  choose: (change: Partial<Choice>) => void;
}

/** One planned recipe in the review: whether, for how many, and which of its ingredients. */
export function ReviewedRecipe({ one, choice, state, there, system, choose }: ReviewedRecipeProps) {
  const { entry, recipe, slotName } = one;
  const lines = plannedContributions(one, { servings: choice.servings }, 0);
  const ids = recipe.fields.ingredientGroups.flatMap((group) => group.lines).filter((line) => line.text.trim() !== "");
  return (
    <section aria-label={recipe.title} className="border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox
          isSelected={choice.isIncluded}
          onChange={(isIncluded) => choose({ isIncluded })}
          className="min-w-0 flex-1 basis-56"
        >
          <span className="min-w-0">
            <span className="block font-semibold wrap-anywhere">{recipe.title}</span>
            <span className="block text-1 text-ink-2">
              {[longDay(entry.date), slotName].filter((part) => part !== null).join(", ")}
            </span>
          </span>
        </Checkbox>
        {state === "same" ? (
          <Chip tone="herb">on the list</Chip>
        ) : state === "changed" ? (
          <Chip tone="amber">changed since</Chip>
        ) : null}
        {recipe.fields.yieldAmount === null ? null : (
          <NumberField
            label={`Servings of ${recipe.title}`}
            variant="stepper"
            minValue={1}
            maxValue={1000}
            value={choice.servings ?? Number.NaN}
            onChange={(servings) => {
              if (Number.isFinite(servings) && servings > 0) choose({ servings, isIncluded: true });
            }}
          />
        )}
      </div>
      {choice.isIncluded ? (
        <ul className="mt-1 ps-7">
          {lines.map((line, index) => {
            const id = ids[index]?.id ?? line.id;
            const amount = contributionAmountText(line, { locale: navigator.language, system });
            const already = state === "new" ? there.get(line.foodKey) : undefined;
            return (
              <li key={id} className="flex items-center gap-2">
                <Checkbox
                  isSelected={!choice.off.has(id)}
                  onChange={(isOn) => {
                    const off = new Set(choice.off);
                    if (isOn) off.delete(id);
                    else off.add(id);
                    choose({ off });
                  }}
                  className="min-w-0 flex-1"
                >
                  <span className="flex min-w-0 gap-2">
                    <span className="w-20 shrink-0 font-semibold tabular">{amount}</span>
                    <span className="min-w-0 wrap-anywhere">{line.food}</span>
                  </span>
                </Checkbox>
                {already ? (
                  <span className="shrink-0 text-1 text-ink-2 tabular">{`${already} on the list`}</span>
                ) : null}
              </li>
            );
          })}
          {lines.length === 0 ? <li className="text-1 text-ink-2">This recipe has no ingredients.</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
