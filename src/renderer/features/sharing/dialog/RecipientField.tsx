/** The one field of the share dialog: finds people, groups and organizations as one types, and takes addresses, also many at once. */
import { useContext, useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { ComboBox, ComboBoxStateContext, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { readAddresses } from "../../../../domain/sharing/typedAddresses.ts";
import { cx, TagGroup, VisuallyHidden } from "../../../ui/index.ts";
import { findRecipients, personRecipient, withRecipients, type Recipient } from "./recipients.ts";
import { RecipientMark } from "./RecipientMark.tsx";

interface RecipientFieldProps {
  chosen: readonly Recipient[];
  onChange: (chosen: readonly Recipient[]) => void;
  known: readonly Recipient[];
  text: string;
  onText: (text: string) => void;
  problem: string | null;
  onProblem: (problem: string | null) => void;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Enter with nothing typed: on to sending. */
  onDone: () => void;
  /** At the end of the field: what they may do. */
  end: ReactNode;
}

const maxOffered = 8;

/** Closes the list when somebody was taken: the box's own value stays empty, so it does not see that itself. */
function CloseWhenTaken({ count }: { count: number }) {
  const state = useContext(ComboBoxStateContext);
  const close = useRef(state?.close);
  useEffect(() => {
    close.current = state?.close;
  });
  useEffect(() => close.current?.(), [count]);
  return null;
}

export function RecipientField({
  chosen,
  onChange,
  known,
  text,
  onText,
  problem,
  onProblem,
  inputRef,
  onDone,
  end,
}: RecipientFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  // Opened by typing; without anything typed by the arrow keys.
  const [isOpen, setIsOpen] = useState(false);
  // Emptying the field when somebody was taken must not open it over what comes next, the levels.
  const [isTyping, setTyping] = useState(false);
  const found = findRecipients(known, text, new Set(chosen.map(({ key }) => key)), maxOffered);

  const take = (typed: string): void => {
    const read = readAddresses(typed);
    onChange(
      withRecipients(
        chosen,
        read.addresses.map(
          (address) => known.find(({ key }) => key === personRecipient(address).key) ?? personRecipient(address),
        ),
      ),
    );
    setTyping(false);
    onText(read.rest.join(" "));
    onProblem(read.rest.length === 0 ? null : notAnAddress(read.rest));
  };
  const pick = (key: string): void => {
    const recipient = found.find((one) => one.key === key);
    if (!recipient) return;
    onChange(withRecipients(chosen, [recipient]));
    setTyping(false);
    onText("");
    onProblem(null);
  };

  return (
    // What has a collection of its own (the chips, the levels) stays outside the combo box, which would take its items for options.
    <div
      ref={box}
      className={cx(
        "flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border bg-surface py-1 ps-1.5 pe-1 focus-within:border-sky focus-within:shadow-[0_0_0_1px_var(--sky)]",
        problem === null ? "border-line-strong" : "border-rose",
      )}
    >
      {chosen.length > 0 ? (
        <TagGroup
          label="Chosen"
          items={chosen.map(({ key, name, ask }) => ({
            id: key,
            label: name,
            lead: (
              <RecipientMark
                kind={ask.kind}
                name={ask.kind === "person" && name === ask.address ? "" : name}
                size={20}
              />
            ),
          }))}
          onRemove={(gone) => onChange(chosen.filter(({ key }) => key !== gone))}
        />
      ) : null}
      <ComboBox
        className="contents"
        aria-label="People to share with"
        items={found}
        inputValue={text}
        value={null}
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger={isTyping ? "input" : "manual"}
        onOpenChange={setIsOpen}
        isInvalid={problem !== null}
        onChange={(key) => {
          if (key !== null) pick(String(key));
        }}
        onInputChange={(next) => {
          onProblem(null);
          if (/[,;\n]/.test(next)) take(next);
          else onText(next);
        }}
      >
        <CloseWhenTaken count={chosen.length} />
        <Input
          ref={inputRef}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          // The dialog is opened to say with whom.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          aria-describedby={problem === null ? undefined : "share-problem"}
          placeholder={chosen.length === 0 ? "Name, e-mail or group" : "Somebody else…"}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (readAddresses(pasted).addresses.length === 0) return;
            event.preventDefault();
            take(`${text} ${pasted}`);
          }}
          onInput={() => setTyping(true)}
          onKeyDown={(event) => {
            const isOnOption = event.currentTarget.getAttribute("aria-activedescendant") !== null;
            if (event.key === "Enter" && !isOnOption) {
              // Sending is the button's: who ends an address with Enter may still want to choose a level.
              event.preventDefault();
              const [best] = found;
              if (text.trim() === "") onDone();
              else if (readAddresses(text).addresses.length === 0 && isOpen && best) pick(best.key);
              else take(text);
            } else if (event.key === " " && readAddresses(text).addresses.length > 0) {
              event.preventDefault();
              take(text);
            } else if (event.key === "Backspace" && text === "") onChange(chosen.slice(0, -1));
          }}
          className="h-8 min-w-24 flex-1 basis-24 bg-transparent px-2 text-2 text-ink outline-none placeholder:text-ink-3 pointer-coarse:h-11 pointer-coarse:text-3"
        />
        <Popover
          triggerRef={box}
          offset={4}
          placement="bottom start"
          className="w-(--trigger-width) rounded-md bg-raised text-ink shadow-2 outline-none data-entering:animate-rise forced-colors:border"
        >
          <ListBox className="scroll-y max-h-[inherit] p-1 outline-none">
            {(recipient: Recipient) => (
              <ListBoxItem
                id={recipient.key}
                textValue={recipient.name}
                className="flex min-h-11 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 outline-none data-focused:bg-hover"
              >
                <RecipientMark kind={recipient.ask.kind} name={recipient.detail === "" ? "" : recipient.name} />
                <span className="min-w-0 flex-1">
                  <span dir="auto" className="block truncate text-2 font-semibold">
                    {recipient.name}
                  </span>
                  {recipient.detail === "" ? null : (
                    <span className="block truncate text-1 text-ink-2">{recipient.detail}</span>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {end}
      <VisuallyHidden>{chosen.length === 0 ? "" : `${chosen.length} chosen`}</VisuallyHidden>
    </div>
  );
}

export function notAnAddress(words: readonly string[]): string {
  return `“${words.join(" ")}” is nobody known here and no e-mail address. Write it like anna@example.org.`;
}
