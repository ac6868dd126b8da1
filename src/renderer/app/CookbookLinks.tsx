import { Pencil, Plus, Trash2 } from "lucide-react";
import { useItems, useKitchen } from "../data/index.ts";
import { IconButton, openContextMenu, paths, usePath } from "../ui/index.ts";
import { createCookbook, renameCookbook, trashCookbook } from "./cookbookActions.ts";
import { NavLink } from "./NavLink.tsx";

/** The cookbooks in the sidebar. */
export function CookbookLinks() {
  const kitchen = useKitchen();
  const cookbooks = useItems("cookbook");
  const path = usePath();
  return (
    <div className="mt-3">
      <div className="flex h-8 items-center justify-between ps-2.5 pe-1">
        <h2 id="cookbooks-heading" className="text-1 font-semibold text-ink-2">
          Cookbooks
        </h2>
        <IconButton label="New cookbook" icon={Plus} size="small" onPress={() => void createCookbook(kitchen)} />
      </div>
      {cookbooks?.length === 0 ? <p className="px-2.5 py-1 text-1 text-ink-3">Gather recipes under a name of your own.</p> : null}
      <ul aria-labelledby="cookbooks-heading">
        {cookbooks?.map((cookbook) => (
          <li
            key={cookbook.id}
            onContextMenu={(event) =>
              openContextMenu(event, cookbook.title, [
                { id: "rename", label: "Rename…", icon: Pencil, onAction: () => void renameCookbook(kitchen, cookbook) },
                { id: "trash", label: "Delete", icon: Trash2, isDanger: true, onAction: () => void trashCookbook(kitchen, cookbook) },
              ])
            }
          >
            <NavLink href={paths.cookbook(cookbook.id)} label={cookbook.title || "Untitled cookbook"} count={cookbook.fields.entries.length} isCurrent={path === paths.cookbook(cookbook.id)} isMinor />
          </li>
        ))}
      </ul>
    </div>
  );
}
