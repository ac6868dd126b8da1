import { useState } from "react";
import { readServerAddress, useSession } from "../../sync/session/index.ts";
import type { Failure } from "../../../domain/result.ts";

/** The server's address while it is typed, and choosing it before anything is asked. */
export function useServer(): {
  readonly typed: string;
  readonly setTyped: (address: string) => void;
  readonly errorMessage: string | null;
  /** Null when requests now go to it. */
  readonly choose: () => Failure | null;
} {
  const { session, state } = useSession();
  const [typed, setTyped] = useState(state.kind === "signed-in" ? state.server : session.lastServer);
  const [errorMessage, setErrorMessage] = useState<string | null>(null);
  return {
    typed,
    setTyped,
    errorMessage,
    choose() {
      setErrorMessage(null);
      if (!session.needsServer) return null;
      const read = readServerAddress(typed);
      if (!read.ok) {
        setErrorMessage(read.error.message);
        return read.error;
      }
      session.chooseServer(read.value.address);
      return null;
    },
  };
}
