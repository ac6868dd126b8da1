/** What the window and the worker that reads CSV files say to each other. Both are this program, so the shapes are trusted. */
import type { Failure } from "../../../../domain/result.ts";
import type { ImportColumn } from "../../../../domain/tables/csvImport.ts";
import type { CsvDelimiter, CsvFile } from "../../../../domain/tables/csvRead.ts";
import type { ColumnType } from "../../../../domain/tables/fields.ts";
import type { TypeGuess } from "../../../../domain/tables/guessTypes.ts";

/** What cells are read by, without the functions of a CellContext. */
export interface CsvContext {
  readonly locale: string;
  readonly today: string;
  readonly targets: readonly { readonly id: string; readonly title: string }[];
}

export type CsvRequest =
  | { readonly kind: "open"; readonly number: number; readonly bytes: Uint8Array; readonly context: CsvContext }
  | { readonly kind: "read"; readonly number: number; readonly delimiter: CsvDelimiter | undefined }
  | { readonly kind: "columns"; readonly number: number; readonly header: boolean }
  | {
      readonly kind: "check";
      readonly number: number;
      readonly header: boolean;
      readonly column: ImportColumn;
      readonly type: ColumnType;
    };

export type CsvReply =
  | { readonly kind: "opened"; readonly number: number }
  | { readonly kind: "failed"; readonly number: number; readonly failure: Failure }
  /** Part of the rows; more follow, and at last `file`. */
  | { readonly kind: "rows"; readonly number: number; readonly rows: CsvFile["rows"] }
  | {
      readonly kind: "file";
      readonly number: number;
      readonly file: Omit<CsvFile, "rows">;
      readonly header: boolean;
    }
  | { readonly kind: "columns"; readonly number: number; readonly columns: readonly ImportColumn[] }
  | { readonly kind: "check"; readonly number: number; readonly check: TypeGuess };
