import { useSession } from "../../sync/session/index.ts";
import { navigate, paths, toast } from "../../ui/index.ts";
import type { SignedInAnswer } from "../../../domain/accounts/contract.ts";

/** What happens after every way of signing in: the session is taken over, sync begins, the recipes show. */
export function useSignedIn(): (answer: SignedInAnswer) => Promise<void> {
  const { session } = useSession();
  return async (answer) => {
    navigate(paths.recipes, { replace: true });
    await session.accept(answer);
    toast({ message: `Signed in as ${answer.person.name}.`, tone: "done" });
  };
}
