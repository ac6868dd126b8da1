import { BadgeCheck, MessageSquare } from "lucide-react";
import { UntilField } from "../../../access/index.ts";
import { Button, TextArea } from "../../../ui/index.ts";
import type { Terms } from "./useInvite.ts";

interface TermsRowProps {
  terms: Terms;
  onChange: (change: Partial<Terms>) => void;
}

const chosen = "bg-accent-soft! text-accent!";

/** What may go with an invitation, folded away until it is wished: an end, and only for members. */
export function TermsRow({ terms, onChange }: TermsRowProps) {
  const { message, expiresAt, membershipOnly } = terms;
  return (
    <div className="-ms-2 flex min-w-0 flex-wrap items-center gap-x-0.5 gap-y-1">
      <Button
        variant="quiet"
        icon={MessageSquare}
        aria-expanded={message !== null}
        onPress={() => onChange({ message: message === null ? "" : null })}
      >
        Message
      </Button>
      <UntilField value={expiresAt} onChange={(until) => onChange({ expiresAt: until })} />
      <Button
        variant="quiet"
        icon={BadgeCheck}
        aria-pressed={membershipOnly}
        className={membershipOnly ? chosen : ""}
        onPress={() => onChange({ membershipOnly: !membershipOnly })}
      >
        Only while a member
      </Button>
    </div>
  );
}

/** The message that goes with the invitation, and what “only while a member” means while it is chosen. */
export function TermsDetails({ terms, onChange }: TermsRowProps) {
  const { message, membershipOnly } = terms;
  return (
    <>
      {message === null ? null : (
        <TextArea
          label="Message"
          className="mt-3"
          rows={2}
          maxRows={6}
          autoFocus
          maxLength={2_000}
          placeholder="Goes with the invitation"
          value={message}
          onChange={(words) => onChange({ message: words })}
        />
      )}
      {membershipOnly ? (
        <p className="mt-2 text-1 text-ink-2">
          They have it while they, or their organization, have a paid subscription. When that ends, so does their
          access.
        </p>
      ) : null}
    </>
  );
}
