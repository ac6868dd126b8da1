/** The worker's entry: reads a CSV file and guesses its types off the thread that draws. It keeps the file for as long as it lives. */
import { z } from "zod";
import type { CellContext } from "../../../../domain/tables/cellText.ts";
import { checkType, hasHeader, importColumns } from "../../../../domain/tables/csvImport.ts";
import { decodeCsv, readCsv, type CsvFile } from "../../../../domain/tables/csvRead.ts";
import type { CsvContext, CsvReply, CsvRequest } from "./csvMessages.ts";

// The content policy forbids eval here too.
z.config({ jitless: true });

/** Rows handed over at once: taking them in costs the window a few milliseconds. */
const rowsPerReply = 2_000;

let text = { text: "", encoding: "utf-8" };
let context: CellContext | undefined;
let file: CsvFile | undefined;

function cellContext({ locale, today, targets }: CsvContext): CellContext {
  const titles = new Map(targets.map(({ id, title }) => [id, title]));
  // Of equal titles the first wins.
  const ids = new Map(targets.toReversed().map(({ id, title }) => [title.toLowerCase(), id]));
  return {
    locale,
    today,
    titleOf: (id) => titles.get(id),
    itemByTitle: (title) => ids.get(title.toLowerCase()),
  };
}

function reply(message: CsvReply): void {
  postMessage(message);
}

function answer(request: CsvRequest): void {
  const { number } = request;
  if (request.kind === "open") {
    context = cellContext(request.context);
    const decoded = decodeCsv(request.bytes);
    if (decoded.ok) text = decoded.value;
    reply(decoded.ok ? { kind: "opened", number } : { kind: "failed", number, failure: decoded.error });
    return;
  }
  if (!context) throw new Error("a file is opened before anything else");
  if (request.kind === "read") {
    const { delimiter } = request;
    const read = readCsv(text.text, { encoding: text.encoding, ...(delimiter ? { delimiter } : {}) });
    if (!read.ok) {
      reply({ kind: "failed", number, failure: read.error });
      return;
    }
    file = read.value;
    const { rows, ...rest } = file;
    for (let from = 0; from < rows.length; from += rowsPerReply)
      reply({ kind: "rows", number, rows: rows.slice(from, from + rowsPerReply) });
    reply({ kind: "file", number, file: rest, header: hasHeader(file, context) });
    return;
  }
  if (!file) throw new Error("a file is read before its columns are");
  if (request.kind === "columns")
    reply({ kind: "columns", number, columns: importColumns(file, request.header, context) });
  else
    reply({
      kind: "check",
      number,
      check: checkType(file, request.header, request.column, request.type, context),
    });
}

addEventListener("message", (event: MessageEvent<CsvRequest>) => answer(event.data));
