/** With whom, what they may do, what goes with it, and sending. */
import { useRef } from "react";
import { byRoleLevelId } from "../../../../domain/sharing/levels.ts";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { levelName } from "../../../access/index.ts";
import type { KeptRefusal } from "../../../sync/refusedShares.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Button, Select } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { ContentsLine } from "./ContentsLine.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { RecipientField } from "./RecipientField.tsx";
import { TermsDetails, TermsRow } from "./TermsRow.tsx";
import { useInvite } from "./useInvite.ts";
import { useKnownRecipients } from "./useKnownRecipients.ts";
import type { ShareRights } from "./useShareRights.ts";

interface InviteFormProps {
  target: ShareTarget;
  viewer: Viewer;
  rights: ShareRights;
  firstLevel: string;
  shares: readonly StoredShare[];
  refusals: readonly KeptRefusal[];
  /** Ids of the shares just made: what becomes of them is said here. */
  onSent: (ids: readonly string[]) => void;
  /** Brings who has access already into sight. */
  onExisting: (name: string) => void;
}

export function InviteForm({
  target,
  viewer,
  rights,
  firstLevel,
  shares,
  refusals,
  onSent,
  onExisting,
}: InviteFormProps) {
  const isOnline = useIsOnline();
  const input = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const invite = useInvite(target, viewer.personId, firstLevel, onSent);
  const known = useKnownRecipients(viewer, shares, invite.text);
  const { chosen, terms } = invite;
  const count = chosen.length;
  // What each member's role gives is only an answer where everybody chosen is an organization.
  const isByRole =
    target.itemType === "table" &&
    rights.mayManage &&
    count > 0 &&
    chosen.every(({ ask }) => ask.kind === "organization");
  const levels = [
    ...rights.levels.map(({ id, name, description }) => ({ id, label: name, detail: description })),
    ...(isByRole
      ? [
          {
            id: byRoleLevelId,
            label: levelName(byRoleLevelId, rights.catalog.levels),
            detail: "Managers edit and share, employees use it, clients look.",
          },
        ]
      : []),
  ];
  const level = levels.find(({ id }) => id === terms.level) ?? levels[0];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void invite.send().then(() => input.current?.focus());
      }}
    >
      <RecipientField
        chosen={chosen}
        onChange={invite.choose}
        known={known}
        text={invite.text}
        onText={invite.type}
        problem={invite.problem}
        onProblem={invite.complain}
        inputRef={input}
        onDone={() => (count > 0 ? sendButton.current?.focus() : undefined)}
        end={
          <Select
            label="What they may do"
            hideLabel
            variant="quiet"
            className="ms-auto"
            value={level?.id ?? ""}
            onChange={(id) => invite.change({ level: id })}
            options={levels}
          />
        }
      />
      {invite.problem === null ? (
        <p className="mt-1 text-1 text-ink-2">
          {rights.needsApproval(terms.level)
            ? `${level?.detail ?? ""} ${rights.permission.ownerName || "Its owner"} is asked first.`
            : level?.detail}
        </p>
      ) : (
        <p id="share-problem" role="alert" className="mt-1 text-1 font-medium wrap-anywhere text-rose">
          {invite.problem}
        </p>
      )}
      <ContentsLine target={target} />
      <TermsDetails terms={terms} onChange={invite.change} />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <TermsRow terms={terms} onChange={invite.change} />
        <Button
          ref={sendButton}
          variant="primary"
          type="submit"
          isDisabled={invite.isSending}
          className="ms-auto max-md:flex-1"
        >
          {count > 1 ? `Send ${count} invitations` : "Share"}
        </Button>
      </div>
      <Outcomes
        outcomes={invite.outcomes}
        shares={shares}
        refusals={refusals}
        isOnline={isOnline}
        onDismiss={invite.forget}
        onShow={onExisting}
      />
    </form>
  );
}
