/** React's way to the session and to sync. `SyncProvider` stands inside `KitchenProvider`. */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { z } from "zod";
import type { Result } from "../../../domain/result.ts";
import { pendingIn } from "../../../domain/items/parts.ts";
import { useKitchen } from "../../data/index.ts";
import { actNow } from "./actionClient.ts";
import type { DeviceSync, DeviceSyncState } from "./deviceSync.ts";
import { startSyncInWindow } from "./inWindow.ts";
import type { Session, SessionState } from "./session.ts";

interface SyncContextValue {
  readonly session: Session;
  readonly sync: DeviceSync | null;
}

const SyncContext = createContext<SyncContextValue | null>(null);

/** Runs sync while somebody is signed in. Signed out it does nothing at all. */
export function SyncProvider({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  const kitchen = useKitchen();
  const state = useStateOf(session);
  const [sync, setSync] = useState<DeviceSync | null>(null);
  const personId = state.kind === "signed-in" ? state.personId : null;
  const signIns = state.kind === "signed-in" ? state.signIns : 0;
  useEffect(() => {
    if (personId === null) return undefined;
    const started = startSyncInWindow(kitchen, session, personId);
    // oxlint-disable-next-line react/set-state-in-effect -- sync is an outside thing that lives as long as this effect
    setSync(started);
    return () => {
      setSync(null);
      started.stop().catch((error: unknown) => console.error("Sync did not stop cleanly.", error));
    };
    // Another sign-in is another connection.
  }, [kitchen, session, personId, signIns]);
  const value = useMemo(() => ({ session, sync }), [session, sync]);
  return <SyncContext value={value}>{children}</SyncContext>;
}

function useSyncContext(): SyncContextValue {
  const value = use(SyncContext);
  if (!value) throw new Error("useSession and useSync are used outside SyncProvider");
  return value;
}

function useStateOf(session: Session): SessionState {
  const subscribe = useCallback(
    (notify: () => void) => {
      const subscription = session.state$.subscribe(notify);
      return () => subscription.unsubscribe();
    },
    [session],
  );
  return useSyncExternalStore(subscribe, () => session.state);
}

/** Who is signed in, as it changes, and the session itself (its `client` asks the server). */
export function useSession(): { readonly state: SessionState; readonly session: Session } {
  const { session } = useSyncContext();
  const state = useStateOf(session);
  return useMemo(() => ({ state, session }), [state, session]);
}

/** Sync while somebody is signed in, else null. */
export function useSync(): DeviceSync | null {
  return useSyncContext().sync;
}

/** How sync stands, as it changes; null while nobody is signed in. */
export function useSyncState(): DeviceSyncState | null {
  const { sync } = useSyncContext();
  const subscribe = useCallback(
    (notify: () => void) => {
      const subscription = sync?.state$.subscribe(notify);
      return () => subscription?.unsubscribe();
    },
    [sync],
  );
  return useSyncExternalStore(subscribe, () => sync?.state() ?? null);
}

/** How many changes an item and its parts hold that the server has not confirmed. 0 while nobody is signed in. */
export function usePendingCount(id: string): number {
  const { sync } = useSyncContext();
  const subscribe = useCallback(
    (notify: () => void) => {
      const subscription = sync?.state$.subscribe(notify);
      return () => subscription?.unsubscribe();
    },
    [sync],
  );
  return useSyncExternalStore(subscribe, () => (sync ? pendingIn(sync.state().pending, id) : 0));
}

/** `actNow` as whoever is signed in: `const ask = useActNow(); await ask("share.list", { itemId }, whoHasAccessSchema)`. */
export function useActNow(): <Answer extends z.ZodType>(
  action: string,
  input: object,
  schema: Answer,
) => Promise<Result<z.infer<Answer>>> {
  const { session } = useSyncContext();
  return useCallback(
    (action, input, schema) => actNow((request) => session.send(request), action, input, schema),
    [session],
  );
}
