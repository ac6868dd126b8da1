/** The last look at a mail before it leaves: nothing somebody typed may become a header or a second recipient. */
import { isAddress } from "../../src/domain/accounts/address.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Mail } from "./ports.ts";

const maxSubjectCharacters = 200;
const control = /[\p{Cc}\u2028\u2029]/u;

/** Errors: mail_refused. */
export function checkMail(mail: Mail): Result<Mail> {
  if (!isAddress(mail.to)) return fail("mail_refused", "The recipient is not an e-mail address.");
  if (control.test(mail.subject) || mail.subject.length > maxSubjectCharacters) {
    return fail("mail_refused", "The subject is too long or has control characters in it.");
  }
  const { name = "", address = "" } = mail.sender ?? {};
  if (control.test(name) || (address !== "" && !isAddress(address))) {
    return fail("mail_refused", "The sender is no name and address.");
  }
  return ok(mail);
}
