/** Inviting: a code to scan or a link, for who is there; an e-mail for who is not. */
import { useState } from "react";
import { Form } from "react-aria-components";
import { Copy, QrCode as QrIcon } from "lucide-react";
import { newInvitationAnswer } from "../../../domain/organizations/answers.ts";
import { mayMoveRole } from "../../../domain/organizations/membership.ts";
import { roleNames, rolesOfKind, type Role } from "../../../domain/organizations/roles.ts";
import { useActNow, useSession } from "../../sync/session/index.ts";
import { Button, Dialog, Segmented, Select, showFailure, TextField, toast } from "../../ui/index.ts";
import type { Standing } from "./standing.ts";
import { QrCode } from "./QrCode.tsx";

/** How many may come with one code; a household fits. */
const peopleByCode = 10;

export function InviteDialog({ standing, onClose }: { standing: Standing; onClose: () => void }) {
  const { organization } = standing;
  const ask = useActNow();
  const { state } = useSession();
  const roles = rolesOfKind[organization.kind].filter(
    (role) => mayMoveRole(organization.kind, standing, null, { role, extra: [] }).ok,
  );
  const [way, setWay] = useState<"code" | "mail">("code");
  const [role, setRole] = useState<Role>(organization.kind === "household" ? "MEMBER" : "EMPLOYEE");
  const [address, setAddress] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [link, setLink] = useState<string | null>(null);

  const invite = async (input: object) => {
    setBusy(true);
    const answer = await ask(
      "invitation.create",
      { organizationId: organization.id, role, ...input },
      newInvitationAnswer,
    );
    setBusy(false);
    return showFailure(answer) ? answer.value : null;
  };
  const makeCode = async () => {
    const made = await invite({ maxUses: peopleByCode });
    if (made?.link) setLink(reachable(made.link, state.kind === "signed-in" ? state.server : ""));
  };
  const sendMail = async () => {
    if (!(await invite({ address: address.trim() }))) return;
    toast({ message: `An invitation is on its way to ${address.trim()}.`, tone: "done" });
    setAddress("");
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ message: "The link is copied.", tone: "done" });
    } catch (error) {
      console.error("The link could not be copied.", error);
      toast({ message: "Copying did not work here. Select the link and copy it.", tone: "problem" });
    }
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      title={`Invite to ${organization.name}`}
    >
      <div className="flex flex-col gap-4">
        <Segmented
          label="How"
          segments={[
            { id: "code", label: "Code or link" },
            { id: "mail", label: "E-mail" },
          ]}
          value={way}
          onChange={setWay}
        />
        {roles.length > 1 && link === null ? (
          <Select
            label="They become"
            options={roles.map((id) => ({ id, label: roleNames[id] }))}
            value={role}
            onChange={setRole}
          />
        ) : null}
        {way === "mail" ? (
          <Form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void sendMail();
            }}
          >
            <TextField
              label="E-mail address"
              type="email"
              autoComplete="off"
              value={address}
              onChange={setAddress}
              description="The mail has a link that works once, for seven days."
            />
            <Button type="submit" variant="primary" isDisabled={isBusy || address.trim() === ""}>
              Send the invitation
            </Button>
          </Form>
        ) : link === null ? (
          <>
            <p className="text-2 text-pretty text-ink-2">
              A code for a phone’s camera, and the same as a link. Up to {peopleByCode} people can join with it, for
              seven days.
            </p>
            <Button variant="primary" icon={QrIcon} isDisabled={isBusy} onPress={() => void makeCode()}>
              Show a code
            </Button>
          </>
        ) : (
          <div className="flex flex-col items-center gap-4">
            <QrCode text={link} label={`Code to join ${organization.name}`} />
            <p className="text-center text-2 text-pretty text-ink-2">
              Scan it with a phone’s camera, and you are in {organization.name}.
            </p>
            <div className="flex w-full items-end gap-2">
              <TextField label="Link" value={link} isReadOnly className="flex-1" />
              <Button icon={Copy} onPress={() => void copy(link)}>
                Copy
              </Button>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The link under the address this device reaches the server by: the server may not know how it is called from outside. */
function reachable(link: string, server: string): string {
  const base = server === "" ? window.location.origin : server;
  return `${base}/${new URL(link).hash}`;
}
