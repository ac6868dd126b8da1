import { Button } from "./Button.tsx";

interface PagerProps {
  /** What is leafed through, for who hears it: "Pages of campaigns". */
  label: string;
  /** The first one shown, from 0. */
  offset: number;
  pageSize: number;
  total: number;
  onChange: (offset: number) => void;
}

/** Leafing through a list that stands on a page of its own length; nothing where it has one page. For lists that scroll: `LongList`. */
export function Pager({ label, offset, pageSize, total, onChange }: PagerProps) {
  if (total <= pageSize) return null;
  const end = Math.min(offset + pageSize, total);
  return (
    <nav aria-label={label} className="mt-3 flex items-center gap-3 text-1 text-ink-2">
      <Button size="small" isDisabled={offset === 0} onPress={() => onChange(offset - pageSize)}>
        Before
      </Button>
      <span role="status" className="tabular">
        {(offset + 1).toLocaleString()}–{end.toLocaleString()} of {total.toLocaleString()}
      </span>
      <Button size="small" isDisabled={end >= total} onPress={() => onChange(offset + pageSize)}>
        Next
      </Button>
    </nav>
  );
}
