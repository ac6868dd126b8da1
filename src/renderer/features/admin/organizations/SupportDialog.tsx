/** Asking for support access: what for, and how long. */
import { useState } from "react";
import { supportSchema, type AdministeredOrganization } from "../../../../domain/organizations/support.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { FormDialog, Select, TextArea, toast } from "../../../ui/index.ts";

const durations = [
  { id: "1", label: "1 hour" },
  { id: "4", label: "4 hours" },
  { id: "24", label: "1 day" },
  { id: "72", label: "3 days" },
  { id: "168", label: "1 week" },
] as const;

interface SupportDialogProps {
  organization: AdministeredOrganization;
  onClose: () => void;
  onDone: () => void;
}

export function SupportDialog({ organization: { id, name }, onClose, onDone }: SupportDialogProps) {
  const ask = useActNow();
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState<(typeof durations)[number]["id"]>("4");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    const wish = { organizationId: id, reason: reason.trim(), hours: Number(hours) };
    const given = await ask("organization.supportAccess", wish, supportSchema);
    setBusy(false);
    if (!given.ok) {
      setProblem(given.error.message);
      return;
    }
    toast({ message: `You have support access to ${name}. Its owners and admins are told.`, tone: "done" });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={`Ask for support access to ${name}`}
      submitLabel="Get support access"
      canSubmit={reason.trim().length >= 5 && !isBusy}
      isDismissable={false}
      onSubmit={() => void begin()}
      onClose={onClose}
    >
      <p className="text-2 text-ink-2">
        You are an admin of it for this time. Its owners and admins are told at once, see it as long as it lasts, and
        can end it; afterwards it is in its history.
      </p>
      <TextArea
        label="What for"
        description="They read this."
        placeholder="The week of the plan that disappeared"
        value={reason}
        rows={3}
        maxLength={500}
        onChange={setReason}
      />
      <Select label="How long" options={durations} value={hours} onChange={setHours} />
      <p role="alert" className="text-1 text-rose empty:hidden">
        {problem}
      </p>
    </FormDialog>
  );
}
