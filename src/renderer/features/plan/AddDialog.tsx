import { useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from "react-aria-components";
import { Search, StickyNote } from "lucide-react";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { Dialog } from "../../ui/index.ts";
import { longDay } from "./dayWords.ts";
import type { Slot } from "./usePlanWeek.ts";
import { recipeDetail, useFoundRecipes } from "./useFoundRecipes.ts";

interface AddDialogProps {
  place: { date: IsoDate; slot: Slot };
  onClose: () => void;
  onRecipe: (recipeId: string) => void;
  onNote: (text: string) => void;
}

const noteId = "~note";
const lineClass =
  "flex min-h-11 cursor-default items-center gap-2 rounded-sm px-3 py-1.5 outline-none data-focused:bg-hover data-focus-visible:bg-hover data-hovered:bg-hover";

/** What goes onto a day: a recipe that is searched for, or whatever was typed, as a note. */
export function AddDialog({ place, onClose, onRecipe, onNote }: AddDialogProps) {
  const [query, setQuery] = useState("");
  const { recipes, isReady } = useFoundRecipes(query);
  const note = query.trim();
  const lines = [
    ...recipes.map((recipe) => ({ id: recipe.id as string, recipe })),
    ...(note ? [{ id: noteId, recipe: null }] : []),
  ];
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={place.slot.name}
      subtitle={longDay(place.date)}
      className="px-3! pb-3!"
    >
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField
          aria-label="Recipe or note"
          autoFocus
          className="mx-2.5 mb-2 flex h-9 items-center gap-2.5 rounded-sm border border-line ps-2.5 focus-within:border-sky focus-within:shadow-[0_0_0_1px_var(--sky)] pointer-coarse:h-11"
        >
          <Search size={15} className="shrink-0 text-ink-2" aria-hidden />
          {/* A combobox, because the arrow keys walk the list below while the focus stays here. */}
          <Input
            // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete adds aria-controls
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
            placeholder="Search recipes, or type a note…"
            className="h-full min-w-0 flex-1 bg-transparent text-2 outline-none pointer-coarse:text-3 [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <ListBox
          aria-label="Recipes"
          items={lines}
          dependencies={[note]}
          selectionMode="none"
          onAction={(key) => (key === noteId ? onNote(note) : onRecipe(String(key)))}
          className="scroll-y h-[min(420px,50vh)] outline-none"
          renderEmptyState={() =>
            isReady ? (
              <p className="px-3 py-6 text-center text-1 text-ink-2">
                No recipes yet. Type what is eaten (“leftovers”, “at Anna’s”) to put it here as a note.
              </p>
            ) : null
          }
        >
          {({ recipe }) =>
            recipe ? (
              <ListBoxItem id={recipe.id} textValue={recipe.title} className={lineClass}>
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 text-2 wrap-anywhere">{recipe.title}</span>
                  <span className="block truncate text-1 text-ink-2 tabular">{recipeDetail(recipe)}</span>
                </span>
              </ListBoxItem>
            ) : (
              <ListBoxItem id={noteId} textValue={note} className={lineClass}>
                <StickyNote size={16} className="shrink-0 text-ink-2" aria-hidden />
                <span className="min-w-0 flex-1 text-2 wrap-anywhere">Write “{note}” as a note</span>
              </ListBoxItem>
            )
          }
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
