/** When something that ends, begins or lapses by itself does so next. */
export interface EndStore {
  /** The first such time after `after` (ms); null: there is none. */
  next(after: number): Promise<number | null>;
}
