/** The figures of a campaign, and what "opened" counts. */
import type { CampaignFigures } from "../../../domain/organizations/campaigns/outcome.ts";
import { ProgressBar } from "../../ui/index.ts";

export function Figures({ figures }: { figures: CampaignFigures }) {
  const { recipients, waiting, sent, bounced, opened, accepted, declined, skipped } = figures;
  const shown: readonly (readonly [string, number])[] = [
    ["Recipients", recipients],
    ["Sent", sent],
    ["Bounced", bounced],
    ["Opened", opened],
    ["Accepted", accepted],
    ["Declined", declined],
    ...(skipped > 0 ? [["Not sent", skipped] as const] : []),
  ];
  return (
    <section aria-label="Figures">
      <dl className="grid grid-cols-3 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(96px,1fr))]">
        {shown.map(([label, count]) => (
          <div key={label} className="flex flex-col-reverse rounded-md border border-line bg-raised px-3 py-2.5">
            <dt className="text-1 text-ink-2">{label}</dt>
            <dd className="text-5 font-semibold tabular">{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {waiting > 0 ? (
        <ProgressBar
          label="Sending"
          value={recipients - waiting}
          max={recipients}
          valueText={`${(recipients - waiting).toLocaleString()} of ${recipients.toLocaleString()}`}
          className="mt-3"
        />
      ) : null}
      <p className="mt-2 text-1 text-pretty text-ink-2">
        Opened counts who opened the invitation’s page or answered it. The mails themselves are not tracked.
      </p>
    </section>
  );
}
