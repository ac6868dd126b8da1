import {
  Bell,
  BookOpen,
  BookPlus,
  Download,
  FileInput,
  Keyboard,
  Library,
  PanelLeft,
  Settings,
  ShieldCheck,
  SunMoon,
  Trash2,
  Megaphone,
} from "lucide-react";
import { useSeesCampaigns } from "./useSeesCampaigns.ts";
import type { ItemId } from "../../domain/items/types.ts";
import { useItems, useKitchen } from "../data/index.ts";
import { recipeSearchOf } from "../data/search/index.ts";
import { navigate, paths, toggledTheme, useCommands, useCommandSearch, useTheme, type Command } from "../ui/index.ts";
import { useIsAdmin } from "../sync/useIsAdmin.ts";
import { createCookbook } from "./cookbookActions.ts";
import type { FrameActions } from "../ui/index.ts";
import { places } from "./places.ts";

/** Recipes offered by the palette for a query; the library itself shows the rest. */
const maxRecipesShown = 8;

/** The commands of the frame: everywhere one can go, and what is not part of a screen. */
export function useFrameCommands(actions: FrameActions): void {
  const kitchen = useKitchen();
  const { choose } = useTheme();
  const lists = useItems("list") ?? [];
  const tables = useItems("table") ?? [];
  const cookbooks = useItems("cookbook") ?? [];
  const isAdmin = useIsAdmin() === true;
  const seesCampaigns = useSeesCampaigns();

  const goTo = (id: string, label: string, icon: Command["icon"], path: string, detail: string): Command => ({
    id,
    label,
    ...(icon ? { icon } : {}),
    group: "Go to",
    detail,
    run: () => navigate(path),
  });

  useCommands([
    ...places.map((place): Command => ({
      id: `go.${place.screen}`,
      label: place.label,
      icon: place.icon,
      group: "Go to",
      shortcut: place.shortcut,
      run: () => navigate(place.href),
    })),
    {
      id: "go.notifications",
      label: "Notifications",
      icon: Bell,
      group: "Go to",
      shortcut: "G N",
      keywords: "news unread mentions",
      run: () => navigate(paths.notifications),
    },
    {
      id: "go.settings",
      label: "Settings",
      icon: Settings,
      group: "Go to",
      shortcut: "Mod+,",
      keywords: "preferences options theme backup units storage",
      run: () => navigate(paths.settings),
    },
    ...(seesCampaigns ? [goTo("go.campaigns", "Campaigns", Megaphone, paths.campaigns, "Of your organizations")] : []),
    ...(isAdmin
      ? [goTo("go.sharingAdmin", "Sharing administration", ShieldCheck, paths.sharingAdmin, "For admins of the server")]
      : []),
    {
      id: "go.trash",
      label: "Trash",
      icon: Trash2,
      group: "Go to",
      keywords: "deleted restore bin",
      run: () => navigate(paths.trash),
    },
    ...lists.map((list) =>
      goTo(
        `list.${list.id}`,
        list.title || "Untitled list",
        places[2]?.icon,
        paths.groceryList(list.id),
        "Grocery list",
      ),
    ),
    ...tables.map((table) =>
      goTo(`table.${table.id}`, table.title || "Untitled table", places[3]?.icon, paths.table(table.id), "Table"),
    ),
    ...cookbooks.map((cookbook) =>
      goTo(
        `cookbook.${cookbook.id}`,
        cookbook.title || "Untitled cookbook",
        Library,
        paths.cookbook(cookbook.id),
        "Cookbook",
      ),
    ),
    {
      id: "new.cookbook",
      label: "New cookbook",
      icon: BookPlus,
      group: "Create",
      run: () => void createCookbook(kitchen),
    },
    {
      id: "data.import",
      label: "Import recipes…",
      icon: FileInput,
      group: "Data",
      keywords: "paprika html folder web address",
      run: () => navigate(paths.importing),
    },
    {
      id: "data.export",
      label: "Export everything…",
      icon: Download,
      group: "Data",
      keywords: "backup save copy download",
      run: actions.exportAll,
    },
    {
      id: "data.importFile",
      label: "Import a Potluck file…",
      icon: FileInput,
      group: "Data",
      keywords: "restore backup export",
      run: actions.importAll,
    },
    {
      id: "view.theme",
      label: "Toggle theme",
      icon: SunMoon,
      group: "View",
      keywords: "dark light",
      shortcut: "Shift+Mod+L",
      run: () => choose(toggledTheme()),
    },
    {
      id: "view.sidebar",
      label: "Collapse or show the sidebar",
      icon: PanelLeft,
      group: "View",
      shortcut: "Mod+\\",
      run: actions.toggleSidebar,
    },
    {
      id: "help.keys",
      label: "Keyboard shortcuts",
      icon: Keyboard,
      group: "Help",
      shortcut: "?",
      run: actions.openHelp,
    },
    {
      id: "app.palette",
      label: "Search or jump to…",
      group: "Go to",
      shortcut: "Mod+K",
      isHidden: true,
      run: actions.openPalette,
    },
  ]);

  const findRecipes = async (query: string): Promise<Command[]> => {
    const { ids } = await recipeSearchOf(kitchen).search(query);
    return ids.slice(0, maxRecipesShown).flatMap((id): Command[] => {
      const recipe = kitchen.recipes.get(id as ItemId);
      if (!recipe) return [];
      return [
        {
          id: `recipe.${recipe.id}`,
          label: recipe.title || "Untitled recipe",
          group: "Recipes",
          icon: BookOpen,
          detail: recipe.tags.join(", "),
          run: () => navigate(paths.recipe(recipe.id)),
        },
      ];
    });
  };
  useCommandSearch({ find: findRecipes, follow: (changed) => recipeSearchOf(kitchen).follow(changed) });
}
