/** The trash. */
import { PageHeader } from "../../ui/index.ts";

/** /trash */
export function TrashScreen() {
  return <PageHeader title="Trash" />;
}
