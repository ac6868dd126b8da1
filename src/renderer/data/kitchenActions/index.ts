/**
 * Commands that several screens share because they touch several items: recipes onto lists, plans and back. Each is one undo
 * step and answers with a Result. Rules are in src/domain; this folder only brings items and rules together.
 */
export * from "./currentItems.ts";
export * from "./listRecipes.ts";
export * from "./planEntries.ts";
export * from "./planToList.ts";
export * from "./settings.ts";
