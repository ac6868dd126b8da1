import { useSession } from "../sync/session/index.ts";
import { paths } from "../ui/index.ts";

/** The way to the account, or to signing in. */
export function useAccountLine(): { readonly label: string; readonly href: string } {
  const { state } = useSession();
  if (state.kind === "signed-out") return { label: "Sign in", href: paths.signIn };
  return { label: state.isEnded ? "Sign in again" : "Account", href: state.isEnded ? paths.signIn : paths.account };
}
