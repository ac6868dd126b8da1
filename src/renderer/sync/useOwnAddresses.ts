import { useEffect, useState } from "react";
import { useSession } from "./session/index.ts";

/** One's own addresses, as soon as the server has said them; without a connection or a sign-in none, and the server checks later. */
export function useOwnAddresses(): readonly string[] {
  const { session, state } = useSession();
  const isSignedIn = state.kind === "signed-in" && !state.isEnded;
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!isSignedIn) return;
    let isCurrent = true;
    session.client.account().then(
      (account) => {
        if (isCurrent && account.ok) setAddresses(account.value.addresses);
      },
      (error: unknown) => console.error("The account could not be read.", error),
    );
    return () => {
      isCurrent = false;
    };
  }, [session, isSignedIn]);
  return addresses;
}
