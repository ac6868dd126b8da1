/** `parse-ingredients --json`: ingredient lines in on standard input, one JSON object per line out. */
import { once } from "node:events";
import type { Writable } from "node:stream";
import { maxLineLength, parseIngredient } from "../domain/ingredients/parseIngredient.ts";
import { toNumber } from "../domain/quantity/rational.ts";
import type { CommandIo } from "./command.ts";
import { exitOk, exitUsage } from "./command.ts";
import { readLines } from "./lines.ts";

const usage = "Use: parse-ingredients --json, with ingredient lines on standard input.";

/** One line as the command prints it; absent parts are null. */
export function ingredientJson(line: string): string {
  const { input, quantity, quantityMax, unit, food, preparation, note } = parseIngredient(line);
  return JSON.stringify({
    input,
    quantity: quantity === null ? null : toNumber(quantity),
    quantityMax: quantityMax === null ? null : toNumber(quantityMax),
    unit,
    food: food === "" ? null : food,
    preparation: preparation === "" ? null : preparation,
    note: note === "" ? null : note,
  });
}

/** Bytes collected before one write: a write per line would cost more than parsing it. */
const batchCharacters = 64 * 1024;

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.includes("--help")) {
    io.stdout.write(`${usage}\n`);
    return exitOk;
  }
  const unknown = args.find((arg) => arg !== "--json");
  if (unknown !== undefined) {
    io.stderr.write(`parse-ingredients does not know "${unknown}". ${usage}\n`);
    return exitUsage;
  }
  let batch = "";
  try {
    for await (const line of readLines(io.stdin, maxLineLength)) {
      batch += `${ingredientJson(line)}\n`;
      if (batch.length >= batchCharacters) {
        await write(io.stdout, batch);
        batch = "";
      }
    }
  } finally {
    // What was read before a failure is printed; the failure itself goes to standard error.
    if (batch !== "") await write(io.stdout, batch);
  }
  return exitOk;
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}
