import { useEffect, useMemo, useState } from "react";
import { ShoppingBasket } from "lucide-react";
import {
  addPlanToList,
  createList,
  lineIdsOnList,
  plannedContributions,
  plannedRecipes,
  plannedState,
  pickCurrent,
  currentListKey,
  useKitchen,
  useSetting,
  useUnitSystem,
  type Item,
  type PlannedChoice,
  type PlannedRecipe,
} from "../../data/index.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { contributionAmountText, groupLines } from "../../../domain/groceries/ledger.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { Button, Checkbox, Chip, Dialog, EmptyState, navigate, NumberField, paths, Select, toast, useFrameActions } from "../../ui/index.ts";
import { longDay } from "./dayWords.ts";

interface GroceryReviewProps {
  planId: ItemId;
  dates: readonly IsoDate[];
  /** "this week", "Tuesday". */
  what: string;
  lists: readonly Item<"list">[];
  onClose: () => void;
}

interface Choice {
  readonly isIncluded: boolean;
  readonly servings: number | null;
  /** Recipe lines left off. */
  readonly off: ReadonlySet<string>;
}

/** Before planned recipes go onto a list: for how many, which ingredients, and what is there already. */
export function GroceryReview({ planId, dates, what, lists, onClose }: GroceryReviewProps) {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const [chosenList] = useSetting(currentListKey);
  const [pickedList, setPickedList] = useState<ItemId | null>(null);
  const listId = pickedList ?? pickCurrent(lists, chosenList) ?? null;
  const list = lists.find((one) => one.id === listId);
  const [planned, setPlanned] = useState<readonly PlannedRecipe[] | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const system = useUnitSystem();

  useEffect(() => {
    let isCurrent = true;
    void plannedRecipes(kitchen, planId, dates).then((found) => {
      if (isCurrent) setPlanned(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [kitchen, planId, dates]);

  const onList = list?.fields.contributions ?? [];
  const there = useMemo(() => {
    const lines = list ? groupLines(list.fields.contributions, { conversions: list.fields.conversions, locale: navigator.language, system }) : [];
    return new Map(lines.filter((line) => line.state === "open").map((line) => [line.foodKey, line.amountText || "some"]));
  }, [list, system]);

  const initial = (one: PlannedRecipe): Choice => {
    const lines = one.recipe.fields.ingredientGroups.flatMap((group) => group.lines);
    const state = plannedState(one, onList);
    const kept = state === "new" ? null : new Set(lineIdsOnList(one, onList));
    return {
      isIncluded: state !== "same",
      servings: one.entry.servings ?? one.recipe.fields.yieldAmount,
      off: new Set(kept ? lines.filter((line) => !kept.has(line.id)).map((line) => line.id) : []),
    };
  };
  const choiceOf = (one: PlannedRecipe): Choice => choices.get(one.entry.id) ?? initial(one);
  const choose = (one: PlannedRecipe, change: Partial<Choice>) =>
    setChoices(new Map(choices).set(one.entry.id, { ...choiceOf(one), ...change }));

  const included = (planned ?? []).filter((one) => choiceOf(one).isIncluded);
  const add = async () => {
    const step = kitchen.undo.group(`Add ${what} to groceries`);
    const target = listId ?? (await createListOf(step));
    if (!target) return;
    const decided = new Map<string, PlannedChoice | null>(
      (planned ?? []).map((one) => {
        const { isIncluded, servings, off } = choiceOf(one);
        const lineIds = one.recipe.fields.ingredientGroups.flatMap((group) => group.lines).map((line) => line.id);
        const isAsPlanned = servings === (one.entry.servings ?? one.recipe.fields.yieldAmount);
        return [
          one.entry.id,
          isIncluded ? { ...(isAsPlanned ? {} : { servings }), lineIds: lineIds.filter((id) => !off.has(id)) } : null,
        ];
      }),
    );
    const done = await addPlanToList(kitchen, { planId, dates, listId: target, choices: decided }, step);
    if (!done.ok) return void toast({ message: done.error.message, tone: "problem" });
    onClose();
    const { added, updated } = done.value;
    const name = lists.find((one) => one.id === target)?.title ?? "Groceries";
    const parts = [added ? `${added} ${added === 1 ? "recipe" : "recipes"} added to “${name}”` : "", updated ? `${updated} updated` : ""];
    toast({ message: `${parts.filter((part) => part !== "").join(", ")}.`, tone: "done", action: { label: "Undo", onAction: undo } });
  };
  const createListOf = async (step: ReturnType<typeof kitchen.undo.group>) => {
    const made = await createList(kitchen, "Groceries", step);
    if (made.ok) return made.value;
    toast({ message: made.error.message, tone: "problem" });
    return undefined;
  };

  const isUpdate = included.length > 0 && included.every((one) => plannedState(one, onList) !== "new");
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Add ${what} to groceries`}
      footer={
        <>
          {lists.length > 1 ? (
            <Select label="List" hideLabel options={lists.map((one) => ({ id: one.id, label: one.title }))} value={listId} onChange={setPickedList} className="me-auto max-w-52" />
          ) : list ? (
            <Button variant="quiet" className="me-auto" onPress={() => navigate(paths.groceryList(list.id))}>
              Open list
            </Button>
          ) : null}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" icon={ShoppingBasket} isDisabled={included.length === 0} onPress={() => void add()}>
            {isUpdate ? "Update list" : included.length === 1 ? "Add 1 recipe" : `Add ${included.length} recipes`}
          </Button>
        </>
      }
    >
      {planned === null ? null : planned.length === 0 ? (
        <EmptyState icon={ShoppingBasket} title="No recipes planned" isCompact>
          Plan a recipe on these days first; notes have no ingredients.
        </EmptyState>
      ) : (
        planned.map((one) => <ReviewedRecipe key={one.entry.id} one={one} choice={choiceOf(one)} state={plannedState(one, onList)} there={there} system={system} choose={(change) => choose(one, change)} />)
      )}
    </Dialog>
  );
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

function ReviewedRecipe({ one, choice, state, there, system, choose }: ReviewedRecipeProps) {
  const { entry, recipe, slotName } = one;
  const lines = plannedContributions(one, { servings: choice.servings }, 0);
  const ids = recipe.fields.ingredientGroups.flatMap((group) => group.lines).filter((line) => line.text.trim() !== "");
  return (
    <section aria-label={recipe.title} className="border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox isSelected={choice.isIncluded} onChange={(isIncluded) => choose({ isIncluded })} className="min-w-0 flex-1 basis-56">
          <span className="min-w-0">
            <span className="block font-semibold wrap-anywhere">{recipe.title}</span>
            <span className="block text-1 text-ink-2">{[longDay(entry.date), slotName].filter((part) => part !== null).join(", ")}</span>
          </span>
        </Checkbox>
        {state === "same" ? <Chip tone="herb">on the list</Chip> : state === "changed" ? <Chip tone="amber">changed since</Chip> : null}
        {recipe.fields.yieldAmount === null ? null : (
          <NumberField
            label={`Servings of ${recipe.title}`}
            variant="stepper"
            minValue={0.5}
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
                {already ? <span className="shrink-0 text-1 text-ink-2 tabular">{`${already} on the list`}</span> : null}
              </li>
            );
          })}
          {lines.length === 0 ? <li className="text-1 text-ink-2">This recipe has no ingredients.</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
