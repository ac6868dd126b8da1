import type { CommunicationStatus, LoggedMail } from "../../../../domain/notifications/mailLog.ts";
import { mailErrorWords, mailKindName, mailStateWords } from "../../../../domain/notifications/mailLogWords.ts";
import { Chip, counted, timeAgo, timeUntil, useNow, type Tone } from "../../../ui/index.ts";

const tones: Readonly<Record<CommunicationStatus, Tone>> = {
  waiting: "amber",
  sent: "herb",
  failed: "rose",
  bounced: "rose",
};

/** One mail: what it was, to whom, how it stands, and what went wrong. */
export function MailRow({ mail }: { mail: LoggedMail }) {
  const now = useNow();
  const { status, attempts, nextTryAt, createdAt, recipient, template } = mail;
  const problem = mailErrorWords(mail.lastError);
  const facts = [
    recipient === "" ? "to an address that is not kept" : `to ${recipient}`,
    timeAgo(createdAt, now),
    attempts < 2 ? "" : `tried ${counted(attempts, "time")}`,
    nextTryAt === null || status !== "waiting"
      ? ""
      : nextTryAt <= now
        ? "next try any moment"
        : `next try ${timeUntil(nextTryAt, now)}`,
  ].filter((part) => part !== "");
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2 last:border-0">
      <span className="min-w-0 flex-1">
        <span className="block text-2 font-semibold wrap-anywhere">{mailKindName(template)}</span>
        <span className="block text-1 wrap-anywhere text-ink-2" title={new Date(createdAt).toLocaleString()}>
          {facts.join(" · ")}
        </span>
        {problem === "" ? null : <span className="block text-1 wrap-anywhere text-ink-2">{problem}.</span>}
      </span>
      <Chip tone={mail.provider === "outbox" && status === "sent" ? "neutral" : tones[status]} className="shrink-0">
        {mailStateWords(mail)}
      </Chip>
    </li>
  );
}
