import { useKitchen } from "../../data/index.ts";
import { useSession } from "../../sync/session/index.ts";
import { navigate, paths, toast } from "../../ui/index.ts";
import type { SignedInAnswer } from "../../../domain/accounts/contract.ts";
import { welcomedKey } from "../welcome/index.tsx";

/** What happens after every way of signing in: the session is taken over, sync begins, the recipes show. */
export function useSignedIn(): (answer: SignedInAnswer) => Promise<void> {
  const { session } = useSession();
  const kitchen = useKitchen();
  return async (answer) => {
    // Whoever signs in has a kitchen; its first-run screen would be in the way while it arrives.
    await kitchen.settings.set(welcomedKey, true);
    navigate(paths.recipes, { replace: true });
    await session.accept(answer);
    toast({ message: `Signed in as ${answer.person.name}.`, tone: "done" });
  };
}
