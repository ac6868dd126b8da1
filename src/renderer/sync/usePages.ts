/**
 * A long list only the server has, read a page at a time as it is looked at: each page goes on from where the one before ended, so
 * the hundredth costs what the first does. What is there is read anew, as far as it was read, when it has changed.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { Failure, Result } from "../../domain/result.ts";
import { useActNow } from "./session/index.ts";

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** How many match; null on later pages. */
  readonly total: number | null;
  /** Where the next page begins; null: this was the last. */
  readonly next: unknown;
}

/** What is asked; must stay the same object while it is. */
export interface PagedQuestion<Schema extends z.ZodType, Row> {
  readonly action: string;
  readonly filter: object;
  readonly schema: Schema;
  readonly pageOf: (answer: z.infer<Schema>) => Page<Row>;
}

export interface Pages<Row> {
  /** Undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  readonly failure: Failure | null;
  readonly isReading: boolean;
  readonly hasMore: boolean;
  readonly readMore: () => void;
  readonly reload: () => void;
}

interface Read<Row> {
  readonly of: object;
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: unknown;
}

const pageSize = 100;
const mostOfPage = 200;

/** `version`: another number says that what was read is old. */
export function usePages<Schema extends z.ZodType, Row>(question: PagedQuestion<Schema, Row>, version = 0): Pages<Row> {
  const ask = useActNow();
  const [read, setRead] = useState<Read<Row> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isReading, setReading] = useState(true);
  const [round, setRound] = useState(0);
  const latest = useRef(read);
  // Answers of a question that is no longer asked are dropped.
  const asked = useRef(0);

  const page = useCallback(
    async (after: unknown, limit: number): Promise<Result<Page<Row>>> => {
      const { action, filter, schema, pageOf } = question;
      const answer = await ask(action, { ...filter, after, limit }, schema);
      return answer.ok ? { ok: true, value: pageOf(answer.value) } : answer;
    },
    [ask, question],
  );

  const keep = useCallback((found: Read<Row>) => {
    latest.current = found;
    setRead(found);
    setFailure(null);
  }, []);

  useEffect(() => {
    const number = ++asked.current;
    const isCurrent = (): boolean => asked.current === number;
    const before = latest.current?.of === question ? latest.current.rows.length : 0;
    const readAgain = async (): Promise<void> => {
      let found: Read<Row> = { of: question, rows: [], total: 0, next: null };
      do {
        const wanted = Math.max(pageSize, before - found.rows.length);
        const next = await page(found.next, Math.min(mostOfPage, wanted));
        if (!isCurrent()) return;
        if (!next.ok) {
          setFailure(next.error);
          break;
        }
        found = {
          of: question,
          rows: [...found.rows, ...next.value.rows],
          total: next.value.total ?? found.total,
          next: next.value.next,
        };
        if (found.next === null || found.rows.length >= before) {
          keep(found);
          break;
        }
      } while (isCurrent());
      if (isCurrent()) setReading(false);
    };
    // oxlint-disable-next-line react/set-state-in-effect -- the server is asked, and its answer is shown
    setReading(true);
    void readAgain();
  }, [page, keep, question, round, version]);

  const readMore = useCallback(() => {
    const known = latest.current;
    if (isReading || known?.of !== question || known.next === null) return;
    const number = asked.current;
    setReading(true);
    void page(known.next, pageSize).then((next) => {
      if (asked.current !== number) return;
      setReading(false);
      if (!next.ok) setFailure(next.error);
      else keep({ ...known, rows: [...known.rows, ...next.value.rows], next: next.value.next });
    });
  }, [isReading, keep, page, question]);

  return {
    rows: read?.rows,
    total: read?.total ?? 0,
    failure,
    isReading,
    hasMore: read !== null && read.next !== null,
    readMore,
    reload: useCallback(() => setRound((before) => before + 1), []),
  };
}
