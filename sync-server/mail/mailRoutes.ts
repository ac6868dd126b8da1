/**
 * The ways out for mails: the mail server this server was started with, and files in the outbox folder. An admin's setting decides
 * about what people are told; codes and news of an account always take the server's own way, or nobody could sign in any more.
 */
import type { SharingSettings } from "../../src/domain/sharing/settings.ts";
import type { MailRoute } from "./ports.ts";

export interface MailRoutes {
  /** Null: the server was started without one. */
  readonly smtp: MailRoute | null;
  readonly outbox: MailRoute;
}

/** The way a server goes whose admin decided nothing. */
export function ownRoute({ smtp, outbox }: MailRoutes): MailRoute {
  return smtp ?? outbox;
}

/** The way of what people are told. */
export function noticeRoute(
  routes: MailRoutes,
  { communicationProvider }: Pick<SharingSettings, "communicationProvider">,
): MailRoute {
  return communicationProvider === "outbox" ? routes.outbox : ownRoute(routes);
}
