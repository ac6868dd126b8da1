import { nothing } from "../../../domain/organizations/answers.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { useActNow } from "../../sync/session/index.ts";
import { confirm, navigate, paths, showFailure } from "../../ui/index.ts";

/** Asks whether somebody wants to leave an organization, and takes them out of it. */
export function useLeave({ id: organizationId, name }: OrganizationRecord): () => Promise<void> {
  const ask = useActNow();
  return async () => {
    const isSure = await confirm({
      title: `Leave ${name}?`,
      message: "What was shared with it disappears from your devices. What is yours stays yours.",
      confirmLabel: "Leave",
      isDanger: true,
    });
    if (!isSure) return;
    if (showFailure(await ask("member.leave", { organizationId }, nothing))) navigate(paths.recipes);
  };
}
