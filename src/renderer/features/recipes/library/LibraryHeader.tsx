/** The library's title and what can be begun from it. Drawn apart, because it stays the same while somebody types or scrolls. */
import { memo } from "react";
import { Download, Ellipsis, FileInput, Pencil, Plus, Trash2, Users } from "lucide-react";
import { useKitchen, type Item } from "../../../data/index.ts";
import { askToShare, CommentsButton, ShareButton, useAccessActions, useAccessMarks } from "../../../access/index.ts";
import { Button, LinkButton, Menu, navigate, PageHeader, paths, type MenuItems } from "../../../ui/index.ts";
import { renameCookbook, trashCookbook } from "../cookbookActions.ts";
import { createRecipe } from "../recipeActions.ts";

interface LibraryHeaderProps {
  title: string;
  /** The cookbook shown, once it is loaded. */
  cookbook: Item<"cookbook"> | null;
  /** Whether a cookbook is shown, loaded or not. */
  isShelf: boolean;
}

export const LibraryHeader = memo(function LibraryHeader({ title, cookbook, isShelf }: LibraryHeaderProps) {
  const kitchen = useKitchen();
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const mark = cookbook ? markOf(cookbook) : null;
  const cookbookItems: MenuItems = cookbook
    ? [
        { id: "import", label: "Import recipes…", icon: FileInput, onAction: () => navigate(paths.importing) },
        ...(access.may(cookbook, "edit")
          ? [
              {
                id: "rename",
                label: "Rename cookbook…",
                icon: Pencil,
                onAction: () => void renameCookbook(kitchen, cookbook),
              },
            ]
          : []),
        {
          group: "",
          items: [
            ...access.actions(cookbook),
            ...(access.mayTrash(cookbook)
              ? [
                  {
                    id: "trash",
                    label: "Delete cookbook",
                    icon: Trash2,
                    isDanger: true,
                    onAction: () =>
                      void trashCookbook(kitchen, cookbook).then((isDone) => isDone && navigate(paths.recipes)),
                  },
                ]
              : []),
          ],
        },
      ]
    : [];

  return (
    <PageHeader
      isPlain
      title={title}
      subtitle={mark ? `${mark.words}. What is put in is theirs to see.` : undefined}
      {...(isShelf ? { onBack: () => navigate(paths.recipes) } : {})}
      actions={
        <>
          {cookbook ? <CommentsButton item={cookbook} /> : null}
          {cookbook ? (
            <>
              <ShareButton item={cookbook} isSmall />
              <Menu label="Cookbook" icon={Ellipsis} items={cookbookItems} />
            </>
          ) : (
            <>
              <Menu
                label="All recipes"
                icon={Ellipsis}
                items={[
                  {
                    id: "share-all",
                    label: "Share all recipes…",
                    icon: Users,
                    onAction: () => askToShare({ itemType: "recipe", itemId: null, title: "All recipes" }),
                  },
                ]}
              />
              <LinkButton href={paths.importing} icon={Download}>
                Import
              </LinkButton>
            </>
          )}
          <Button variant="primary" icon={Plus} onPress={() => void createRecipe(kitchen)} aria-label="New recipe">
            New
          </Button>
        </>
      }
    />
  );
});
