/** What a module in this folder exports as `acceptance`, so that index.ts finds it and holds it to its targets. */

export interface Figure {
  readonly name: string;
  /** Measured share, 0 to 1. */
  readonly share: number;
  /** The share to reach; null for a figure that is only reported. */
  readonly target: number | null;
}

export interface AcceptancePart {
  readonly title: string;
  /** Folder inside ../shared/acceptance it needs. */
  readonly needs: string;
  /** Prints what it found and returns the figures; `folder` is the path of ../shared/acceptance. */
  run(folder: string): Promise<readonly Figure[]>;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
