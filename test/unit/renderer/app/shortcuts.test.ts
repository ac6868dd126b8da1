import { describe, expect, test } from "vitest";
import { outcomeOf, type PressContext } from "../../../../src/renderer/app/shortcuts.ts";

const plain: PressContext = { apple: false, inText: false, pending: null };
const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, shiftKey: false, altKey: false });
const palette = { shortcut: "Mod+K" };
const recipes = { shortcut: "G R" };
const edit = { shortcut: "E" };
const all = [palette, recipes, edit];

describe("from key presses to commands", () => {
  test("[C.1] one stroke runs its command", () => {
    expect(outcomeOf(key("e"), all, plain)).toEqual({ kind: "run", command: edit });
  });

  test("[C.1] two keys in a row run theirs, and only in a row", () => {
    expect(outcomeOf(key("g"), all, plain)).toEqual({ kind: "wait", stroke: "G" });
    expect(outcomeOf(key("r"), all, { ...plain, pending: "G" })).toEqual({ kind: "run", command: recipes });
    expect(outcomeOf(key("r"), all, plain)).toEqual({ kind: "none" });
  });

  test("[C.1] letters belong to a text field, strokes with Control do not", () => {
    const typing = { ...plain, inText: true };
    expect(outcomeOf(key("e"), all, typing)).toEqual({ kind: "none" });
    expect(outcomeOf(key("g"), all, typing)).toEqual({ kind: "none" });
    expect(outcomeOf(key("k", true), all, typing)).toEqual({ kind: "run", command: palette });
  });

  test("[C.1] the command registered last wins, a disabled one never", () => {
    const other = { shortcut: "E" };
    expect(outcomeOf(key("e"), [other, edit], plain)).toEqual({ kind: "run", command: other });
    expect(outcomeOf(key("e"), [{ ...other, isDisabled: true }, edit], plain)).toEqual({ kind: "run", command: edit });
  });
});
