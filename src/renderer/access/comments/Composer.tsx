import { useId, useRef, useState, type KeyboardEvent } from "react";
import { checkCommentText } from "../../../domain/comments/comment.ts";
import { mentionBeingTyped, storedText, type Mentionable } from "../../../domain/comments/mentions.ts";
import { Avatar, Button, cx, foldText, onApple, TextArea, VisuallyHidden } from "../../ui/index.ts";

interface ComposerProps {
  /** Names the field. */
  label: string;
  placeholder: string;
  sendLabel: string;
  people: readonly Mentionable[];
  /** As people read it, `@Name` for mentions. */
  initialText?: string;
  autoFocus?: boolean;
  /** Takes what was written, as it is stored; true once it is kept. */
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}

const shownPeople = 6;

/** Where a comment is written: @ offers people, Mod+Enter sends. */
export function Composer({
  label,
  placeholder,
  sendLabel,
  people,
  initialText = "",
  autoFocus = false,
  onSend,
  onCancel,
}: ComposerProps) {
  const [text, setText] = useState(initialText);
  const [caret, setCaret] = useState(initialText.length);
  const [chosenAt, setChosenAt] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();

  const typed = mentionBeingTyped(text, caret);
  const query = foldText(typed?.query ?? "");
  const offered =
    typed && typed.at !== closedAt
      ? people.filter(({ name }) => foldText(name).includes(query)).slice(0, shownPeople)
      : [];
  const chosen = offered[Math.min(chosenAt, offered.length - 1)];

  const follow = (): void => {
    setCaret(field.current?.selectionStart ?? 0);
  };
  const insert = ({ name }: Mentionable): void => {
    if (!typed) return;
    const before = `${text.slice(0, typed.at)}@${name} `;
    setText(before + text.slice(caret).replace(/^ /, ""));
    setCaret(before.length);
    setClosedAt(typed.at);
    // After React has written the new text.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const send = async (): Promise<void> => {
    const stored = storedText(text, people);
    const checked = checkCommentText(stored);
    if (!checked.ok) return setProblem(checked.error.message);
    if (!(await onSend(checked.value))) return;
    setText("");
    setProblem(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const isMod = onApple ? event.metaKey : event.ctrlKey;
    if (chosen && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key) && !isMod) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") setClosedAt(typed?.at ?? null);
      else if (event.key === "ArrowDown") setChosenAt((at) => (at + 1) % offered.length);
      else if (event.key === "ArrowUp") setChosenAt((at) => (at + offered.length - 1) % offered.length);
      else insert(chosen);
    } else if (event.key === "Enter" && isMod) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={label}
        hideLabel
        rows={2}
        maxRows={8}
        placeholder={placeholder}
        value={text}
        autoFocus={autoFocus}
        inputRef={field}
        {...(problem === null ? {} : { errorMessage: problem })}
        onChange={(value) => {
          setText(value);
          setProblem(null);
          setChosenAt(0);
          follow();
        }}
        onKeyUp={follow}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 ? (
        <ul id={listId} aria-label="People to mention" className="rounded-md bg-raised p-1 shadow-2">
          {offered.map((person) => (
            <li key={person.personId}>
              <button
                type="button"
                tabIndex={-1}
                // Pressing it must not take the focus from the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(person)}
                className={cx(
                  "flex min-h-9 w-full items-center gap-2 rounded-sm px-2 text-start text-2 pointer-coarse:min-h-11",
                  person === chosen ? "bg-hover" : "",
                )}
              >
                <Avatar name={person.name} size={20} />
                <span className="min-w-0 truncate">{person.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <VisuallyHidden>
        <span role="status">
          {chosen ? `${chosen.name}, ${offered.indexOf(chosen) + 1} of ${offered.length}. Enter mentions them.` : ""}
        </span>
      </VisuallyHidden>
      <div className="flex justify-end gap-2">
        {onCancel ? (
          <Button variant="quiet" size="small" onPress={onCancel}>
            Cancel
          </Button>
        ) : null}
        <Button variant="primary" size="small" isDisabled={text.trim() === ""} onPress={() => void send()}>
          {sendLabel}
        </Button>
      </div>
    </div>
  );
}
