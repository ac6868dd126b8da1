/** What a campaign sends: found by its name, then shown with a way to choose another. */
import { useState } from "react";
import { typeNames } from "../../../domain/items/materialize.ts";
import type { LinkTarget } from "../../data/tables/useTable.ts";
import { Button, ComboBox } from "../../ui/index.ts";

interface ItemFieldProps {
  targets: readonly LinkTarget[];
  /** What is chosen: its name and type; null: nothing yet. */
  chosen: { readonly title: string; readonly type: string } | null;
  onChoose: (id: string | null) => void;
}

/** Options in the list; whoever has more types. */
const most = 500;

export function ItemField({ targets, chosen, onChoose }: ItemFieldProps) {
  const [text, setText] = useState("");
  const [wasChosen, setWasChosen] = useState(false);
  if (chosen) {
    return (
      <div role="group" aria-label="What to send" className="min-w-56 flex-1">
        <p className="text-1 font-medium text-ink-2">What to send</p>
        <div className="flex items-center gap-3">
          <span className="min-w-0 flex-1 text-2 wrap-anywhere">
            <strong className="font-semibold">{chosen.title}</strong> · {chosen.type}
          </span>
          <Button
            size="small"
            autoFocus={wasChosen}
            onPress={() => {
              setText("");
              onChoose(null);
            }}
          >
            Change
          </Button>
        </div>
      </div>
    );
  }
  const typed = text.trim().toLowerCase();
  return (
    <ComboBox
      label="What to send"
      placeholder="Recipe, list, table or cookbook"
      filters={false}
      options={targets
        .filter(({ title }) => title.toLowerCase().includes(typed))
        .slice(0, most)
        .map(({ id, title, type }) => ({
          id,
          label: title || `Untitled ${typeNames[type]}`,
          detail: typeNames[type],
        }))}
      inputValue={text}
      onInputChange={setText}
      onPick={(id) => {
        setWasChosen(true);
        onChoose(id);
      }}
      className="min-w-56 flex-1"
    />
  );
}
