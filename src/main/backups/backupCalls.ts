/** The calls around backups, on top of `Backups`. */
import { mkdir } from "node:fs/promises";
import { shell } from "electron";
import { fail, ok } from "../../domain/result.ts";
import { choosePaths } from "../files/fileCalls.ts";
import type { Handlers } from "../ipc/handlers.ts";
import type { Backups } from "./backups.ts";

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups${string}`>>;

export function createBackupCalls(backups: Backups): BackupHandlers {
  return {
    backupsList: () => backups.list(),
    backupsWrite: ({ bytes }) => backups.write(bytes),
    backupsRead: ({ name }) => backups.read(name),
    backupsSettings: async () => ok(await backups.settings()),
    backupsChangeSettings: (change) => backups.changeSettings(change),
    async backupsChooseFolder(_request, { window }) {
      const chosen = await choosePaths(window, { properties: ["openDirectory", "createDirectory"] });
      return chosen.ok ? backups.useFolder(chosen.value[0] ?? null) : chosen;
    },
    backupsUseDefaultFolder: () => backups.useFolder(null),
    async backupsOpenFolder() {
      const { folder, isDefaultFolder } = await backups.settings();
      if (isDefaultFolder) await mkdir(folder, { recursive: true });
      const problem = await shell.openPath(folder);
      if (problem === "") return ok(null);
      return fail("storage_failed", "The backup folder could not be opened. Is its disk plugged in?");
    },
  };
}
