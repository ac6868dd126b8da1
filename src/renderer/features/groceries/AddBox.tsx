import { useId, useMemo, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { ArrowUp, Plus } from "lucide-react";
import { aisleMemoryKey, typedBeforeKey, useSetting, useUnitSystem } from "../../data/index.ts";
import { aisleName } from "../../../domain/groceries/aisles.ts";
import type { ListFields } from "../../../domain/groceries/document.ts";
import { aisleOf } from "../../../domain/groceries/guessAisle.ts";
import { contributionAmountText, groupLines } from "../../../domain/groceries/ledger.ts";
import { contributionFromText } from "../../../domain/groceries/newContributions.ts";
import { typedLines } from "../../../domain/groceries/typedLines.ts";
import { cx, IconButton } from "../../ui/index.ts";
import { suggestionsFor } from "./suggestions.ts";

interface AddBoxProps {
  fields: ListFields | undefined;
  onAdd: (texts: readonly string[]) => Promise<boolean>;
  /** On phones it stands at the bottom, where the thumb is; what it says then opens upwards. */
  isAtBottom: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Previewed in full; of a longer paste the rest is counted. */
const maxPreviewed = 6;

/** The one input of a list. It says how it understands what is typed before it is added. */
export function AddBox({ fields, onAdd, isAtBottom, inputRef }: AddBoxProps) {
  const [text, setText] = useState("");
  const [isFocused, setIsFocused] = useState(false);
  const [memory] = useSetting(aisleMemoryKey);
  const [before] = useSetting(typedBeforeKey);
  const system = useUnitSystem();
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const lines = typedLines(text);
  const style = { locale: navigator.language, system };

  const isTyping = text.trim() !== "";
  const there = useMemo(() => {
    if (!fields || !isTyping) return new Map<string, string>();
    const open = groupLines(fields.contributions, {
      conversions: fields.conversions,
      locale: navigator.language,
      system,
    });
    return new Map(open.filter((line) => line.state === "open").map((line) => [line.foodKey, line.amountText]));
  }, [fields, isTyping, system]);

  const previews = lines.slice(0, maxPreviewed).flatMap((line, index) => {
    const read = contributionFromText(line, { id: `${index}`, addedAt: 0 });
    return read
      ? [
          {
            read,
            amount: contributionAmountText(read, style),
            aisle: aisleName(aisleOf(read.foodKey, { aisles: fields?.aisles ?? {}, aisleMemory: memory })),
            there: there.get(read.foodKey),
          },
        ]
      : [];
  });
  const suggestions = isFocused ? suggestionsFor(text, before) : [];

  const add = async (texts: readonly string[]) => {
    if (texts.length === 0) return;
    setText("");
    if (!(await onAdd(texts))) setText((now) => (now === "" ? texts.join("\n") : now));
  };
  const take = (suggestion: string) => {
    const earlier = lines.slice(0, -1);
    void add([...earlier, suggestion]);
    frame.current?.querySelector("textarea")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add(lines);
  };

  const help = (
    <div id={hintId} className={cx("flex flex-col gap-1", isAtBottom ? "pb-2" : "pt-2")}>
      {previews.length > 0 ? (
        <ul aria-live="polite" aria-label="Understood as" className="flex flex-col gap-0.5 px-1 text-1 text-ink-2">
          {previews.map(({ read, amount, aisle, there: has }) => (
            <li key={read.id} className="flex min-w-0 items-baseline gap-1.5">
              {amount ? <span className="shrink-0 font-semibold text-ink tabular">{amount}</span> : null}
              <span className="truncate text-ink">{read.food}</span>
              <span className="shrink-0">{`· ${aisle}`}</span>
              {has === undefined ? null : (
                <span className="shrink-0 tabular">{has ? `· joins ${has}` : "· is on the list"}</span>
              )}
            </li>
          ))}
          {lines.length > previews.length ? <li>{`and ${lines.length - previews.length} more`}</li> : null}
        </ul>
      ) : null}
      {suggestions.length > 0 ? (
        <ul aria-label="Added before" className="flex flex-wrap gap-1.5">
          {suggestions.map((suggestion) => (
            <li key={suggestion} className="max-w-full">
              <button
                type="button"
                // Pressing must not take the focus from the field first: on a phone the keyboard would fold away.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(suggestion)}
                className="focus-ring h-7 max-w-full truncate rounded-full bg-sunken px-3 text-1 text-ink-2 hover:text-ink pointer-coarse:h-11 pointer-coarse:px-4"
              >
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

  return (
    <div
      ref={frame}
      data-frame="chrome"
      onFocus={() => setIsFocused(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsFocused(false);
      }}
    >
      {isAtBottom ? help : null}
      <div className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-surface ps-3.5 pe-1.5 focus-within:border-sky focus-within:shadow-[0_0_0_1px_var(--sky)] hover:border-line-strong">
        <Plus size={17} className="shrink-0 text-ink-2" aria-hidden />
        <textarea
          ref={inputRef}
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label="Add to the list"
          aria-describedby={hintId}
          placeholder={isAtBottom ? "Add…" : "Add: 2 l milk, a bunch of parsley…"}
          enterKeyHint="done"
          autoCapitalize="none"
          autoComplete="off"
          className="field-sizing-content max-h-40 min-w-0 flex-1 resize-none self-center bg-transparent py-2.5 text-[15px] leading-[22px] text-ink outline-none pointer-coarse:text-3"
        />
        {lines.length > 0 ? (
          <IconButton
            label={lines.length === 1 ? "Add" : `Add ${lines.length}`}
            icon={ArrowUp}
            onPress={() => void add(lines)}
            className="text-accent"
          />
        ) : null}
      </div>
      {isAtBottom ? null : help}
    </div>
  );
}
