/** Recipes: library, reader, editor, import. Screens only; data comes from renderer/data. */
import { BookOpen } from "lucide-react";
import { EmptyState, PageHeader } from "../../ui/index.ts";

/** /recipes, /recipes/:id, /recipes/:id/edit, /cookbooks/:id */
export function RecipesScreen(_props: { recipeId?: string; isEditing?: boolean; cookbookId?: string }) {
  return (
    <>
      <PageHeader title="Recipes" />
      <EmptyState icon={BookOpen} title="Your recipes will be here" />
    </>
  );
}

/** /import */
export function ImportScreen() {
  return (
    <>
      <PageHeader title="Import" />
      <EmptyState icon={BookOpen} title="Bring your recipes in" />
    </>
  );
}
