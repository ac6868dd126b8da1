import { useState } from "react";
import { Plus, X } from "lucide-react";
import { choiceColor, choiceColors, nextColor, type ChoiceColor } from "../../../../domain/tables/choiceColors.ts";
import type { Choice } from "../../../../domain/tables/fields.ts";
import type { NewId } from "../../../../domain/items/types.ts";
import { IconButton, Menu, TextField } from "../../../ui/index.ts";
import { ChoiceChip } from "../cells/ChoiceChip.tsx";

interface ChoicesEditorProps {
  readonly choices: readonly Choice[];
  /** Choices a change of type would add. */
  readonly added: readonly Choice[];
  readonly newId: NewId;
  readonly onChange: (choices: readonly Choice[]) => void;
}

const colorNames: Record<ChoiceColor, string> = {
  neutral: "Grey",
  amber: "Amber",
  sky: "Blue",
  herb: "Green",
  accent: "Tomato",
  rose: "Rose",
};

/** The choices of a column: names and colours. */
export function ChoicesEditor({ choices, added, newId, onChange }: ChoicesEditorProps) {
  const [name, setName] = useState("");
  const add = (): void => {
    const trimmed = name.trim();
    if (trimmed === "" || choices.some((choice) => choice.name.toLowerCase() === trimmed.toLowerCase())) return;
    onChange([...choices, { id: newId(), name: trimmed, color: nextColor(choices.length) }]);
    setName("");
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-1 font-medium text-ink-2">Choices</legend>
      {choices.map((choice) => (
        <div key={choice.id} className="flex items-center gap-1.5">
          <TextField
            label={`Name of choice ${choice.name}`}
            hideLabel
            className="flex-1"
            value={choice.name}
            onChange={(next) => onChange(choices.map((one) => (one.id === choice.id ? { ...one, name: next } : one)))}
            maxLength={200}
          />
          <Menu
            label={`Colour of ${choice.name}`}
            variant="quiet"
            items={choiceColors.map((color) => ({
              id: color,
              label: colorNames[color],
              isChecked: choiceColor(choice.color) === color,
              onAction: () => onChange(choices.map((one) => (one.id === choice.id ? { ...one, color } : one))),
            }))}
          >
            <ChoiceChip choice={{ name: colorNames[choiceColor(choice.color)], color: choice.color }} />
          </Menu>
          <IconButton
            label={`Remove choice ${choice.name}`}
            icon={X}
            onPress={() => onChange(choices.filter((one) => one.id !== choice.id))}
          />
        </div>
      ))}
      {added.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {added.slice(0, 20).map((choice) => (
            <ChoiceChip key={choice.id} choice={choice} />
          ))}
          {added.length > 20 ? <span className="text-1 text-ink-2">and {added.length - 20} more</span> : null}
        </div>
      ) : null}
      <div className="flex items-center gap-1.5">
        <TextField
          label="New choice"
          hideLabel
          className="flex-1"
          value={name}
          onChange={setName}
          placeholder="Add a choice"
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || name.trim() === "") return;
            event.preventDefault();
            add();
          }}
        />
        <IconButton label="Add choice" icon={Plus} onPress={add} />
      </div>
    </fieldset>
  );
}
