/** A level, edited: its problem stands at the field to mend, and what people would lose stands before the button. */
import { useState } from "react";
import type { Result } from "../../../../domain/result.ts";
import type { SharingCatalog } from "../../../../domain/sharing/catalog.ts";
import { levelNamed, levelProblem } from "../../../../domain/sharing/catalogEdits.ts";
import { levelOf, sharingLevelSchema, type SharingLevel } from "../../../../domain/sharing/levels.ts";
import { Banner, Button, FormDialog, NumberField, Select, Switch, TextField, toast } from "../../../ui/index.ts";
import { ActionChoice, IncludedChoice } from "./LevelChoices.tsx";
import { colorOptions, iconOptions } from "./levelLooks.ts";
import { LossPreview } from "./LossPreview.tsx";

interface LevelDialogProps {
  catalog: SharingCatalog;
  drivers: readonly string[];
  level: SharingLevel;
  onClose: () => void;
  onSave: (level: SharingLevel) => Promise<Result<unknown>>;
  /** Only for a level that may be taken out. */
  onRemove?: () => void;
}

const ownDriver = "";

export function LevelDialog({ catalog, drivers, level, onClose, onSave, onRemove }: LevelDialogProps) {
  const [draft, setDraft] = useState(level);
  const [wasTried, setWasTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const isNew = levelOf(catalog.levels, level.id) === undefined;
  const set = (part: Partial<SharingLevel>): void => {
    setRefusal(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const named = isNew ? { ...draft, id: levelNamed(catalog, draft.name).id } : draft;
  const problem = levelProblem(catalog, named);
  const problemAt = (field: string): string | undefined => (problem?.field === field ? problem.message : undefined);
  const hasName = sharingLevelSchema.shape.name.safeParse(draft.name).success;

  const save = async (): Promise<void> => {
    setWasTried(true);
    if (problem !== null || !hasName) return;
    setIsSaving(true);
    const saved = await onSave({ ...named, name: named.name.trim() });
    setIsSaving(false);
    if (!saved.ok) {
      setRefusal(saved.error.message);
      return;
    }
    toast({
      message: isNew
        ? `“${named.name.trim()}” is added. Choose under What can be shared where it is offered.`
        : "Saved.",
      tone: "done",
    });
    onClose();
  };

  return (
    <FormDialog
      title={isNew ? "A new level" : level.name}
      size="medium"
      isDismissable={false}
      submitLabel={isNew ? "Add" : "Save"}
      canSubmit={!isSaving}
      aside={
        onRemove ? (
          <Button variant="danger" className="me-auto" onPress={onRemove}>
            Remove…
          </Button>
        ) : null
      }
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={draft.name}
        maxLength={100}
        onChange={(name) => set({ name })}
        {...(wasTried && !hasName ? { errorMessage: "Give it a name, like “Can cook from it”." } : {})}
        autoFocus={isNew}
      />
      <TextField
        label="What it lets people do, in words"
        value={draft.description}
        maxLength={500}
        onChange={(description) => set({ description })}
      />
      <NumberField
        label="Rank"
        description="Of several shares of the same thing the highest counts. 1 to 100."
        value={draft.rank}
        minValue={1}
        maxValue={100}
        onChange={(rank) => set({ rank: Number.isNaN(rank) ? draft.rank : rank })}
      />
      <IncludedChoice
        levels={catalog.levels}
        draft={named}
        onChange={(implies) => set({ implies })}
        errorMessage={problemAt("implies")}
      />
      <ActionChoice draft={draft} onChange={set} errorMessage={problemAt("allows")} />
      <div className="flex flex-wrap gap-4">
        <Select
          label="Icon"
          options={iconOptions}
          value={draft.icon}
          onChange={(icon) => set({ icon })}
          className="min-w-36 flex-1"
        />
        <Select
          label="Colour"
          options={colorOptions}
          value={colorOptions.find(({ id }) => id === draft.color)?.id ?? "neutral"}
          onChange={(color) => set({ color })}
          className="min-w-36 flex-1"
        />
        <Select
          label="Driver"
          options={[{ id: ownDriver, label: "The type’s own" }, ...drivers.map((id) => ({ id, label: id }))]}
          value={draft.driver ?? ownDriver}
          onChange={(driver) => set({ driver: driver === ownDriver ? null : driver })}
          className="min-w-36 flex-1"
        />
      </div>
      <div className="flex flex-col">
        <Switch isSelected={draft.isActive} onChange={(isActive) => set({ isActive })}>
          In use: off, it gives nobody anything
        </Switch>
        {problemAt("isActive") === undefined ? null : (
          <p role="alert" className="text-1 font-medium text-rose">
            {problemAt("isActive")}
          </p>
        )}
        <Switch isSelected={draft.isPublic} onChange={(isPublic) => set({ isPublic })}>
          May be given to anyone with a link
        </Switch>
        <Switch isSelected={draft.isDiscoverable} onChange={(isDiscoverable) => set({ isDiscoverable })}>
          Can be found by those who have it, without being told
        </Switch>
      </div>
      {problemAt("form") === undefined ? null : <Banner tone="rose">{problemAt("form")}</Banner>}
      {refusal === null ? null : <Banner tone="rose">{refusal}</Banner>}
      {isNew || problem !== null ? null : <LossPreview catalog={catalog} draft={named} />}
    </FormDialog>
  );
}
