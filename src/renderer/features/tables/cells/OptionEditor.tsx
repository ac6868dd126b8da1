/** A cell editor with a list to pick from: choices, people, items to link to. Typing narrows the list; new words may be added. */
import { useId, useLayoutEffect, useRef, useState } from "react";
import { Popover } from "react-aria-components";
import { Plus } from "lucide-react";
import type { Choice } from "../../../../domain/tables/fields.ts";
import { editText } from "../../../../domain/tables/cellText.ts";
import { typedValue } from "../../../../domain/tables/paste.ts";
import { useKitchen } from "../../../data/index.ts";
import { Avatar, cx, foldText } from "../../../ui/index.ts";
import { afterKey, editorClass, type AfterEdit, type CellEditorProps } from "./editing.ts";
import { ChoiceChip } from "./ChoiceChip.tsx";

export interface CellOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly choice?: Choice;
  readonly isPerson?: boolean;
}

/** The list is for picking, not for reading thousands: typing narrows it. */
const maxShown = 50;

interface OptionEditorProps extends CellEditorProps {
  readonly options: readonly CellOption[];
  /** What happens with words that are no option: they become a new choice, or stay as text. */
  readonly adds: "choice" | "text";
}

export function OptionEditor({
  column,
  value,
  isReplacing,
  context,
  options,
  adds,
  onCommit,
  onCancel,
}: OptionEditorProps) {
  const { items } = useKitchen();
  const initial = isReplacing ? "" : editText(value, column, context.cells);
  const [text, setText] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const listId = useId();
  const query = text === initial && !isReplacing ? "" : foldText(text.trim());
  const matches = options.filter((option) => query === "" || foldText(option.label).includes(query)).slice(0, maxShown);
  const isNew = text.trim() !== "" && !options.some((option) => foldText(option.label) === foldText(text.trim()));
  const current = options.findIndex((option) => option.id === value);
  // Typed words choose the first match; an unchanged field keeps its value.
  const [marked, setMarked] = useState<number | null>(null);
  const shown = marked ?? (query !== "" && matches.length > 0 ? 0 : -1);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  useLayoutEffect(() => {
    if (shown >= 0) document.getElementById(`${listId}-${shown}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, shown]);

  const finish = (run: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    run();
  };
  const pick = (option: CellOption, after: AfterEdit): void => finish(() => onCommit({ value: option.id }, after));
  const add = (after: AfterEdit): void =>
    finish(() => {
      if (adds === "text") {
        onCommit({ text }, after);
        return;
      }
      const typed = typedValue(text, column, context.cells, items.newId);
      onCommit({ value: typed.value, ...(typed.newChoice ? { newChoice: typed.newChoice } : {}) }, after);
    });
  const commit = (after: AfterEdit): void => {
    const option = matches[shown];
    if (shown === matches.length && isNew) add(after);
    else if (option && (marked !== null || foldText(option.label) === query || (adds === "choice" && query !== "")))
      pick(option, after);
    else if (text === initial && !isReplacing) finish(onCancelTo(after));
    else if (text.trim() === "") finish(() => onCommit({ value: null }, after));
    else add(after);
  };
  const onCancelTo = (after: AfterEdit) => (): void => onCommit({ value: value ?? null }, after);
  const lineClass = (isMarked: boolean): string =>
    cx(
      "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2.5 py-1 text-2 pointer-coarse:min-h-11",
      isMarked && "bg-hover",
    );

  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-label={`Edit ${column.name}`}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown >= 0 ? `${listId}-${shown}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(null);
        }}
        onBlur={() => commit("stay")}
        onKeyDown={(event) => {
          event.stopPropagation();
          const last = matches.length - 1 + (isNew ? 1 : 0);
          if (event.key === "Escape") {
            event.preventDefault();
            finish(onCancel);
          } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            const from = shown >= 0 ? shown : query === "" && current >= 0 ? current - step : step > 0 ? -1 : last + 1;
            setMarked(Math.max(0, Math.min(last, from + step)));
          } else {
            const after = afterKey(event);
            if (!after) return;
            event.preventDefault();
            commit(after);
          }
        }}
        className={cx(editorClass, "h-full w-full")}
      />
      <Popover
        isOpen
        isNonModal
        triggerRef={field}
        placement="bottom start"
        offset={2}
        // The list belongs to the field: pressing in it must not take the focus, or the field would close first.
        className="min-w-(--trigger-width) max-w-[min(360px,92vw)] rounded-md bg-raised text-ink shadow-2 outline-none forced-colors:border"
        onOpenChange={() => undefined}
      >
        <section aria-label={`Options of ${column.name}`}>
          <div
            id={listId}
            role="listbox"
            tabIndex={-1}
            aria-label={column.name}
            className="scroll-y max-h-64 p-1 outline-none"
            onMouseDown={(event) => event.preventDefault()}
          >
            {matches.map((option, index) => (
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={option.id === value}
                className={lineClass(index === shown)}
                onPointerMove={() => setMarked(index)}
                onClick={() => pick(option, "stay")}
                onKeyDown={() => undefined}
              >
                {option.choice ? (
                  <ChoiceChip choice={option.choice} />
                ) : option.isPerson ? (
                  <Avatar name={option.label} />
                ) : null}
                {option.choice ? null : <span className="min-w-0 flex-1 truncate">{option.label}</span>}
                {option.detail ? <span className="text-1 text-ink-2">{option.detail}</span> : null}
              </div>
            ))}
            {isNew ? (
              <div
                id={`${listId}-${matches.length}`}
                role="option"
                tabIndex={-1}
                aria-selected={false}
                className={lineClass(shown === matches.length)}
                onPointerMove={() => setMarked(matches.length)}
                onClick={() => add("stay")}
                onKeyDown={() => undefined}
              >
                <Plus size={14} aria-hidden className="text-ink-2" />
                <span className="truncate">
                  {adds === "choice" ? `Add “${text.trim()}”` : `Keep “${text.trim()}” as text`}
                </span>
              </div>
            ) : null}
            {matches.length === 0 && !isNew ? (
              <div
                role="option"
                aria-selected={false}
                aria-disabled
                tabIndex={-1}
                className="px-2.5 py-2 text-1 text-ink-2"
              >
                {column.type === "choice" ? "Type the name of a first choice." : "Type to add a name."}
              </div>
            ) : null}
          </div>
        </section>
      </Popover>
    </>
  );
}
