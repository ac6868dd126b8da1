import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Search } from "lucide-react";
import { currentCommands, cx, followSearches, Kbd, searchCommands, type Command } from "../ui/index.ts";
import { paletteGroups } from "./paletteLines.ts";

function PaletteBody({ close }: { close: () => void }) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly Command[]>([]);
  const [active, setActive] = useState(0);
  // What can be done is what could be done when it was opened; the palette itself changes nothing.
  const [commands] = useState(currentCommands);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (query.trim() === "") {
      setFound([]);
      return;
    }
    let isCurrent = true;
    const ask = () =>
      void searchCommands(query).then((answers) => {
        if (isCurrent) setFound(answers);
      });
    ask();
    // Who types before the kitchen is read through has the answer as soon as it is.
    const stop = followSearches(ask);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [query]);

  const groups = paletteGroups(query, commands, found);
  const lines = groups.flatMap((group) => group.commands);
  const current = Math.min(active, Math.max(0, lines.length - 1));
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, query]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = lines.length - 1;
    if (event.key === "ArrowDown") setActive(current >= last ? 0 : current + 1);
    else if (event.key === "ArrowUp") setActive(current <= 0 ? last : current - 1);
    else if (event.key === "Home" && event.ctrlKey) setActive(0);
    else if (event.key === "End" && event.ctrlKey) setActive(last);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) run(lines[current]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="flex h-13 shrink-0 items-center gap-3 border-b border-line px-4">
        <Search size={17} className="shrink-0 text-ink-2" aria-hidden />
        <input
          // The palette is opened to type into it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          role="combobox"
          aria-label="Search or jump to"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={lines.length > 0 ? optionId(current) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="A recipe, a place, something to do…"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-3 text-ink outline-none"
        />
        <Kbd keys="Escape" className="max-sm:hidden" />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Results" className="scroll-y min-h-0 flex-1 p-1.5">
        {groups.map((group, groupIndex) => (
          <div key={group.group} role="group" aria-labelledby={`${listId}-g${groupIndex}`}>
            <p
              id={`${listId}-g${groupIndex}`}
              role="presentation"
              className="px-2.5 pt-2 pb-1 text-1 font-semibold text-ink-3"
            >
              {group.group}
            </p>
            {group.commands.map((command) => {
              const at = lines.indexOf(command);
              const IconShape = command.icon;
              return (
                // The text field has the keyboard, as in every combobox; the mouse works here.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={command.id}
                  id={optionId(at)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === current}
                  onPointerMove={() => setActive(at)}
                  onClick={() => run(command)}
                  className={cx(
                    "flex min-h-9 cursor-default items-center gap-3 rounded-sm px-2.5 py-1 pointer-coarse:min-h-11",
                    at === current && "bg-accent-soft",
                  )}
                >
                  <span
                    className={cx(
                      "grid w-5 shrink-0 place-items-center",
                      at === current ? "text-accent" : "text-ink-2",
                    )}
                  >
                    {IconShape ? <IconShape size={16} aria-hidden /> : null}
                  </span>
                  <span className="min-w-0 flex-1 truncate text-2 font-medium">{command.label}</span>
                  {command.detail ? (
                    <span className="max-w-[40%] shrink-0 truncate text-1 text-ink-2">{command.detail}</span>
                  ) : null}
                  {command.shortcut ? <Kbd keys={command.shortcut} className="shrink-0 max-sm:hidden" /> : null}
                </div>
              );
            })}
          </div>
        ))}
        {lines.length === 0 ? (
          <p className="px-3 py-8 text-center text-2 text-ink-2">Nothing is called “{query}”.</p>
        ) : null}
      </div>
      <p aria-live="polite" className="sr-only">
        {lines.length === 1 ? "1 result" : `${lines.length} results`}
      </p>
    </>
  );
}

/** Ctrl/Cmd-K: jump anywhere, do anything, by typing. */
export function CommandPalette({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex h-(--visual-viewport-height) items-start justify-center bg-scrim p-3 data-entering:animate-fade md:pt-[12vh]"
    >
      <Modal className="w-full max-w-[620px] md:data-entering:animate-rise">
        <Dialog
          aria-label="Command palette"
          className="flex max-h-[min(560px,calc(var(--visual-viewport-height)*.8))] flex-col overflow-hidden rounded-lg bg-surface text-ink shadow-2 outline-none forced-colors:border"
        >
          <PaletteBody close={() => onOpenChange(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
