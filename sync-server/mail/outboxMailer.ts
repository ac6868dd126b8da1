/** Without SMTP settings a mail becomes a file in a folder, which any mail program opens. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { ok } from "../../src/domain/result.ts";
import { checkMail } from "./checkMail.ts";
import { envelopeOf } from "./envelope.ts";
import type { Mailer } from "./ports.ts";

export function outboxMailer(folder: string, from: string, { now }: { readonly now: () => number }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  let count = 0;
  return {
    destination: folder,
    async send(mail) {
      const checked = checkMail(mail);
      if (!checked.ok) return { ok: false, error: { retry: "never", reason: checked.error.code } };
      try {
        const { message } = await transport.sendMail({
          ...envelopeOf(mail, from),
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        await mkdir(folder, { recursive: true, mode: 0o700 });
        count += 1;
        const time = new Date(now()).toISOString().replaceAll(/[:.]/g, "-");
        const file = join(folder, `${time}-${String(count).padStart(4, "0")}.eml`);
        await writeFile(`${file}.partial`, message, { mode: 0o600 });
        await rename(`${file}.partial`, file);
        return ok(undefined);
      } catch (error) {
        const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        return { ok: false, error: { retry: "later", reason } };
      }
    },
    close: () => transport.close(),
  };
}
