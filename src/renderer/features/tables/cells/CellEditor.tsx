/** Editing in place: the field that opens in a cell. Each type has its own; all commit a text or a value and never lose one. */
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { editText } from "../../../../domain/tables/cellText.ts";
import { cx } from "../../../ui/index.ts";
import { afterKey, editorClass, type AfterEdit, type CellEditorProps } from "./editing.ts";
import { DateEditor } from "./DateEditor.tsx";
import { OptionEditor, type CellOption } from "./OptionEditor.tsx";

export function CellEditor(props: CellEditorProps): ReactNode {
  const { column, context, people } = props;
  switch (column.type) {
    case "choice": {
      const options = column.choices.map((choice): CellOption => ({ id: choice.id, label: choice.name, choice }));
      return <OptionEditor {...props} options={options} adds="choice" />;
    }
    case "person":
      return (
        <OptionEditor
          {...props}
          options={people.map((name) => ({ id: name, label: name, isPerson: true }))}
          adds="text"
        />
      );
    case "link": {
      const options = context.targets.map(({ id, title, type }): CellOption => ({
        id,
        label: title || "Untitled",
        detail: type,
      }));
      return <OptionEditor {...props} options={options} adds="text" />;
    }
    case "date":
      return <DateEditor {...props} />;
    case "text":
    case "number":
    case "checkbox":
      return <TextEditor {...props} />;
    default:
      return column.type satisfies never;
  }
}

function TextEditor({ column, value, isReplacing, context, onCommit, onCancel }: CellEditorProps) {
  const [text, setText] = useState(isReplacing ? "" : editText(value, column, context.cells));
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const isLong = column.type === "text" && (text.length > 24 || text.includes("\n"));
  const commit = (after: AfterEdit): void => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit({ text }, after);
  };
  return (
    <textarea
      ref={field}
      aria-label={`Edit ${column.name}`}
      value={text}
      rows={isLong ? Math.min(8, Math.max(3, text.split("\n").length)) : 1}
      inputMode={column.type === "number" ? "decimal" : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => commit("stay")}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          isDone.current = true;
          event.preventDefault();
          onCancel();
          return;
        }
        if (event.key === "Enter" && event.altKey && column.type === "text") {
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          setText(`${text.slice(0, selectionStart)}\n${text.slice(selectionEnd)}`);
          return;
        }
        const after = afterKey(event);
        if (!after) return;
        event.preventDefault();
        commit(after);
      }}
      className={cx(
        editorClass,
        "resize-none overflow-auto py-1.5 leading-5",
        column.type === "number" && "text-end tabular",
        isLong ? "h-auto min-w-[280px] rounded-sm shadow-2" : "overflow-hidden whitespace-pre",
      )}
    />
  );
}
