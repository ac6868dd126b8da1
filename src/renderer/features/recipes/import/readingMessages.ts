/** What the window and its reading worker say to each other. Both are this program, so the shapes are trusted. */
import type { ImportedFile } from "../../../../domain/recipes/import/detectAndRead.ts";

export type ReadingRequest =
  | {
      readonly kind: "file";
      readonly number: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly url?: string;
    }
  | {
      readonly kind: "page";
      readonly number: number;
      readonly bytes: Uint8Array;
      readonly url: string;
      readonly contentType: string;
    }
  | { readonly kind: "text"; readonly number: number; readonly text: string }
  | { readonly kind: "more"; readonly number: number };

export interface ReadingReply {
  readonly number: number;
  readonly files: readonly ImportedFile[];
  readonly isEnd: boolean;
}
