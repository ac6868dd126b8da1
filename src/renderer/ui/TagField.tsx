import { useId, useState } from "react";
import { Label } from "react-aria-components";
import { ComboBox } from "./ComboBox.tsx";
import { TagGroup } from "./TagGroup.tsx";

interface TagFieldProps {
  label: string;
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  /** Tags used elsewhere, offered while typing. */
  suggestions?: readonly string[];
  placeholder?: string;
}

/** Tags to edit: type, then Enter or a comma adds; the cross or Delete removes. Equal tags (any case) are not added twice. */
export function TagField({ label, tags, onChange, suggestions = [], placeholder = "Add a tag…" }: TagFieldProps) {
  const [text, setText] = useState("");
  const labelId = useId();
  const has = (tag: string) => tags.some((known) => known.toLowerCase() === tag.toLowerCase());
  const add = (raw: string) => {
    const added = raw
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    const fresh = added.filter(
      (tag, index) => !has(tag) && added.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index,
    );
    if (fresh.length > 0) onChange([...tags, ...fresh]);
    setText("");
  };
  const query = text.trim().toLowerCase();
  const options = suggestions
    .filter((tag) => !has(tag) && tag.toLowerCase().includes(query))
    .slice(0, 8)
    .map((tag) => ({ id: tag, label: tag }));
  return (
    <div role="group" aria-labelledby={labelId} className="flex flex-col gap-1.5">
      <Label id={labelId} className="text-1 font-semibold text-ink-2" elementType="span">
        {label}
      </Label>
      {tags.length > 0 ? (
        <TagGroup
          label={label}
          items={tags.map((tag) => ({ id: tag, label: tag }))}
          onRemove={(gone) => onChange(tags.filter((tag) => tag !== gone))}
        />
      ) : null}
      <ComboBox
        label={`${label}: add`}
        hideLabel
        placeholder={placeholder}
        options={options}
        filters={false}
        inputValue={text}
        onInputChange={(next) => (next.includes(",") ? add(next) : setText(next))}
        onPick={add}
        onKeyDown={(event) => {
          if (event.key === "Enter" && query !== "" && !event.currentTarget.getAttribute("aria-activedescendant")) {
            event.preventDefault();
            add(text);
          }
        }}
      />
    </div>
  );
}
