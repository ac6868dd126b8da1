import { useEffect, useMemo, useState } from "react";
import { ShoppingBasket } from "lucide-react";
import {
  addPlanToList,
  createList,
  lineIdsOnList,
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
import { groupLines } from "../../../domain/groceries/ledger.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { Button, Dialog, EmptyState, navigate, paths, Select, toast, useFrameActions } from "../../ui/index.ts";
import { ReviewedRecipe, type Choice } from "./ReviewedRecipe.tsx";

interface GroceryReviewProps {
  planId: ItemId;
  dates: readonly IsoDate[];
  /** "this week", "Tuesday". */
  what: string;
  lists: readonly Item<"list">[];
  onClose: () => void;
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
    const lines = list
      ? groupLines(list.fields.contributions, {
          conversions: list.fields.conversions,
          locale: navigator.language,
          system,
        })
      : [];
    return new Map(
      lines.filter((line) => line.state === "open").map((line) => [line.foodKey, line.amountText || "some"]),
    );
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
    const parts = [
      added ? `${added} ${added === 1 ? "recipe" : "recipes"} added to “${name}”` : "",
      updated ? `${updated} updated` : "",
    ];
    toast({
      message: `${parts.filter((part) => part !== "").join(", ")}.`,
      tone: "done",
      action: { label: "Undo", onAction: undo },
    });
  };
  const createListOf = async (step: ReturnType<typeof kitchen.undo.group>) => {
    const made = await createList(kitchen, "Groceries", step);
    if (made.ok) return made.value;
    toast({ message: made.error.message, tone: "problem" });
    return undefined;
  };

  const isUpToDate = (planned ?? []).length > 0 && (planned ?? []).every((one) => plannedState(one, onList) === "same");
  const isUpdate = included.length > 0 && included.every((one) => plannedState(one, onList) !== "new");
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Add ${what} to groceries`}
      {...(isUpToDate ? { subtitle: `Everything planned is on “${list?.title ?? ""}” already.` } : {})}
      footer={
        <>
          {lists.length > 1 ? (
            <Select
              label="List"
              hideLabel
              options={lists.map((one) => ({ id: one.id, label: one.title }))}
              value={listId}
              onChange={setPickedList}
              className="me-auto max-w-52"
            />
          ) : list ? (
            <Button variant="quiet" className="me-auto" onPress={() => navigate(paths.groceryList(list.id))}>
              Open list
            </Button>
          ) : null}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" icon={ShoppingBasket} isDisabled={included.length === 0} onPress={() => void add()}>
            {isUpdate
              ? "Update list"
              : included.length === 0
                ? "Add"
                : included.length === 1
                  ? "Add 1 recipe"
                  : `Add ${included.length} recipes`}
          </Button>
        </>
      }
    >
      {planned === null ? null : planned.length === 0 ? (
        <EmptyState icon={ShoppingBasket} title="No recipes planned" isCompact>
          Plan a recipe on these days first; notes have no ingredients.
        </EmptyState>
      ) : (
        planned.map((one) => (
          <ReviewedRecipe
            key={one.entry.id}
            one={one}
            choice={choiceOf(one)}
            state={plannedState(one, onList)}
            there={there}
            system={system}
            choose={(change) => choose(one, change)}
          />
        ))
      )}
    </Dialog>
  );
}
