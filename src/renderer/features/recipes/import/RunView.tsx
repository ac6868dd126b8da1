import { useState } from "react";
import { CircleCheck, Undo2 } from "lucide-react";
import { useKitchen, useUndoState } from "../../../data/index.ts";
import { Banner, Button, LinkButton, PageHeader, paths, ProgressBar, TagGroup } from "../../../ui/index.ts";
import {
  cancelImport,
  canUndoImport,
  importLine,
  resetImport,
  undoImport,
  useImport,
  type DuplicatePolicy,
  type ImportLine,
} from "./importRun.ts";
import { ResultList } from "./ResultList.tsx";

const kinds = [
  ["all", "All"],
  ["imported", "Imported"],
  ["duplicate", "Duplicates"],
  ["failed", "Failed"],
  ["warned", "With warnings"],
] as const;
type Kind = (typeof kinds)[number][0];

function fits(line: ImportLine, kind: Kind): boolean {
  if (kind === "all") return true;
  if (kind === "warned") return line.warnings.length > 0;
  return kind === "imported" ? line.outcome === "imported" || line.outcome === "replaced" : line.outcome === kind;
}

/** An import under way or done: how far, what became of each file, and what to do about it. */
export function RunView({ policy }: { policy: DuplicatePolicy }) {
  const kitchen = useKitchen();
  const { phase, label, filesDone, filesTotal, wasCancelled, lines, stoppedBy, steps } = useImport();
  // Drawn anew with every step: what can be taken back changes with it.
  useUndoState();
  const canUndo = canUndoImport(kitchen, { steps });
  const [kind, setKind] = useState<Kind>("all");
  const count = (one: Kind): number => lines.filter((line) => fits(line, one)).length;
  const imported = count("imported");
  const isRunning = phase === "running";
  const duplicates = lines.filter((line) => line.outcome === "duplicate" && line.draft);
  const importAll = async (): Promise<void> => {
    for (const line of duplicates) {
      const done = await importLine(kitchen, line, "keep");
      if (!done.ok) return;
    }
  };
  const words = `${imported.toLocaleString()} ${imported === 1 ? "recipe" : "recipes"} imported`;
  const isOneArchive = filesTotal === 1;
  return (
    <>
      <PageHeader
        title={isRunning ? "Importing" : "Imported"}
        subtitle={label}
        actions={
          isRunning ? (
            <Button onPress={cancelImport}>Cancel</Button>
          ) : (
            <>
              {imported > 0 && canUndo ? (
                <Button icon={Undo2} onPress={() => void undoImport(kitchen)}>
                  Undo import
                </Button>
              ) : null}
              <Button onPress={resetImport}>Import more</Button>
              <LinkButton variant="primary" href={paths.recipes}>
                To the recipes
              </LinkButton>
            </>
          )
        }
      />
      <div className="mx-auto flex min-h-0 w-full max-w-[860px] flex-1 flex-col gap-3 px-4 pt-4 md:px-6">
        {isRunning ? (
          <ProgressBar
            label={words}
            {...(filesTotal === null || isOneArchive ? {} : { value: filesDone, max: filesTotal })}
            valueText={
              filesTotal === null || isOneArchive
                ? `${lines.length.toLocaleString()} read`
                : `${filesDone.toLocaleString()} of ${filesTotal.toLocaleString()} files`
            }
          />
        ) : (
          <Banner
            tone={stoppedBy ? "rose" : "herb"}
            {...(stoppedBy ? {} : { icon: CircleCheck })}
            title={wasCancelled ? `Cancelled. ${words}.` : stoppedBy ? `Stopped. ${words}.` : `${words}.`}
          >
            {stoppedBy
              ? stoppedBy.message
              : imported === 0
                ? "Nothing new was found."
                : canUndo
                  ? "One undo takes them all back."
                  : "Other changes were made since."}
          </Banner>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <TagGroup
            label="Show"
            isOneLine
            className="flex-1"
            selectionMode="single"
            items={kinds
              .map(([id, text]) => ({ id, label: text, count: count(id) }))
              .filter(({ id, count: many }) => id === "all" || many > 0)}
            selected={new Set([kind])}
            onSelectedChange={(chosen) => setKind(([...chosen][0] as Kind | undefined) ?? "all")}
          />
          {!isRunning && duplicates.length > 1 ? (
            <Button size="small" onPress={() => void importAll()}>
              Import all {duplicates.length} duplicates
            </Button>
          ) : null}
        </div>
        <ResultList
          lines={kind === "all" ? lines : lines.filter((line) => fits(line, kind))}
          policy={policy}
          isIdle={!isRunning}
        />
      </div>
    </>
  );
}
