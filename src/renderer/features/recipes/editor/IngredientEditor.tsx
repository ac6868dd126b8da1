/** The ingredient lines in their groups: typing, pasting, reordering. Each change is one command on the recipe. */
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { FolderPlus, Plus, Trash2 } from "lucide-react";
import {
  addIngredientGroup,
  addIngredients,
  moveIngredient,
  removeIngredient,
  removeIngredientGroup,
  renameIngredientGroup,
  setIngredient,
} from "../../../../domain/recipes/commands.ts";
import { unnamedGroupId } from "../../../../domain/recipes/document.ts";
import type { IngredientGroup } from "../../../../domain/recipes/fields.ts";
import { pasteIngredients } from "../../../../domain/recipes/pasteCommands.ts";
import { ingredientsFromBlock } from "../../../../domain/recipes/pastedBlock.ts";
import { useKitchen, type Item } from "../../../data/index.ts";
import { Button, IconButton, VisuallyHidden } from "../../../ui/index.ts";
import { IngredientRow, type IngredientRowActions } from "./IngredientRow.tsx";
import { SortLine } from "./SortHandle.tsx";
import { useDraft, type Edit } from "./useEdits.ts";
import { useSorting } from "./useSorting.ts";

interface FlatLine {
  readonly id: string;
  readonly text: string;
  readonly groupId: string;
  readonly index: number;
}

function GroupTitle({ group, edit }: { group: IngredientGroup; edit: Edit }) {
  const draft = useDraft(
    group.title,
    (title) =>
      void edit(
        "Rename heading",
        (doc) => renameIngredientGroup(doc, group.id, title.slice(0, 500)),
        `group.${group.id}`,
      ),
  );
  return (
    <input
      aria-label="Heading"
      data-group-title={group.id}
      value={draft.value}
      placeholder="For the sauce"
      onChange={(event) => draft.onChange(event.target.value)}
      onBlur={draft.onBlur}
      className="h-8 min-w-0 flex-1 rounded-[4px] bg-transparent px-2 text-2 font-semibold outline-none focus-visible:shadow-[0_0_0_1px_var(--sky)] pointer-coarse:h-11"
    />
  );
}

