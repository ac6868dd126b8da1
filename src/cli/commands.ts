/**
 * The table of commands. Each one is loaded only when it is called, so that `--help` and the light commands start at
 * once and never pay for an HTML parser.
 */
import type { Command } from "./command.ts";

export const commands: readonly Command[] = [
  {
    name: "import-recipe",
    summary: "FILE_OR_ADDRESS… [--url ADDRESS] --json   read recipes from pages and files",
    run: async (args, io) => (await import("./importRecipe.ts")).run(args, io),
  },
  {
    name: "parse-ingredients",
    summary: "--json   read ingredient lines on standard input, print what each one says",
    run: async (args, io) => (await import("./parseIngredients.ts")).run(args, io),
  },
];
