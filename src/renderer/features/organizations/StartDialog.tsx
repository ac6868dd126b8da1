/** The window that starts a household or a team: a name, and for a household whether it shares what its members make. */
import { useState } from "react";
import { Form } from "react-aria-components";
import { organizationAnswer } from "../../../domain/organizations/answers.ts";
import { usualNewItems } from "../../../domain/organizations/newItems.ts";
import type { OrganizationKind } from "../../../domain/organizations/roles.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Button, Checkbox, Dialog, showFailure, TextField } from "../../ui/index.ts";

interface StartDialogProps {
  kind: OrganizationKind;
  onStarted: (organizationId: string) => void;
  onClose: () => void;
}

export function StartDialog({ kind, onStarted, onClose }: StartDialogProps) {
  const isHousehold = kind === "household";
  const ask = useActNow();
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      title={isHousehold ? "Start a household" : "Start a team"}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="start-form" isDisabled={isLacking}>
            Start
          </Button>
        </>
      }
    >
      <Form
        id="start-form"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isLacking) void start();
        }}
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
            <Checkbox isSelected={isSharing} onChange={setSharing}>
              Share what members make
            </Checkbox>
            <p className="ps-7 text-1 text-pretty text-ink-2">
              Recipes, plans, lists, cookbooks and tables that somebody makes from now on are everybody’s to edit. Each
              can switch that off for themselves, or keep one thing private.
            </p>
          </div>
        ) : null}
      </Form>
    </Dialog>
  );
}
