import { useSession, useSyncState } from "../sync/session/index.ts";
import { useDelayed, useMedia } from "../ui/index.ts";
import { useNow } from "../ui/useNow.ts";
import { statusWords, type StatusWords } from "./syncWords.ts";
import { useShownSaveState } from "./useShownSaveState.ts";

/** Sending that takes less than this is not mentioned: it would only flicker while typing. */
const mentionAfterMs = 600;

/** Saving and syncing as they are shown. */
export function useStatusWords(): StatusWords {
  const save = useShownSaveState();
  const { state: session } = useSession();
  const sync = useSyncState();
  const isPhone = useMedia("(pointer: coarse) and (width < 720px)");
  const now = useNow(30_000);
  const isOnline = sync?.connection.kind === "online";
  const isSlow = useDelayed(isOnline && sync.pending.length + sync.commands > 0, mentionAfterMs);
  // Until then it is as good as sent; when the connection goes, it is said at once.
  const shown = sync && isOnline && !isSlow ? { ...sync, pending: [], commands: 0 } : sync;
  return statusWords({ save, session, sync: shown, device: isPhone ? "phone" : "device", now });
}
