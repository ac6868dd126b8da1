/** The numbers beside the places in the sidebar. */
import type { ListFields } from "../../domain/groceries/document.ts";

/** How many foods are still to get, over all lists: what the picture of the sidebar calls "17". */
export function openFoods(lists: readonly Pick<ListFields, "contributions">[]): number {
  let count = 0;
  for (const list of lists) {
    const open = new Set<string>();
    for (const contribution of list.contributions) if (contribution.checkedAt === null) open.add(contribution.foodKey);
    count += open.size;
  }
  return count;
}
