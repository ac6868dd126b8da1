import { useCallback, useEffect, useRef, useState } from "react";
import { auditPageSchema, type AuditEvent, type AuditPage } from "../../../domain/audit/event.ts";
import { ok, type Failure, type Result } from "../../../domain/result.ts";
import { useActNow } from "../../sync/session/index.ts";

export interface History {
  /** Null until the first page is here. */
  readonly events: readonly AuditEvent[] | null;
  readonly failure: Failure | null;
  readonly hasMore: boolean;
  readonly readMore: () => void;
  readonly reload: () => void;
  readonly readAll: () => Promise<Result<AuditEvent[]>>;
}

/** A history, a page at a time: what one of the audit's reading actions answers to `input`. Begins anew when that changes (by value). */
export function useHistory(action: string, input: object): History {
  const ask = useActNow();
  const [pages, setPages] = useState<readonly AuditPage[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = JSON.stringify(input);
  const read = useCallback(
    (beforeSeq: number | null, limit: number) =>
      ask(action, { ...(JSON.parse(asked) as object), beforeSeq, limit }, auditPageSchema),
    [ask, action, asked],
  );
  const latest = useRef(read);
  const readPage = useCallback(
    async (before: readonly AuditPage[]): Promise<void> => {
      latest.current = read;
      const page = await read(before.at(-1)?.next ?? null, 100);
      // Something else was asked meanwhile.
      if (latest.current !== read) return;
      setFailure(page.ok ? null : page.error);
      if (page.ok) setPages([...before, page.value]);
    },
    [read],
  );
  useEffect(() => void readPage([]), [readPage]);
  return {
    events: pages && pages.flatMap((page) => page.events),
    failure,
    hasMore: (pages?.at(-1)?.next ?? null) !== null,
    readMore: () => void readPage(pages ?? []),
    reload: () => void readPage([]),
    async readAll() {
      const all: AuditEvent[] = [];
      for (let before: number | null = null; ;) {
        const page: Result<AuditPage> = await read(before, 500);
        if (!page.ok) return page;
        all.push(...page.value.events);
        if (page.value.next === null) return ok(all);
        before = page.value.next;
      }
    },
  };
}
