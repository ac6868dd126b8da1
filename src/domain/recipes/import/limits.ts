/** The bounds every importer keeps: a hostile or broken file costs a sentence, never the program. */
export interface ImportLimits {
  /** Largest page, text or JSON file that is read, in bytes. */
  readonly maxPageBytes: number;
  /** Largest archive file that is opened, in bytes. */
  readonly maxArchiveBytes: number;
  /** Everything unpacked from one archive, in bytes. */
  readonly maxUnpackedBytes: number;
  /** One entry unpacked, in bytes. */
  readonly maxEntryBytes: number;
  readonly maxEntries: number;
  /** Unpacked size over packed size of one entry; real recipes and JSON stay far below. */
  readonly maxRatio: number;
  /** Archives inside archives. */
  readonly maxArchiveDepth: number;
  /** Nesting of elements in a page; past it the rest of the page is left out. */
  readonly maxElementDepth: number;
  /** Elements and texts in a page; past it the rest of the page is left out. */
  readonly maxNodes: number;
}

const megabyte = 1024 * 1024;

export const importLimits: ImportLimits = {
  maxPageBytes: 20 * megabyte,
  maxArchiveBytes: 500 * megabyte,
  maxUnpackedBytes: 500 * megabyte,
  maxEntryBytes: 25 * megabyte,
  maxEntries: 50_000,
  maxRatio: 200,
  maxArchiveDepth: 3,
  maxElementDepth: 1000,
  maxNodes: 400_000,
};

/** "20 MB", for sentences. */
export function inMegabytes(bytes: number): string {
  const value = bytes / megabyte;
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} MB`;
}
