import { useCallback, useEffect, useState } from "react";
import type { Backup, BackupSettings, DesktopBridge } from "../../../domain/ipc.ts";
import { backUpNow, useKitchen } from "../../data/index.ts";
import { showFailure, toast } from "../../ui/index.ts";

interface Backups {
  /** Undefined while they are being read. */
  readonly settings: BackupSettings | undefined;
  readonly list: readonly Backup[];
  readonly isWriting: boolean;
  readonly writeNow: () => void;
  readonly change: (call: (bridge: DesktopBridge) => ReturnType<DesktopBridge["backups"]["settings"]>) => void;
}

/** The desktop's backups and what can be done with them. */
export function useBackups(bridge: DesktopBridge): Backups {
  const kitchen = useKitchen();
  const [settings, setSettings] = useState<BackupSettings>();
  const [list, setList] = useState<readonly Backup[]>([]);
  const [isWriting, setIsWriting] = useState(false);

  const readList = useCallback(async () => {
    const backups = await bridge.backups.list();
    if (showFailure(backups)) setList(backups.value);
  }, [bridge]);

  useEffect(() => {
    void bridge.backups.settings().then((read) => {
      if (showFailure(read)) setSettings(read.value);
    });
    void readList();
  }, [bridge, readList]);

  const writeNow = async () => {
    setIsWriting(true);
    const written = await backUpNow(kitchen, bridge, Date.now());
    setIsWriting(false);
    if (!showFailure(written)) return;
    toast({ message: "Backed up.", tone: "done" });
    await readList();
  };

  return {
    settings,
    list,
    isWriting,
    writeNow: () => void writeNow(),
    change: (call) =>
      void call(bridge).then((changed) => {
        if (!showFailure(changed)) return undefined;
        setSettings(changed.value);
        return readList();
      }),
  };
}
