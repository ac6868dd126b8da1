/** How sharing is set up on the server, and changes of it: each is applied to what is in force by then, so that two admins agree. */
import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { Result } from "../../../domain/result.ts";
import { sharingSetupSchema, type SharingSetup } from "../../../domain/sharing/administration.ts";
import { checkCatalog, type SharingCatalog } from "../../../domain/sharing/catalog.ts";
import { sharingSettingsSchema, type SharingSettings } from "../../../domain/sharing/settings.ts";
import { useActNow } from "../../sync/session/index.ts";

export type ChangeCatalog = (change: (catalog: SharingCatalog) => SharingCatalog) => Promise<Result<SharingCatalog>>;
export type SaveSettings = (change: Partial<SharingSettings>) => Promise<Result<SharingSettings>>;

export interface SharingSetupState {
  /** Null until the server has answered. */
  readonly loaded: Result<SharingSetup> | null;
  readonly load: () => Promise<void>;
  readonly change: ChangeCatalog;
  readonly saveSettings: SaveSettings;
}

export function useSharingSetup(): SharingSetupState {
  const actNow = useActNow();
  const [loaded, setLoaded] = useState<Result<SharingSetup> | null>(null);
  const read = useCallback(() => actNow("admin.sharing", {}, sharingSetupSchema), [actNow]);
  const inTurn = useTurns();

  const load = useCallback(async () => setLoaded(await read()), [read]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the server is asked, and its answer is shown
    void load();
  }, [load]);

  const change: ChangeCatalog = useCallback(
    (apply) =>
      inTurn(async () => {
        const now = await read();
        if (!now.ok) return now;
        const next = checkCatalog(apply(now.value.catalog));
        if (!next.ok) return next;
        const saved = await actNow("admin.catalog.save", next.value, z.null());
        if (!saved.ok) return saved;
        setLoaded({ ok: true, value: { ...now.value, catalog: { ...next.value } as SharingSetup["catalog"] } });
        return next;
      }),
    [actNow, inTurn, read],
  );

  const saveSettings: SaveSettings = useCallback(
    (part) =>
      inTurn(async () => {
        const now = await read();
        if (!now.ok) return now;
        const asked = { ...now.value.settings, ...part };
        const saved = await actNow("admin.settings.save", asked, sharingSettingsSchema);
        if (saved.ok) setLoaded({ ok: true, value: { ...now.value, settings: saved.value } });
        return saved;
      }),
    [actNow, inTurn, read],
  );

  return { loaded, load, change, saveSettings };
}

/** Runs one thing after the other, in the order they were asked for. */
function useTurns(): <Value>(run: () => Promise<Value>) => Promise<Value> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((run) => {
    const turn = last.current.then(run);
    // A turn that broke is reported to whoever asked for it; the next one goes on.
    last.current = turn.catch(() => undefined);
    return turn;
  }, []);
}
