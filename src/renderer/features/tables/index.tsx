/** Tables. Screens only; data comes from renderer/data. */
import { Table2 } from "lucide-react";
import { EmptyState, PageHeader } from "../../ui/index.ts";

/** /tables, /tables/:id */
export function TablesScreen(_props: { tableId?: string }) {
  return (
    <>
      <PageHeader title="Tables" />
      <EmptyState icon={Table2} title="Your tables will be here" />
    </>
  );
}
