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
  {
    name: "sign-in",
    summary: "ADDRESS --server URL   sign in to a server; the password is asked for, or read from standard input",
    run: async (args, io) => (await import("./server/signIn.ts")).run(args, io),
  },
  {
    name: "sign-out",
    summary: "end the sign-in of the command line",
    run: async (args, io) => (await import("./server/signOut.ts")).run(args, io),
  },
  {
    name: "action",
    summary: "NAME --json '{…}' | --list   do something on the server: share, revoke, ask who has access",
    run: async (args, io) => (await import("./server/action.ts")).run(args, io),
  },
  {
    name: "mcp",
    summary: "the same actions as an MCP server on standard input and output, for agents",
    run: async (args, io) => (await import("./server/mcp.ts")).run(args, io),
  },
];
