import { nameOrder } from "../../domain/items/nameOrder.ts";

const inOrder = nameOrder();

export function compareNames(one: { readonly name: string }, other: { readonly name: string }): number {
  return inOrder(one.name, other.name);
}
