/** Tables. Screens only; data comes from renderer/data. */
import { lazy } from "react";
import { asItemId } from "../../../domain/items/types.ts";
import { TableList } from "./TableList.tsx";

const TableScreen = lazy(async () => ({ default: (await import("./TableScreen.tsx")).TableScreen }));

/** /tables, /tables/:id */
export function TablesScreen({ tableId }: { tableId?: string }) {
  const id = asItemId(tableId);
  return id ? <TableScreen key={id} tableId={id} /> : <TableList />;
}
