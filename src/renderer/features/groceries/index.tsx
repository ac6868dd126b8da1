/** Grocery lists. Screens only; data comes from renderer/data. */
import { ShoppingBasket } from "lucide-react";
import { EmptyState, PageHeader } from "../../ui/index.ts";

/** /groceries (the list used last), /groceries/:id */
export function GroceriesScreen(_props: { listId?: string }) {
  return (
    <>
      <PageHeader title="Groceries" />
      <EmptyState icon={ShoppingBasket} title="Your list will be here" />
    </>
  );
}
