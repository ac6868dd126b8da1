import { useEffect } from "react";
import { HardDriveDownload } from "lucide-react";
import { backUpNow, useAutomaticBackups, useKitchen } from "../data/index.ts";
import { showFailure, toast, useCommands } from "../ui/index.ts";

/** Automatic backups while the window is open, "Back up now" as a command, and a word when one fails. Desktop only. */
export function useBackups(): void {
  const kitchen = useKitchen();
  const bridge = window.potluck;
  const failure = useAutomaticBackups(bridge);
  useEffect(() => {
    if (failure) toast({ message: `The automatic backup did not work: ${failure.message}`, tone: "problem" });
  }, [failure]);
  const backUp = async () => {
    if (!bridge) return;
    if (showFailure(await backUpNow(kitchen, bridge, Date.now()))) toast({ message: "Backed up.", tone: "done" });
  };
  useCommands(
    bridge
      ? [
          {
            id: "data.backup",
            label: "Back up now",
            group: "Data",
            icon: HardDriveDownload,
            keywords: "copy save",
            run: () => void backUp(),
          },
        ]
      : [],
  );
}
