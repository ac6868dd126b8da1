import { useState } from "react";
import type { ItemId } from "../../../domain/items/types.ts";
import { addDays, localDay, type IsoDate } from "../../../domain/plans/weeks.ts";
import { useItem, useItems, useKitchen, useSetting } from "../../data/index.ts";
import { addRecipeToPlan, createPlan, currentPlanKey, pickCurrent } from "../../data/kitchenActions/index.ts";
import { Button, Dialog, navigate, NumberField, paths, Select, showFailure, toast } from "../../ui/index.ts";

/** Days offered; further ones are planned on the plan itself. */
const daysAhead = 21;

function dayLabel(date: IsoDate, offset: number): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  return offset === 0 ? `Today, ${words}` : offset === 1 ? `Tomorrow, ${words}` : words;
}

/** Which day, which meal, for how many. */
export function AddToPlanDialog({
  ids,
  servings,
  onClose,
}: {
  ids: readonly ItemId[];
  servings: number | null;
  onClose: () => void;
}) {
  const kitchen = useKitchen();
  const plans = useItems("plan");
  const [currentPlan] = useSetting(currentPlanKey);
  const only = ids.length === 1 ? ids[0] : undefined;
  const recipe = useItem("recipe", only);
  const [today] = useState(() => localDay(new Date()));
  const [chosenPlan, setChosenPlan] = useState<string | null>(null);
  const [date, setDate] = useState<IsoDate>(today);
  const [chosenSlot, setChosenSlot] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(servings);

  const plan = plans?.find(({ id }) => id === (chosenPlan ?? pickCurrent(plans, currentPlan)));
  const slots = plan?.fields.slots ?? [];
  const slot = slots.find(({ id }) => id === chosenSlot) ?? slots.at(-1);
  const shownAmount = amount ?? recipe?.fields.yieldAmount ?? null;

  const add = async (): Promise<void> => {
    const title = only === undefined ? `${ids.length} recipes` : `“${recipe?.title || "Untitled recipe"}”`;
    const group = kitchen.undo.group(`Plan ${title}`);
    let planId = plan?.id;
    let slotId = slot?.id;
    if (planId === undefined) {
      const made = await createPlan(kitchen, "Meals", group);
      if (!showFailure(made)) return;
      planId = made.value;
      slotId = (await kitchen.items.get("plan", made.value))?.fields.slots.at(-1)?.id;
    }
    for (const recipeId of ids) {
      const done = await addRecipeToPlan(
        kitchen,
        { planId, recipeId, date, slotId: slotId ?? "", servings: only === undefined ? null : amount },
        group,
      );
      if (!showFailure(done)) return;
    }
    onClose();
    toast({
      message: `${title} planned for ${dayLabel(date, -1)}.`,
      tone: "done",
      action: { label: "Open", onAction: () => navigate(paths.planWeek(date)) },
    });
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      title="Add to the plan"
      subtitle={only === undefined ? `${ids.length} recipes` : recipe?.title}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={plans === undefined} onPress={() => void add()}>
            Add to plan
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {plans !== undefined && plans.length > 1 ? (
          <Select
            label="Plan"
            options={plans.map((one) => ({ id: one.id as string, label: one.title || "Untitled plan" }))}
            value={plan?.id ?? null}
            onChange={setChosenPlan}
          />
        ) : null}
        <Select
          label="Day"
          options={Array.from({ length: daysAhead }, (_, offset) => {
            const day = addDays(today, offset);
            return { id: day, label: dayLabel(day, offset) };
          })}
          value={date}
          onChange={setDate}
        />
        {slots.length > 0 ? (
          <Select
            label="Meal"
            options={slots.map(({ id, name }) => ({ id, label: name }))}
            value={slot?.id ?? null}
            onChange={setChosenSlot}
          />
        ) : null}
        {shownAmount === null ? null : (
          <NumberField
            label="For how many"
            value={shownAmount}
            minValue={0.25}
            step={1}
            formatOptions={{ maximumFractionDigits: 2 }}
            onChange={(value) => Number.isFinite(value) && value > 0 && setAmount(value)}
          />
        )}
      </div>
    </Dialog>
  );
}
