import { setCookbookText } from "../../domain/cookbooks/document.ts";
import type { Kitchen } from "../data/index.ts";
import { navigate, paths, promptText, showFailure } from "../ui/index.ts";

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
