import { useState } from "react";
import { currentCommands, Dialog, Kbd, type Command } from "../ui/index.ts";

/** Keys that are not commands but worth knowing. */
const everywhere = [
  { keys: "Tab", label: "From one part to the next" },
  { keys: "Escape", label: "Close, clear, or leave what is open" },
  { keys: "Shift+F10", label: "Menu of what has the focus" },
];

function ShortcutList({ commands }: { commands: readonly Command[] }) {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return (
    <div className="columns-1 gap-8 sm:columns-2">
      {[...groups].map(([group, members]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-1 font-semibold text-ink-3">{group}</h3>
          <dl>
            {members.map((command) => (
              <div
                key={`${command.id}-${command.shortcut}`}
                className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0"
              >
                <dt className="min-w-0 text-2">{command.label}</dt>
                <dd className="shrink-0">
                  <Kbd keys={command.shortcut ?? ""} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className="mb-4 break-inside-avoid">
        <h3 className="mb-1 text-1 font-semibold text-ink-3">Everywhere</h3>
        <dl>
          {everywhere.map(({ keys, label }) => (
            <div
              key={keys}
              className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0"
            >
              <dt className="text-2">{label}</dt>
              <dd>
                <Kbd keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function HelpBody() {
  const [commands] = useState(() => currentCommands().filter((command) => command.shortcut !== undefined));
  return <ShortcutList commands={commands} />;
}

/** "?": every shortcut that works right now. */
export function HelpSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      subtitle="Those of this screen and those that work everywhere."
      size="medium"
    >
      <HelpBody />
    </Dialog>
  );
}
