/** Whom a mail is from and what it is known by, as nodemailer takes them: never as text that is read as a list. */
import type { Mail } from "./ports.ts";

interface Address {
  readonly name: string;
  readonly address: string;
}

/** The parts of "Name <address>", or of an address alone. */
function parts(from: string): Address {
  const match = /^(.*)<([^<>]*)>\s*$/.exec(from);
  return match
    ? { name: (match[1] ?? "").trim().replaceAll('"', ""), address: match[2] ?? "" }
    : { name: "", address: from };
}

/** `from`: whom mails are from where the mail does not say, "Name <address>". */
export function envelopeOf(mail: Mail, from: string): { readonly from: Address; readonly messageId?: string } {
  const own = parts(from);
  const sender = { name: mail.sender?.name || own.name, address: mail.sender?.address || own.address };
  const domain = sender.address.split("@").at(-1) ?? "localhost";
  return { from: sender, ...(mail.id === undefined ? {} : { messageId: `<${mail.id}@${domain}>` }) };
}
