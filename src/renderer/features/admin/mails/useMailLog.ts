/** The log of mails, a page at a time, newest first. */
import { useCallback, useEffect, useRef, useState } from "react";
import {
  mailLogPageSchema,
  type CommunicationStatus,
  type MailKind,
  type MailLogPage,
} from "../../../../domain/notifications/mailLog.ts";
import type { Result } from "../../../../domain/result.ts";
import { useActNow } from "../../../sync/session/index.ts";

const pageSize = 50;

/** What is not said is not asked. */
export interface AskedMails {
  readonly status: CommunicationStatus | null;
  readonly template: MailKind | null;
}

export interface MailLog {
  readonly asked: AskedMails;
  readonly ask: (part: Partial<AskedMails>) => void;
  /** Null until the server has answered. */
  readonly page: Result<MailLogPage> | null;
  readonly older: (() => void) | null;
  readonly newer: (() => void) | null;
  readonly reload: () => void;
}

export function useMailLog(): MailLog {
  const actNow = useActNow();
  const [asked, setAsked] = useState<AskedMails>({ status: null, template: null });
  /** Where the pages up to this one began; the newest one begins nowhere. */
  const [begins, setBegins] = useState<readonly number[]>([]);
  const [page, setPage] = useState<Result<MailLogPage> | null>(null);
  const questions = useRef(0);
  const before = begins.at(-1) ?? null;

  const load = useCallback(async () => {
    const number = ++questions.current;
    const found = await actNow("communication.list", { ...asked, before, limit: pageSize }, mailLogPageSchema);
    // An answer that comes after a later question was asked is of no use.
    if (number === questions.current) setPage(found);
  }, [actNow, asked, before]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the server is asked, and its answer is shown
    void load();
  }, [load]);

  const next = page?.ok ? page.value.before : null;
  return {
    asked,
    ask(part) {
      setBegins([]);
      setAsked({ ...asked, ...part });
    },
    page,
    older: next === null ? null : () => setBegins([...begins, next]),
    newer: begins.length === 0 ? null : () => setBegins(begins.slice(0, -1)),
    reload: () => void load(),
  };
}
