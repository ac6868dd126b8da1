import { useCallback, useEffect, useState } from "react";
import { auditPageSchema, type AuditEvent, type AuditPage } from "../../../../domain/audit/event.ts";
import { ok, type Failure, type Result } from "../../../../domain/result.ts";
import { useActNow } from "../../../sync/session/index.ts";

/** An item's history (for who manages it), or with null one's own; a page at a time. */
export function useHistory(itemId: string | null): {
  /** Null until the first page is here. */
  readonly events: readonly AuditEvent[] | null;
  readonly failure: Failure | null;
  readonly hasMore: boolean;
  readonly readMore: () => void;
  readonly reload: () => void;
  readonly readAll: () => Promise<Result<AuditEvent[]>>;
} {
  const ask = useActNow();
  const [pages, setPages] = useState<readonly AuditPage[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = useCallback(
    (beforeSeq: number | null, limit: number) =>
      itemId === null
        ? ask("audit.ofPerson", { beforeSeq, limit }, auditPageSchema)
        : ask("audit.ofItem", { itemId, beforeSeq, limit }, auditPageSchema),
    [ask, itemId],
  );
  const readPage = useCallback(
    async (before: readonly AuditPage[]): Promise<void> => {
      const page = await read(before.at(-1)?.next ?? null, 100);
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
