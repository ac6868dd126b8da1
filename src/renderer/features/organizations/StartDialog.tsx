/** The window that starts a household or a team: a name, and for a household whether it shares what its members make. */
import { useId, useState } from "react";
import { organizationAnswer } from "../../../domain/organizations/answers.ts";
import { usualNewItems } from "../../../domain/organizations/newItems.ts";
import type { OrganizationKind } from "../../../domain/organizations/roles.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Checkbox, FormDialog, showFailure, TextField } from "../../ui/index.ts";

interface StartDialogProps {
  kind: OrganizationKind;
  onStarted: (organizationId: string) => void;
  onClose: () => void;
}

export function StartDialog({ kind, onStarted, onClose }: StartDialogProps) {
  const isHousehold = kind === "household";
  const ask = useActNow();
  const detailId = useId();
  const [name, setName] = useState(isHousehold ? "Our household" : "");
  const [isSharing, setSharing] = useState(isHousehold);
  const [isBusy, setBusy] = useState(false);
  const isLacking = name.trim() === "" || isBusy;
  const start = async () => {
    setBusy(true);
    const wish = { kind, name: name.trim(), newItems: isSharing ? usualNewItems : null };
    const made = await ask("organization.create", wish, organizationAnswer);
    setBusy(false);
    if (showFailure(made)) onStarted(made.value.id);
  };
  return (
    <FormDialog
      title={isHousehold ? "Start a household" : "Start a team"}
      submitLabel="Start"
      canSubmit={!isLacking}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        placeholder={isHousehold ? "Elm Street 4" : "Garden café"}
        maxLength={200}
      />
      {isHousehold ? (
        <div>
          <Checkbox isSelected={isSharing} onChange={setSharing} aria-describedby={detailId}>
            Share what members make
          </Checkbox>
          <p id={detailId} className="ps-7 text-1 text-pretty text-ink-2">
            Recipes, plans, lists, cookbooks and tables that somebody makes from now on are everybody’s to edit. Each
            can switch that off for themselves, or keep one thing private.
          </p>
        </div>
      ) : null}
    </FormDialog>
  );
}
