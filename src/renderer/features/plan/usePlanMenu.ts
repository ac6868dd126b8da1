import {
  CalendarDays,
  ChevronLeft,
  ChevronRight,
  Copy,
  Eraser,
  ListOrdered,
  Pencil,
  Plus,
  Printer,
  ShoppingBasket,
  Trash2,
} from "lucide-react";
import { createPlan, currentPlanKey, useKitchen, useSetting, type Item } from "../../data/index.ts";
import { setPlanTitle } from "../../../domain/plans/document.ts";
import {
  printWindow,
  promptText,
  showFailure,
  toast,
  useCommands,
  useFrameActions,
  type MenuItems,
} from "../../ui/index.ts";
import { useAccessActions, useAccessCommands, useAccessMarks } from "../../access/index.ts";
import { worked } from "./report.ts";

interface PlanMenuOptions {
  plan: Item<"plan"> | undefined;
  plans: readonly Item<"plan">[] | undefined;
  /** Nothing is planned in the week shown. */
  isEmpty: boolean;
  /** So many weeks on; 0 = this week. */
  go: (weeks: number) => void;
  review: () => void;
  copyLast: () => void;
  clear: () => void;
  openSlots: () => void;
}

/** The plan's "More" menu; its commands and shortcuts are registered along with it. */
export function usePlanMenu({
  plan,
  plans,
  isEmpty,
  go,
  review,
  copyLast,
  clear,
  openSlots,
}: PlanMenuOptions): MenuItems {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const mayEdit = !plan || access.may(plan, "edit");
  const nameOf = (one: Item<"plan">): string => {
    const owner = markOf(one)?.sharedBy ?? null;
    return `${one.title || "Untitled plan"}${owner === null ? "" : ` · ${owner || "shared"}`}`;
  };
  const [, choosePlan] = useSetting(currentPlanKey);

  const newPlan = async () => {
    const name = await promptText({
      title: "New plan",
      label: "Name",
      confirmLabel: "Create",
      placeholder: "Meals, lunch boxes, camping…",
    });
    if (name) await worked(createPlan(kitchen, name));
  };
  const rename = async () => {
    if (!plan) return;
    const name = await promptText({
      title: "Rename plan",
      label: "Name",
      confirmLabel: "Rename",
      initialValue: plan.title,
    });
    if (name) await worked(kitchen.items.edit(plan.id, "Rename plan", (doc) => setPlanTitle(doc, name)));
  };
  const remove = async () => {
    if (plan && (await worked(kitchen.items.trash("Delete plan", [plan.id])))) {
      toast({ message: `“${plan.title}” is in the trash.`, action: { label: "Undo", onAction: undo } });
    }
  };

  useAccessCommands(plan);
  useCommands([
    {
      id: "plan.this-week",
      label: "Go to this week",
      group: "Plan",
      shortcut: "T",
      icon: CalendarDays,
      run: () => go(0),
    },
    {
      id: "plan.next-week",
      label: "Next week",
      group: "Plan",
      shortcut: "]",
      icon: ChevronRight,
      run: () => go(1),
    },
    {
      id: "plan.previous-week",
      label: "Previous week",
      group: "Plan",
      shortcut: "[",
      icon: ChevronLeft,
      run: () => go(-1),
    },
    {
      id: "plan.to-groceries",
      label: "Add week to groceries",
      group: "Plan",
      shortcut: "Shift+G",
      icon: ShoppingBasket,
      run: review,
    },
    {
      id: "plan.copy-last",
      label: "Copy last week into this one",
      group: "Plan",
      icon: Copy,
      isDisabled: !mayEdit,
      run: copyLast,
    },
    {
      id: "plan.clear",
      label: "Clear week",
      group: "Plan",
      icon: Eraser,
      isDisabled: isEmpty || !mayEdit,
      run: clear,
    },
    { id: "plan.print", label: "Print week", group: "Plan", shortcut: "Mod+P", icon: Printer, run: printWindow },
    {
      id: "plan.meals",
      label: "Edit meals of a day",
      group: "Plan",
      icon: ListOrdered,
      isDisabled: !mayEdit,
      run: openSlots,
    },
    { id: "plan.new", label: "New plan", group: "Plan", icon: Plus, run: () => void newPlan() },
  ]);

  return [
    ...(mayEdit
      ? [
          { id: "copy-last", label: "Copy last week", icon: Copy, onAction: copyLast },
          { id: "clear", label: "Clear week", icon: Eraser, isDisabled: isEmpty, onAction: clear },
        ]
      : []),
    { id: "print", label: "Print week", icon: Printer, shortcut: "Mod+P", onAction: printWindow },
    ...(mayEdit ? [{ id: "slots", label: "Meals of a day…", icon: ListOrdered, onAction: openSlots }] : []),
    {
      group: "Plans",
      items: [
        ...(plans ?? []).map((one) => ({
          id: one.id,
          label: nameOf(one),
          isChecked: one.id === plan?.id,
          onAction: () => void choosePlan(one.id).then(showFailure),
        })),
        { id: "new", label: "New plan…", icon: Plus, onAction: () => void newPlan() },
        ...(mayEdit
          ? [
              {
                id: "rename",
                label: "Rename plan…",
                icon: Pencil,
                isDisabled: !plan,
                onAction: () => void rename(),
              },
            ]
          : []),
        ...(plan ? access.actions(plan) : []),
        ...(!plan || access.mayTrash(plan)
          ? [
              {
                id: "delete",
                label: "Delete plan",
                icon: Trash2,
                isDanger: true,
                isDisabled: !plan,
                onAction: () => void remove(),
              },
            ]
          : []),
      ],
    },
  ];
}
