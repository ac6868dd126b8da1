import { useEffect, useState } from "react";
import type { ItemId } from "../../domain/items/types.ts";
import { useKitchen } from "../data/index.ts";
import { openLive, type LiveItem, type PersonHere } from "./live.ts";
import { useSession, useSyncState } from "./session/index.ts";

const nobody: readonly PersonHere[] = [];

/**
 * Keeps an item open live while the screen shows it, and says who else is here. Nobody while offline or signed out, and at what
 * no server has seen yet.
 */
export function useLive(
  item: { readonly id: ItemId; readonly ownerId: string } | null | undefined,
): readonly PersonHere[] {
  const itemId = item && item.ownerId !== "" ? item.id : undefined;
  const { documents } = useKitchen();
  const { session, state } = useSession();
  const isOnline = useSyncState()?.connection.kind === "online";
  const personId = state.kind === "signed-in" && isOnline ? state.personId : undefined;
  const [people, setPeople] = useState<readonly PersonHere[]>(nobody);
  useEffect(() => {
    if (itemId === undefined || personId === undefined) return undefined;
    let isCurrent = true;
    let live: LiveItem | undefined;
    const open = async (): Promise<void> => {
      const opened = await openLive({ documents, socket: () => session.socket(""), personId }, itemId);
      if (!isCurrent) {
        opened?.close();
        return;
      }
      live?.close();
      live = opened;
      opened?.people$.subscribe((here) => isCurrent && setPeople(here));
    };
    const report = (error: unknown): void =>
      console.info("Live editing is not possible now; changes travel as usual.", error);
    open().catch(report);
    // Its document was reset to the server's state: hold the new one.
    const forgotten = documents.forgotten$.subscribe((id) => {
      if (id === itemId) open().catch(report);
    });
    return () => {
      isCurrent = false;
      forgotten.unsubscribe();
      live?.close();
      setPeople(nobody);
    };
  }, [documents, session, itemId, personId]);
  return people;
}
