/** Colours of choices: names of tones, so that light and dark theme each have their own. */
import type { NewId } from "../items/types.ts";
import { choiceByName } from "./cellText.ts";
import type { Choice } from "./fields.ts";

export const choiceColors = ["neutral", "amber", "sky", "herb", "accent", "rose"] as const;
export type ChoiceColor = (typeof choiceColors)[number];

/** The colour a stored name stands for; unknown names are neutral. */
export function choiceColor(name: string): ChoiceColor {
  return choiceColors.find((color) => color === name) ?? "neutral";
}

/** The colour the n-th choice gets when nobody picks one. */
export function nextColor(index: number): ChoiceColor {
  return choiceColors[1 + (index % (choiceColors.length - 1))] ?? "neutral";
}

/** Choices for names that are not there yet, each once, in the order they are met. */
export function missingChoices(names: Iterable<string>, existing: readonly Choice[], newId: NewId): Choice[] {
  const added: Choice[] = [];
  const known = new Set(existing.map((choice) => choice.name.trim().toLowerCase()));
  for (const name of names) {
    const trimmed = name.trim();
    const key = trimmed.toLowerCase();
    if (trimmed === "" || trimmed.length > 500 || known.has(key) || choiceByName(added, trimmed)) continue;
    known.add(key);
    added.push({ id: newId(), name: trimmed, color: nextColor(existing.length + added.length) });
  }
  return added;
}
