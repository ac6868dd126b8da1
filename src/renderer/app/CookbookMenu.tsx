import { Library, Plus } from "lucide-react";
import { useItems, useKitchen } from "../data/index.ts";
import { Menu, paths } from "../ui/index.ts";
import { createCookbook } from "./cookbookActions.ts";

/** The cookbooks when the sidebar is icons alone. */
export function CookbookMenu() {
  const kitchen = useKitchen();
  const cookbooks = useItems("cookbook") ?? [];
  return (
    <Menu
      label="Cookbooks"
      icon={Library}
      className="mt-1 size-10"
      items={[
        ...cookbooks.map((cookbook) => ({
          id: cookbook.id,
          label: cookbook.title || "Untitled cookbook",
          href: paths.cookbook(cookbook.id),
        })),
        {
          group: "",
          items: [{ id: "new", label: "New cookbook…", icon: Plus, onAction: () => void createCookbook(kitchen) }],
        },
      ]}
    />
  );
}
