/** Settings of this device. */
import { PageHeader } from "../../ui/index.ts";

/** /settings */
export function SettingsScreen() {
  return <PageHeader title="Settings" />;
}
