import { useMemo, useState } from "react";
import type { ItemId } from "../../../domain/items/types.ts";
import { rationalFromNumber, one } from "../../../domain/quantity/rational.ts";
import { scaleFactor } from "../../../domain/quantity/scale.ts";
import { shownLine } from "../../../domain/recipes/shownLine.ts";
import { useItem, useItems, useKitchen, useSetting } from "../../data/index.ts";
import { addRecipeToList, createList, currentListKey, pickCurrent } from "../../data/kitchenActions/index.ts";
import { Button, Checkbox, Dialog, navigate, NumberField, paths, Select, showFailure, toast } from "../../ui/index.ts";

const newListId = "+new";

interface AddToListDialogProps {
  ids: readonly ItemId[];
  servings: number | null;
  scale: number;
  onClose: () => void;
}

/** Which list, for how many, and what of it one has at home already. */
export function AddToListDialog({ ids, servings, scale, onClose }: AddToListDialogProps) {
  const kitchen = useKitchen();
  const lists = useItems("list");
  const [currentList] = useSetting(currentListKey);
  const only = ids.length === 1 ? ids[0] : undefined;
  const recipe = useItem("recipe", only);
  const [chosenList, setChosenList] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(servings);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setIsBusy] = useState(false);

  const fields = recipe?.fields;
  const yieldAmount = fields?.yieldAmount ?? null;
  const shownAmount = amount ?? (yieldAmount === null ? scale : yieldAmount);
  const lines = useMemo(
    () => fields?.ingredientGroups.flatMap((group) => group.lines).filter((line) => line.text.trim() !== "") ?? [],
    [fields],
  );
  const factor =
    yieldAmount === null ? (rationalFromNumber(shownAmount) ?? one) : scaleFactor(yieldAmount, shownAmount);
  const listId = chosenList ?? pickCurrent(lists ?? [], currentList) ?? newListId;
  const count = lines.length - left.size;

  const add = async (): Promise<void> => {
    setIsBusy(true);
    const title = only === undefined ? `${ids.length} recipes` : `“${recipe?.title || "Untitled recipe"}”`;
    const group = kitchen.undo.group(`Add ${title} to groceries`);
    const target =
      listId === newListId
        ? await createList(kitchen, "Groceries", group)
        : ({ ok: true, value: listId as ItemId } as const);
    if (!showFailure(target)) return setIsBusy(false);
    let added = 0;
    let empty = 0;
    for (const recipeId of ids) {
      const done = await addRecipeToList(
        kitchen,
        {
          listId: target.value,
          recipeId,
          ...(only === undefined ? {} : yieldAmount === null ? { scale: shownAmount } : { servings: shownAmount }),
          ...(only === undefined || left.size === 0
            ? {}
            : { lineIds: lines.filter((line) => !left.has(line.id)).map((line) => line.id) }),
        },
        group,
      );
      if (done.ok) added += done.value.count;
      else if (done.error.code === "item_invalid" && only === undefined) empty += 1;
      else {
        showFailure(done);
        setIsBusy(false);
        return;
      }
    }
    onClose();
    toast({
      message: `${added} ${added === 1 ? "ingredient" : "ingredients"} of ${title} on the list.${empty > 0 ? ` ${empty} had none.` : ""}`,
      tone: "done",
      action: { label: "Open", onAction: () => navigate(paths.groceryList(target.value)) },
    });
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Add to groceries"
      subtitle={only === undefined ? `${ids.length} recipes, each as it is written` : recipe?.title}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || lists === undefined || (only !== undefined && count === 0)}
            onPress={() => void add()}
          >
            {only === undefined ? "Add all" : `Add ${count} ${count === 1 ? "ingredient" : "ingredients"}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="List"
          className="min-w-44 flex-1"
          options={[
            ...(lists ?? []).map((list) => ({ id: list.id as string, label: list.title || "Untitled list" })),
            { id: newListId, label: "A new list" },
          ]}
          value={listId}
          onChange={setChosenList}
        />
        {only === undefined ? null : (
          <NumberField
            label={yieldAmount === null ? "Amounts ×" : "For how many"}
            className="w-32"
            value={shownAmount}
            minValue={0.25}
            step={yieldAmount === null ? 0.25 : 1}
            formatOptions={{ maximumFractionDigits: 2 }}
            onChange={(value) => Number.isFinite(value) && value > 0 && setAmount(value)}
          />
        )}
      </div>
      {only === undefined ? null : (
        <>
          <div className="mt-4 flex items-center justify-between">
            <p className="text-1 font-semibold text-ink-2">Untick what you have</p>
            <Button
              variant="quiet"
              size="small"
              onPress={() => setLeft(left.size === 0 ? new Set(lines.map((line) => line.id)) : new Set())}
            >
              {left.size === 0 ? "Untick all" : "Tick all"}
            </Button>
          </div>
          <ul className="mt-1">
            {lines.map((line) => {
              const { amount: text, rest } = shownLine(line.text, factor, { locale: navigator.language });
              return (
                <li key={line.id}>
                  <Checkbox
                    isSelected={!left.has(line.id)}
                    onChange={(isSelected) => {
                      const next = new Set(left);
                      if (isSelected) next.delete(line.id);
                      else next.add(line.id);
                      setLeft(next);
                    }}
                    className="w-full"
                  >
                    <span className="w-20 shrink-0 text-end font-semibold tabular wrap-anywhere">{text}</span>
                    <span className="min-w-0 flex-1 wrap-anywhere">{rest}</span>
                  </Checkbox>
                </li>
              );
            })}
          </ul>
          {lines.length === 0 && recipe ? (
            <p className="text-2 text-ink-2">This recipe has no ingredients written down.</p>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
