import { expect, test } from "vitest";
import { paletteGroups } from "../../../../src/renderer/app/paletteLines.ts";
import type { Command } from "../../../../src/renderer/ui/commands.ts";

const command = (id: string, label: string, group: string, more: Partial<Command> = {}): Command => ({
  id,
  label,
  group,
  run: () => undefined,
  ...more,
});
const commands = [
  command("go.recipes", "Recipes", "Go to"),
  command("list.1", "This week", "Go to", { detail: "Grocery list" }),
  command("new.recipe", "New recipe", "Create"),
  command("secret", "Recipe magic", "Help", { isHidden: true }),
];

test("[K.7] with nothing typed it offers what one may want, not every list by name", () => {
  const groups = paletteGroups("", commands, []);
  expect(groups.map(({ group }) => group)).toEqual(["Create", "Go to"]);
  expect(groups.flatMap(({ commands: lines }) => lines.map(({ id }) => id))).toEqual(["new.recipe", "go.recipes"]);
});

test("[K.7] a query finds lists by name, and the best group comes first", () => {
  expect(paletteGroups("this", commands, [])).toEqual([{ group: "Go to", commands: [commands[1]] }]);
  expect(paletteGroups("recipes", commands, []).map(({ group }) => group)).toEqual(["Go to"]);
});

test("[K.7] what was found stands between a good and a middling match, and nothing twice", () => {
  const found = [command("recipe.1", "Lemon cake", "Recipes"), command("go.recipes", "Recipes", "Go to")];
  const groups = paletteGroups("recipe", commands, found);
  expect(groups.map(({ group }) => group)).toEqual(["Go to", "Recipes", "Create"]);
  expect(groups.flatMap(({ commands: lines }) => lines).filter(({ id }) => id === "go.recipes")).toHaveLength(1);
});

test("[K.7] hidden commands are obeyed but not offered", () => {
  expect(paletteGroups("magic", commands, [])).toEqual([]);
});
