/** Everybody's shares, a page at a time, newest first: the server filters, counts and cuts, so that it is the same with many. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../../../domain/result.ts";
import { sharePageSchema, type AskedShares, type SharePage } from "../../../../domain/sharing/administration.ts";
import { useActNow } from "../../../sync/session/index.ts";

export const pageSize = 50;

export interface SharePages {
  /** Null until the server has answered. */
  readonly page: Result<SharePage> | null;
  /** How many shares stand on newer pages. */
  readonly skipped: number;
  readonly older: (() => void) | null;
  readonly newer: (() => void) | null;
  readonly reload: () => void;
}

/** `filter` must stay the same object while it asks for the same. */
export function useSharePages(filter: AskedShares): SharePages {
  const actNow = useActNow();
  const [page, setPage] = useState<Result<SharePage> | null>(null);
  const [cursors, setCursors] = useState<{ readonly of: AskedShares; readonly before: readonly number[] }>({
    of: filter,
    before: [],
  });
  // Another filter begins at the newest again.
  const before = cursors.of === filter ? cursors.before : [];
  const last = before.at(-1);
  const asked = useRef(0);

  const load = useCallback(async () => {
    const number = ++asked.current;
    const input = { filter, limit: pageSize, ...(last === undefined ? {} : { before: last }) };
    const found = await actNow("admin.shares.list", input, sharePageSchema);
    // An answer that comes after a later question was asked is of no use.
    if (number === asked.current) setPage(found);
  }, [actNow, filter, last]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the server is asked, and its answer is shown
    void load();
  }, [load]);

  const next = page?.ok ? page.value.next : null;
  return {
    page,
    skipped: before.length * pageSize,
    older: next === null ? null : () => setCursors({ of: filter, before: [...before, next] }),
    newer: before.length === 0 ? null : () => setCursors({ of: filter, before: before.slice(0, -1) }),
    reload: () => void load(),
  };
}
