/** What can be done with a cookbook, wherever it stands. Its recipes are never touched by it. */
import { setCookbookText } from "../../../domain/cookbooks/document.ts";
import type { Item, Kitchen } from "../../data/index.ts";
import { promptText, showFailure, toast } from "../../ui/index.ts";

export async function renameCookbook(kitchen: Kitchen, cookbook: Item<"cookbook">): Promise<void> {
  const title = await promptText({
    title: "Rename cookbook",
    label: "Name",
    confirmLabel: "Rename",
    initialValue: cookbook.title,
  });
  if (title === null || title === cookbook.title) return;
  showFailure(await kitchen.items.edit(cookbook.id, "Rename cookbook", (doc) => setCookbookText(doc, "title", title)));
}

/** Puts a cookbook into the trash; its recipes stay. Answers whether it did. */
export async function trashCookbook(kitchen: Kitchen, cookbook: Item<"cookbook">): Promise<boolean> {
  const done = await kitchen.items.trash(`Delete cookbook “${cookbook.title}”`, [cookbook.id]);
  if (!showFailure(done)) return false;
  toast({
    message: `“${cookbook.title}” is in the trash. Its recipes stay.`,
    action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
  });
  return true;
}
