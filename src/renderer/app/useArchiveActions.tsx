import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import {
  exportEverything,
  importEverything,
  isEmptyKitchen,
  useKitchen,
  type ArchiveProgress,
  type ImportMode,
  type ImportReport,
} from "../data/index.ts";
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
  importBytes: (bytes: Uint8Array, name: string) => void;
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
    async (file: Waiting, mode: ImportMode) => {
      setWaiting(null);
      const report = await run(`Importing ${file.name}`, (options) =>
        importEverything(kitchen, file.bytes, mode, options),
      );
      if (showFailure(report)) toast({ message: reportSentence(report.value), tone: "done" });
    },
    [kitchen, run],
  );

  const importBytes = useCallback(
    async (bytes: Uint8Array, name: string) => {
      if (await isEmptyKitchen(kitchen)) await bringIn({ bytes, name }, "add");
      else setWaiting({ bytes, name });
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
        if (showFailure(bytes)) await importBytes(bytes.value, chosen.value.name);
      },
    }),
    [kitchen, run, importBytes],
  );

  return {
    exportAll: () => void actions.exportAll(),
    importAll: () => void actions.importAll(),
    importBytes: (bytes, name) => void importBytes(bytes, name),
    dialogs: (
      <>
        {running ? <ArchiveProgressDialog {...running} onCancel={() => cancel.current?.abort()} /> : null}
        {waiting ? (
          <ImportModeDialog
            name={waiting.name}
            onCancel={() => setWaiting(null)}
            onChoose={(mode) => void bringIn(waiting, mode)}
          />
        ) : null}
      </>
    ),
  };
}
