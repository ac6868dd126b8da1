import { useState } from "react";
import { Plus } from "lucide-react";
import type { SharingSetup } from "../../../../domain/sharing/administration.ts";
import { isSeededLevel, levelNamed, withLevel, withoutLevel } from "../../../../domain/sharing/catalogEdits.ts";
import { actionsOf, levelOf, ownerLevelId, type SharingLevel } from "../../../../domain/sharing/levels.ts";
import { Button, Chip, confirm, cx, listed, showFailure, toast } from "../../../ui/index.ts";
import type { ChangeCatalog } from "../useSharingSetup.ts";
import { actionWords } from "../words.ts";
import { LevelDialog } from "./LevelDialog.tsx";
import { LevelMark } from "./LevelMark.tsx";

/** All levels, the highest first; one's own can be added. */
export function LevelsTab({ setup, change }: { setup: SharingSetup; change: ChangeCatalog }) {
  const { catalog, drivers } = setup;
  const [edited, setEdited] = useState<SharingLevel | null>(null);
  const levels = catalog.levels.toSorted((a, b) => b.rank - a.rank);

  const remove = async (level: SharingLevel): Promise<void> => {
    const isSure = await confirm({
      title: `Remove “${level.name}”?`,
      message: "It is taken out of every type that offers it. This works only while nothing is shared at it.",
      confirmLabel: "Remove",
      isDanger: true,
    });
    if (isSure && showFailure(await change((before) => withoutLevel(before, level.id)))) {
      setEdited(null);
      toast({ message: `“${level.name}” is removed.`, tone: "done" });
    }
  };

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-2 text-pretty text-ink-2">
          What a share can let people do. Of several shares of the same thing the one with the highest rank counts.
        </p>
        <Button icon={Plus} onPress={() => setEdited(levelNamed(catalog, ""))}>
          Add a level
        </Button>
      </div>
      <ul aria-label="Levels" className="mt-2">
        {levels.map((level) => (
          <li key={level.id} className="flex items-start gap-3 border-b border-line py-3 last:border-0">
            <LevelMark level={level} />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <h2 className={cx("text-2 font-semibold wrap-anywhere", !level.isActive && "text-ink-2")}>
                  {level.name}
                </h2>
                <span className="text-1 tabular text-ink-2">rank {level.rank}</span>
                {level.isActive ? null : <Chip tone="rose">Switched off</Chip>}
                {level.offered ? null : (
                  <Chip>{level.id === ownerLevelId ? "By owning" : "By a role, not by sharing"}</Chip>
                )}
                {level.isPublic ? <Chip tone="sky">For links</Chip> : null}
              </div>
              <p className="text-1 wrap-anywhere text-ink-2">{level.description}</p>
              <p className="mt-0.5 text-1 wrap-anywhere text-ink-2">{whatItAllows(catalog.levels, level)}</p>
            </div>
            <Button size="small" aria-label={`Edit ${level.name}`} onPress={() => setEdited(level)}>
              Edit
            </Button>
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <LevelDialog
          key={edited.id}
          catalog={catalog}
          drivers={drivers}
          level={edited}
          onClose={() => setEdited(null)}
          onSave={(level) => change((before) => withLevel(before, level))}
          {...(levelOf(catalog.levels, edited.id) && !isSeededLevel(edited.id)
            ? { onRemove: () => void remove(edited) }
            : {})}
        />
      )}
    </>
  );
}

function whatItAllows(levels: readonly SharingLevel[], level: SharingLevel): string {
  if (!level.isActive) return "Lets nobody do anything while it is switched off.";
  const included = level.implies.flatMap((id) => levelOf(levels, id)?.name ?? []);
  const allowed = [...actionsOf(levels, level.id)].map((action) => actionWords[action]);
  const includes = included.length === 0 ? "" : `Includes ${listed(included.map((name) => `“${name}”`))}. `;
  return `${includes}People can ${allowed.length === 0 ? "do nothing" : listed(allowed)}.`;
}