export function IngredientEditor({ recipe, edit }: { recipe: Item<"recipe">; edit: Edit }) {
  const { items } = useKitchen();
  const root = useRef<HTMLElement>(null);
  const [focusOn, setFocusOn] = useState<{ selector: string; caret: number | null } | null>(null);
  const [spoken, setSpoken] = useState("");

  const groups = useMemo(() => {
    const { ingredientGroups } = recipe.fields;
    return ingredientGroups.length > 0 ? ingredientGroups : [{ id: unnamedGroupId, title: "", lines: [] }];
  }, [recipe.fields]);
  const flat = useMemo<FlatLine[]>(
    () => groups.flatMap((group) => group.lines.map((line, index) => ({ ...line, groupId: group.id, index }))),
    [groups],
  );

  // A line that a command has just made is there after the next render.
  useEffect(() => {
    if (!focusOn) return;
    const target = root.current?.querySelector<HTMLInputElement>(focusOn.selector);
    if (!target) return;
    target.focus();
    if (focusOn.caret !== null) target.setSelectionRange(focusOn.caret, focusOn.caret);
    setFocusOn(null);
  }, [focusOn, flat, groups]);
  const focusLine = (id: string | null | undefined, caret: number | null = null): void => {
    if (id) setFocusOn({ selector: `[data-line-id="${CSS.escape(id)}"]`, caret });
  };

  const addAfter = async (groupId: string, afterId: string | null, text = ""): Promise<void> => {
    // The focus goes there with the change, not when it is on the disk: the next letter may be on its way.
    await edit("Add ingredient", (doc) => focusLine(addIngredients(doc, groupId, [text], items.newId, afterId)[0], 0));
  };
  const move = (id: string, groupId: string, index: number): void => {
    void edit("Move ingredient", (doc) => moveIngredient(doc, id, groupId, index));
    const group = groups.find((one) => one.id === groupId);
    setSpoken(`Moved to place ${index + 1}${group?.title ? ` under ${group.title}` : ""}.`);
  };
  const step = (id: string, by: 1 | -1): void => {
    const line = flat.find((one) => one.id === id);
    const groupAt = groups.findIndex((group) => group.id === line?.groupId);
    if (!line || groupAt < 0) return;
    const size = groups[groupAt]?.lines.length ?? 0;
    const wanted = line.index + by;
    if (wanted >= 0 && wanted < size) move(id, line.groupId, wanted);
    else {
      const neighbour = groups[groupAt + by];
      if (neighbour) move(id, neighbour.id, by > 0 ? 0 : neighbour.lines.length);
    }
    setFocusOn({ selector: `[data-sort-handle="${CSS.escape(id)}"]`, caret: null });
  };
  const sorting = useSorting((id, place) => move(id, place.group, place.index), step);

  const own: IngredientRowActions = {
    change: (id, text) => {
      if (text.length <= 4_000) void edit("Edit ingredient", (doc) => setIngredient(doc, id, text), `line.${id}`);
    },
    remove: (id) => {
      const at = flat.findIndex((line) => line.id === id);
      void edit("Remove ingredient", (doc) => removeIngredient(doc, id));
      focusLine((flat[at + 1] ?? flat[at - 1])?.id);
    },
    keyDown: (id, event: KeyboardEvent<HTMLInputElement>) => {
      if (event.nativeEvent.isComposing) return;
      const { value, selectionStart, selectionEnd } = event.currentTarget;
      const at = flat.findIndex((line) => line.id === id);
      const line = flat[at];
      if (!line) return;
      const isAtStart = selectionStart === 0 && selectionEnd === 0;
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        const caret = selectionStart ?? value.length;
        const rest = value.slice(caret).trimStart();
        void edit("Add ingredient", (doc) => {
          if (rest !== "") setIngredient(doc, id, value.slice(0, caret).trimEnd());
          focusLine(addIngredients(doc, line.groupId, [rest], items.newId, id)[0], 0);
        });
      } else if (event.key === "Backspace" && isAtStart) {
        const previous = flat[at - 1];
        if (value === "" && flat.length > 1) {
          event.preventDefault();
          void edit("Remove ingredient", (doc) => removeIngredient(doc, id));
          focusLine((previous ?? flat[at + 1])?.id, previous ? previous.text.length : 0);
        } else if (previous) {
          event.preventDefault();
          void edit("Join ingredients", (doc) => {
            setIngredient(doc, previous.id, `${previous.text} ${value}`.trim());
            removeIngredient(doc, id);
          });
          focusLine(previous.id, previous.text.length);
        }
      } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.altKey) {
        event.preventDefault();
        step(id, event.key === "ArrowUp" ? -1 : 1);
        focusLine(id);
      } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
        const target = flat[at + (event.key === "ArrowUp" ? -1 : 1)];
        if (!target) return;
        event.preventDefault();
        focusLine(target.id, selectionStart);
      }
    },
    paste: (id, event: ClipboardEvent<HTMLInputElement>) => {
      const text = event.clipboardData.getData("text/plain");
      const line = flat.find((one) => one.id === id);
      if (!line || !/[\n\r]/.test(text.trim())) return;
      event.preventDefault();
      const pasted = ingredientsFromBlock(text);
      void edit("Paste ingredients", (doc) => focusLine(pasteIngredients(doc, line.groupId, id, pasted, items.newId)));
    },
  };
  // Rows are memoized, so that typing in one does not draw the others.
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });
  const [actions] = useState<IngredientRowActions>(() => ({
    change: (id, text) => latest.current.change(id, text),
    remove: (id) => latest.current.remove(id),
    keyDown: (id, event) => latest.current.keyDown(id, event),
    paste: (id, event) => latest.current.paste(id, event),
  }));

  return (
    <section ref={root} aria-label="Ingredients">
      <h2 className="text-3 font-semibold">Ingredients</h2>
      <p className="mt-0.5 text-1 text-ink-3">
        One to a line, as you would write it. Enter adds a line; a pasted list becomes lines, its headings groups.
      </p>
      <div ref={sorting.container} className="@container relative mt-2">
        <SortLine sorting={sorting} />
        {groups.map((group) => (
          <div key={group.id} className="mb-2">
            {group.id === unnamedGroupId ? null : (
              <div className="mt-3 flex items-center border-b border-line">
                <GroupTitle group={group} edit={edit} />
                <IconButton
                  label={`Remove the heading ${group.title}`}
                  icon={Trash2}
                  size="small"
                  onPress={() => void edit("Remove heading", (doc) => removeIngredientGroup(doc, group.id))}
                />
              </div>
            )}
            {group.lines.map((line, index) => (
              <IngredientRow
                key={line.id}
                id={line.id}
                groupId={group.id}
                text={line.text}
                place={index + 1}
                isDragged={sorting.drag?.id === line.id}
                sorting={sorting}
                actions={actions}
              />
            ))}
            {group.lines.length === 0 ? <div data-sort-group={group.id} className="h-1.5" /> : null}
            <Button variant="quiet" size="small" icon={Plus} onPress={() => void addAfter(group.id, null)}>
              {flat.length === 0 ? "Add the first ingredient" : "Add ingredient"}
            </Button>
          </div>
        ))}
      </div>
      <Button
        variant="quiet"
        size="small"
        icon={FolderPlus}
        onPress={() => {
          void edit("Add heading", (doc) => {
            const added = addIngredientGroup(doc, "", items.newId);
            addIngredients(doc, added, [""], items.newId);
            setFocusOn({ selector: `[data-group-title="${CSS.escape(added)}"]`, caret: null });
          });
        }}
      >
        Add a heading
      </Button>
      <VisuallyHidden>
        <span aria-live="assertive">{spoken}</span>
      </VisuallyHidden>
    </section>
  );
}
