import { expect, test } from "vitest";
import { noticeRoute, ownRoute } from "../../../../sync-server/mail/mailRoutes.ts";
import type { MailRoute } from "../../../../sync-server/mail/ports.ts";

const route = (provider: MailRoute["provider"]): MailRoute => ({
  provider,
  mailer: { destination: provider, send: async () => ({ ok: true, value: undefined }), close: () => undefined },
});
const smtp = route("smtp");
const outbox = route("outbox");

test.each([
  ["smtp", smtp, smtp],
  ["outbox", smtp, outbox],
  // Nothing to send with: files, which nobody misses, rather than mails that wait until they are given up.
  ["smtp", null, outbox],
  ["outbox", null, outbox],
] as const)("[S3.6] set to %s, with a mail server or without, notices leave by what there is", (set, server, way) => {
  expect(noticeRoute({ smtp: server, outbox }, { communicationProvider: set })).toBe(way);
});

test("[S3.6] what is about an account takes the server’s own way", () => {
  expect(ownRoute({ smtp, outbox })).toBe(smtp);
  expect(ownRoute({ smtp: null, outbox })).toBe(outbox);
});
