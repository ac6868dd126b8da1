/** A CSV file read in a worker: its rows come over bit by bit, types are guessed and checked there. Close it in the end. */
import type { ImportColumn } from "../../../../domain/tables/csvImport.ts";
import type { CsvDelimiter, CsvFile } from "../../../../domain/tables/csvRead.ts";
import type { ColumnType } from "../../../../domain/tables/fields.ts";
import type { TypeGuess } from "../../../../domain/tables/guessTypes.ts";
import { ok, type Failure, type Result } from "../../../../domain/result.ts";
import type { TableContext } from "../useCellContext.ts";
import type { CsvReply, CsvRequest } from "./csvMessages.ts";

type WithoutNumber<T> = T extends unknown ? Omit<T, "number"> : never;

/** What was read, and whether its first row looks like names. */
export interface ReadCsvFile {
  readonly file: CsvFile;
  readonly header: boolean;
}

export class CsvReading {
  readonly #worker = new Worker(new URL("./csvWorker.ts", import.meta.url), { type: "module", name: "csv" });
  readonly #waiting = new Map<number, (reply: CsvReply) => void>();
  #number = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<CsvReply>) => {
      this.#waiting.get(data.number)?.(data);
    });
    this.#worker.addEventListener("error", (event) => {
      console.error("The reader of CSV files stopped.", event.message);
      const failure: Failure = {
        code: "csv_unreadable",
        message: "Reading this file failed. Split it into several files and try again.",
      };
      for (const [number, take] of this.#waiting) take({ kind: "failed", number, failure });
    });
  }

  /** Resolves with the last reply; `onPart` gets those before it. */
  #ask(request: WithoutNumber<CsvRequest>, onPart?: (reply: CsvReply) => void): Promise<CsvReply> {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#waiting.set(number, (reply) => {
        if (reply.kind === "rows") {
          onPart?.(reply);
          return;
        }
        this.#waiting.delete(number);
        resolve(reply);
      });
      this.#worker.postMessage({ ...request, number });
    });
  }

  /** Hands the file over. Errors: `csv_unreadable`, `file_too_large`. */
  async open(bytes: Uint8Array, { cells, targets }: TableContext): Promise<Result<null>> {
    const context = {
      locale: cells.locale,
      today: cells.today,
      targets: targets.map(({ id, title }) => ({ id, title })),
    };
    const reply = await this.#ask({ kind: "open", bytes, context });
    return reply.kind === "failed" ? { ok: false, error: reply.failure } : ok(null);
  }

  /** Its rows, with the given delimiter or the one found out. */
  async read(delimiter: CsvDelimiter | undefined): Promise<Result<ReadCsvFile>> {
    const rows: (readonly string[])[] = [];
    const reply = await this.#ask({ kind: "read", delimiter }, (part) => {
      if (part.kind === "rows") for (const row of part.rows) rows.push(row);
    });
    if (reply.kind === "failed") return { ok: false, error: reply.failure };
    if (reply.kind !== "file") throw new Error(`asked for a file, got ${reply.kind}`);
    return ok({ file: { ...reply.file, rows }, header: reply.header });
  }

  /** Names and guesses for its columns; null when it was closed or failed. */
  async columns(header: boolean): Promise<readonly ImportColumn[] | null> {
    const reply = await this.#ask({ kind: "columns", header });
    return reply.kind === "columns" ? reply.columns : null;
  }

  /** How a column would fare with another type. */
  async check(header: boolean, column: ImportColumn, type: ColumnType): Promise<TypeGuess | null> {
    const reply = await this.#ask({ kind: "check", header, column, type });
    return reply.kind === "check" ? reply.check : null;
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }
}
