import { useSession } from "../../sync/session/index.ts";
import { navigate, paths, takePathAfterSignIn, toast } from "../../ui/index.ts";
import type { SignedInAnswer } from "../../../domain/accounts/contract.ts";

/** What happens after every way of signing in: the session is taken over, sync begins, and where they were going (or the recipes) shows. */
export function useSignedIn(): (answer: SignedInAnswer) => Promise<void> {
  const { session } = useSession();
  return async (answer) => {
    navigate(takePathAfterSignIn() ?? paths.recipes, { replace: true });
    await session.accept(answer);
    toast({ message: `Signed in as ${answer.person.name}.`, tone: "done" });
  };
}
