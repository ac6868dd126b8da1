import { useState } from "react";
import { UntilField } from "../../../access/index.ts";
import { Checkbox, FormDialog, NumberField, TextField } from "../../../ui/index.ts";
import type { LinkActs, LinkChange } from "./useLink.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

interface LinkDialogProps {
  share: ListedShare;
  acts: LinkActs;
  onClose: () => void;
}

/** What limits a link: an end, a password, how often it opens. */
export function LinkDialog({ share, acts, onClose }: LinkDialogProps) {
  const hadPassword = share.link?.hasPassword === true;
  const [expiresAt, setExpiresAt] = useState(share.expiresAt);
  const [maxUses, setMaxUses] = useState(share.link?.maxUses ?? null);
  const [withPassword, setWithPassword] = useState(hadPassword);
  const [password, setPassword] = useState("");
  const isUnfinished = withPassword && !hadPassword && password === "";
  const save = async (): Promise<void> => {
    const change: LinkChange = {
      ...(expiresAt === share.expiresAt ? {} : { expiresAt }),
      ...(maxUses === (share.link?.maxUses ?? null) ? {} : { maxUses }),
      ...(withPassword ? (password === "" ? {} : { password }) : hadPassword ? { password: null } : {}),
    };
    if (Object.keys(change).length === 0 || (await acts.change(share.id, change))) onClose();
  };
  return (
    <FormDialog
      title="Anyone with the link"
      submitLabel="Save"
      canSubmit={!isUnfinished && !acts.isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className="flex items-center gap-3">
        <span className="flex-1 text-2">{expiresAt === null ? "Has no end" : "Ends by itself"}</span>
        <UntilField value={expiresAt} onChange={setExpiresAt} isRegular />
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox isSelected={withPassword} onChange={setWithPassword}>
          Ask for a password
        </Checkbox>
        {withPassword ? (
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            placeholder={hadPassword ? "As it is" : ""}
            description="Tell it to them another way than the link."
            value={password}
            onChange={setPassword}
          />
        ) : null}
        <Checkbox isSelected={maxUses !== null} onChange={(isLimited) => setMaxUses(isLimited ? 10 : null)}>
          Only a number of times
        </Checkbox>
        {maxUses === null ? null : (
          <NumberField label="Opens" value={maxUses} minValue={1} maxValue={1_000_000} onChange={setMaxUses} />
        )}
      </div>
    </FormDialog>
  );
}
