import { lazy, Suspense } from "react";
import type { ShownPlace } from "./useOrganizations.ts";

const StartDialog = lazy(async () => ({
  default: (await import("../features/organizations/index.ts")).StartDialog,
}));

/** The window that starts a household or a team, while one is being started. */
export function StartOrganization({ starting, onStarted, onClosed }: ShownPlace) {
  if (!starting) return null;
  return (
    <Suspense fallback={null}>
      <StartDialog kind={starting} onStarted={onStarted} onClose={onClosed} />
    </Suspense>
  );
}
