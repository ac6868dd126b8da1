/** The words of mails about organizations. */
import type { Mail } from "../ports.ts";
import { layOut, quoted } from "./layout.ts";

/** Somebody is asked into an organization. The same whether the address has an account. */
export function organizationInvitationMail(words: {
  readonly to: string;
  readonly inviter: string;
  readonly organization: string;
  readonly link: string;
}): Mail {
  const [inviter, organization] = [quoted(words.inviter), quoted(words.organization)];
  return layOut(words.to, {
    subject: `${inviter} invites you to ${organization}`,
    parts: [
      `${inviter} invites you to “${organization}” on Potluck.`,
      "Open this to join. It works once, for seven days:",
      { link: words.link },
      "If you do not know this person, you need not do anything.",
    ],
  });
}
