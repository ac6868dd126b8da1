/**
 * `import-recipe`: reads recipes from files, folders and addresses and prints them as JSON, with the same code the app
 * imports with. It must not save anything.
 */
import { parseArgs } from "node:util";
import type { RecipeDraft } from "../domain/recipes/draft.ts";
import type { ImportedFile } from "../domain/recipes/import/detectAndRead.ts";
import { detectAndRead } from "../domain/recipes/import/detectAndRead.ts";
import { readPageBytes } from "../domain/recipes/import/page/readPage.ts";
import type { Failure } from "../domain/result.ts";
import { fetchPage } from "../fetch-page/fetchPage.ts";
import type { CommandIo } from "./command.ts";
import { exitFailed, exitOk, exitUsage } from "./command.ts";
import type { RecipeOutput } from "./recipeOutput.ts";
import { recipeOutput } from "./recipeOutput.ts";
import { listSources, readSource } from "./sourceFiles.ts";

const help = `Use: npm run -s cli -- import-recipe FILE_OR_ADDRESS… [--url ADDRESS] --json

Reads recipes from web pages (saved or at an address), recipe JSON, text, Markdown, Cooklang and exports of Paprika,
Mealie, Nextcloud Cookbook, Tandoor and RecipeSage, packed (.gz, .zip) or not. Nothing is saved.

  --url ADDRESS   where a saved page came from; makes its relative addresses whole
  --json          print JSON (the only form there is)

One page or file: prints one object, exit code 0; or one sentence on standard error and exit code 1.
A folder, several files, or a file with several recipes: prints one line of JSON for each recipe, with "file". A file
that could not be read gives a line with "file" and "error" {code, message}. Exit code 0 when at least one recipe was
read, else 1. In a folder only files whose endings may hold recipes are read.
`;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = parseCommand(args);
  if (typeof parsed === "string") {
    io.stderr.write(`${parsed}\n`);
    return exitUsage;
  }
  if (parsed.help) {
    io.stdout.write(help);
    return exitOk;
  }
  const [only] = parsed.inputs;
  if (parsed.inputs.length === 1 && only !== undefined && isAddress(only)) return await importAddress(only, io);
  return await importFiles(parsed.inputs, parsed.url, io);
}

interface ParsedCommand {
  readonly inputs: readonly string[];
  readonly url: string;
  readonly help: boolean;
}

function parseCommand(args: readonly string[]): ParsedCommand | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: "string", default: "" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (positionals.length === 0 && !values.help)
      return "Name a file, a folder or an address to import. See import-recipe --help.";
    return { inputs: positionals, url: values.url, help: values.help };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} See import-recipe --help.`;
  }
}

function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(input);
}

async function importAddress(address: string, io: CommandIo): Promise<number> {
  const page = await fetchPage(address);
  const result = page.ok
    ? readPageBytes(page.value.bytes, { url: page.value.url, contentType: page.value.contentType, withCopy: false })
    : page;
  if (!result.ok) return failOne(result.error, io);
  await printLine(mainRecipe(result.value), io);
  return exitOk;
}

async function importFiles(inputs: readonly string[], url: string, io: CommandIo): Promise<number> {
  const sources = await listSources(inputs);
  if (!sources.ok) return failOne(sources.error, io);
  let single: ImportedFile | null = null;
  let isBatch = sources.value.isBatch;
  let recipes = 0;
  for (const path of sources.value.paths) {
    const bytes = await readSource(path);
    const files: Iterable<ImportedFile> = bytes.ok
      ? detectAndRead({ name: path, bytes: bytes.value }, { url, withCopy: false })
      : [{ file: path, result: bytes }];
    for (const file of files) {
      // The first is held back until it is clear whether it is the only one.
      if (!isBatch && single === null) {
        single = file;
        continue;
      }
      if (single !== null) recipes += await printBatch(single, io);
      single = null;
      isBatch = true;
      recipes += await printBatch(file, io);
    }
  }
  if (single !== null) return await printSingle(single, io);
  if (recipes > 0) return exitOk;
  io.stderr.write("None of these files holds a recipe that Potluck could read.\n");
  return exitFailed;
}

async function printSingle(file: ImportedFile, io: CommandIo): Promise<number> {
  if (!file.result.ok) return failOne(file.result.error, io);
  // A page is about one recipe; other files with several recipes are collections.
  if (file.result.value.length > 1 && !/\.x?html?(?:\.gz)?$/i.test(file.file)) {
    await printBatch(file, io);
    return exitOk;
  }
  await printLine(mainRecipe(file.result.value), io);
  return exitOk;
}

/** Resolves to the number of recipes printed. */
async function printBatch({ file, result }: ImportedFile, io: CommandIo): Promise<number> {
  if (!result.ok) {
    await printLine({ file, error: result.error }, io);
    return 0;
  }
  const drafts = /\.x?html?(?:\.gz)?$/i.test(file) ? [mainRecipe(result.value)] : result.value.map(recipeOutput);
  for (const output of drafts) await printLine({ file, ...output }, io);
  return drafts.length;
}

/** The page's main recipe, with the others named. */
function mainRecipe(drafts: readonly RecipeDraft[]): RecipeOutput {
  const [main, ...others] = drafts;
  if (main === undefined) throw new Error("a successful import holds at least one recipe");
  const output = recipeOutput(main);
  if (others.length === 0) return output;
  const names = others.map((draft) => draft.title || "one without a title").join(", ");
  return { ...output, warnings: [...output.warnings, `The page holds other recipes as well: ${names}.`] };
}

function failOne(failure: Failure, io: CommandIo): number {
  io.stderr.write(`${failure.message}\n`);
  return exitFailed;
}

async function printLine(
  value: RecipeOutput | { file: string } | { file: string; error: Failure },
  io: CommandIo,
): Promise<void> {
  if (io.stdout.write(`${JSON.stringify(value)}\n`)) return;
  await new Promise<void>((resolve, reject) => {
    io.stdout.once("drain", resolve);
    io.stdout.once("error", reject);
  });
}
