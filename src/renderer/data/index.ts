/**
 * The data layer: the local store, its repositories, undo, and React's hooks on them. The only folder that imports RxDB. It
 * knows no screen, and decides nothing that a rule in src/domain decides.
 */
export type { Blob } from "./blobs.ts";
export type { EditOptions, Item, NewItem } from "./items.ts";
export type { Kitchen } from "./kitchen.ts";
export type { RecipeIndexState, RecipeSummary } from "./recipeIndex.ts";
export type { SaveState } from "./saveState.ts";
export type { SettingKey } from "./settings.ts";
export type { UndoGroup, UndoState } from "./undo.ts";
export * from "./hooks.tsx";
export * from "./kitchenActions/index.ts";
export { openKitchenInWindow } from "./openInWindow.ts";
export { exportEverything, type ArchiveProgress, type ArchiveRun } from "./archive/exportEverything.ts";
export { importEverything, type ImportMode, type ImportReport } from "./archive/importEverything.ts";
export { backUpNow, useAutomaticBackups } from "./backups.ts";
export * from "./displaySettings.ts";
export { isEmptyKitchen } from "./isEmptyKitchen.ts";
