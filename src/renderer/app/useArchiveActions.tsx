import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import {
  backUpNow,
  exportEverything,
  importEverything,
  isEmptyKitchen,
  useKitchen,
  type ArchiveProgress,
  type ImportMode,
  type ImportReport,
} from "../data/index.ts";
import { readArchive } from "../../domain/archive/readArchive.ts";
import type { Result } from "../../domain/result.ts";
import { chooseFile, counted, readBytes, saveFile, showFailure, toast } from "../ui/index.ts";
import { ArchiveProgressDialog } from "./ArchiveProgressDialog.tsx";
import { ImportModeDialog } from "./ImportModeDialog.tsx";

interface Running {
  readonly label: string;
  readonly progress: ArchiveProgress | null;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** A backup is restored; any other file is imported. */
  readonly isBackup: boolean;
  readonly items: number;
  readonly madeAt: number;
}

/** The export's name: `potluck-2026-11-21.zip`, by the local calendar. */
function exportName(now: Date): string {
  return `potluck-${now.toLocaleDateString("sv-SE")}.zip`;
}

function reportSentence({ added, merged, unchanged, removed }: ImportReport): string {
  const parts = [
    `${counted(added, "item")} added`,
    merged > 0 ? `${merged} merged` : "",
    unchanged > 0 ? `${unchanged} the same already` : "",
    removed > 0 ? `${removed} removed` : "",
  ];
  return `Imported: ${parts.filter((part) => part !== "").join(", ")}.`;
}

/** Everything out to one file and in again, with progress and a way out [K.9]; `dialogs` is to be rendered by the frame. */
export function useArchiveActions(): {
  exportAll: () => void;
  importAll: () => void;
  restoreBackup: (bytes: Uint8Array, name: string) => void;
  dialogs: ReactNode;
} {
  const kitchen = useKitchen();
  const [running, setRunning] = useState<Running | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const cancel = useRef<AbortController | null>(null);

  const run = useCallback(
    async <T,>(
      label: string,
      work: (options: { signal: AbortSignal; onProgress: (progress: ArchiveProgress) => void }) => Promise<Result<T>>,
    ): Promise<Result<T>> => {
      const controller = new AbortController();
      cancel.current = controller;
      setRunning({ label, progress: null });
      try {
        return await work({ signal: controller.signal, onProgress: (progress) => setRunning({ label, progress }) });
      } finally {
        setRunning(null);
      }
    },
    [],
  );

  const bringIn = useCallback(
    async (file: Pick<Waiting, "bytes" | "name">, mode: ImportMode) => {
      setWaiting(null);
      // What is replaced cannot be brought back by undo; on the desktop a backup of it is written first.
      if (mode === "replace" && window.potluck) {
        if (!showFailure(await backUpNow(kitchen, window.potluck, Date.now()))) return;
      }
      const report = await run(`Importing ${file.name}`, (options) =>
        importEverything(kitchen, file.bytes, mode, options),
      );
      if (showFailure(report)) toast({ message: reportSentence(report.value), tone: "done" });
    },
    [kitchen, run],
  );

  const askOrBringIn = useCallback(
    async (bytes: Uint8Array, name: string, isBackup: boolean) => {
      if (await isEmptyKitchen(kitchen)) {
        await bringIn({ bytes, name }, "add");
        return;
      }
      // A file that cannot be read is said to be so before anything is asked about it.
      const content = readArchive(bytes);
      if (!showFailure(content)) return;
      const { createdAt, items } = content.value.manifest;
      setWaiting({ bytes, name, isBackup, items, madeAt: createdAt });
    },
    [kitchen, bringIn],
  );

  const actions = useMemo(
    () => ({
      exportAll: async () => {
        const file = await run("Exporting everything", (options) => exportEverything(kitchen, Date.now(), options));
        if (!showFailure(file)) return;
        const saved = await saveFile({
          suggestedName: exportName(new Date()),
          bytes: file.value,
          mime: "application/zip",
          filters: [{ name: "Potluck export", extensions: ["zip"] }],
        });
        if (showFailure(saved)) toast({ message: `Everything is in “${saved.value}”.`, tone: "done" });
      },
      importAll: async () => {
        const chosen = await chooseFile(".zip,application/zip");
        if (!showFailure(chosen)) return;
        const bytes = await readBytes(chosen.value);
        if (showFailure(bytes)) await askOrBringIn(bytes.value, chosen.value.name, false);
      },
    }),
    [kitchen, run, askOrBringIn],
  );

  return {
    exportAll: () => void actions.exportAll(),
    importAll: () => void actions.importAll(),
    restoreBackup: (bytes, name) => void askOrBringIn(bytes, name, true),
    dialogs: (
      <>
        {running ? <ArchiveProgressDialog {...running} onCancel={() => cancel.current?.abort()} /> : null}
        {waiting ? (
          <ImportModeDialog
            {...waiting}
            onCancel={() => setWaiting(null)}
            onChoose={(mode) => void bringIn(waiting, mode)}
          />
        ) : null}
      </>
    ),
  };
}
