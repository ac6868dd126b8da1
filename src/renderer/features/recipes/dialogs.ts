/** Which recipe dialog is open, from wherever it was asked for; one host shows it. */
import { create } from "zustand";
import type { ItemId } from "../../../domain/items/types.ts";

export type RecipeDialog =
  /** `servings` null = as the recipe says. */
  | { readonly kind: "list"; readonly ids: readonly ItemId[]; readonly servings: number | null; readonly scale: number }
  | { readonly kind: "plan"; readonly ids: readonly ItemId[]; readonly servings: number | null };

export const useRecipeDialog = create<{ dialog: RecipeDialog | null }>(() => ({ dialog: null }));

export function askForList(ids: readonly ItemId[], servings: number | null = null, scale = 1): void {
  useRecipeDialog.setState({ dialog: { kind: "list", ids, servings, scale } });
}

export function askForPlan(ids: readonly ItemId[], servings: number | null = null): void {
  useRecipeDialog.setState({ dialog: { kind: "plan", ids, servings } });
}

export function closeRecipeDialog(): void {
  useRecipeDialog.setState({ dialog: null });
}
