/** A real SMTP server in the process that keeps what it is sent. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { SMTPConnection } from "smtp-server/lib/smtp-connection.js";
import { onTestFinished } from "vitest";

/** Greets at once. The library first waits 100 ms for strangers who talk too early, and every mail of a test with it. */
SMTPConnection.prototype.init = function (this: SMTPConnection): void {
  this._setListeners(() => this.connectionReady());
};

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and body as they came over the line. */
  readonly raw: string;
  readonly subject: string;
  /** The six digits in it, or "". */
  readonly code: string;
}

export interface TestSmtp {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Answers for the next recipients, by SMTP status; taken one after the other. */
  readonly refusals: number[];
  /** Recipients that are always answered with this SMTP status. */
  readonly refused: Map<string, number>;
}

export async function testSmtp(): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const refusals: number[] = [];
  const refused = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const status = refused.get(address) ?? refusals.shift();
      if (status === undefined) return done();
      return done(Object.assign(new Error("not now, alice@example.org"), { responseCode: status }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const subject = /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? "";
        received.push({ to, raw, subject, code: /^ {4}(\d{6})\r?$/m.exec(raw)?.[1] ?? "" });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (server.server.address() as AddressInfo).port, received, refusals, refused };
}
