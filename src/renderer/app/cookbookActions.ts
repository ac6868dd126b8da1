/** What can be done with a cookbook from the frame. */
import { setCookbookText } from "../../domain/cookbooks/document.ts";
import type { Item, Kitchen } from "../data/index.ts";
import { navigate, paths, promptText, showFailure, toast } from "../ui/index.ts";

/** Asks for a name, creates the cookbook and opens it. */
export async function createCookbook(kitchen: Kitchen): Promise<void> {
  const title = await promptText({
    title: "New cookbook",
    label: "Name",
    confirmLabel: "Create",
    placeholder: "Weeknights, Grandmother, Bread…",
  });
  if (title === null) return;
  const created = await kitchen.items.create(`New cookbook “${title}”`, {
    type: "cookbook",
    init: (doc) => setCookbookText(doc, "title", title),
  });
  if (showFailure(created)) navigate(paths.cookbook(created.value));
}

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

/** Puts a cookbook into the trash; its recipes stay. */
export async function trashCookbook(kitchen: Kitchen, cookbook: Item<"cookbook">): Promise<void> {
  const done = await kitchen.items.trash(`Delete cookbook “${cookbook.title}”`, [cookbook.id]);
  if (!showFailure(done)) return;
  toast({
    message: `“${cookbook.title}” is in the trash. Its recipes stay.`,
    action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
  });
}
