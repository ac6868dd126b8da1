/** What became of everybody one shared with at once: each by itself, as the server answers (S3.9). */
import { Check, CircleAlert, Clock, X, type LucideIcon } from "lucide-react";
import type { Result } from "../../../../domain/result.ts";
import type { StoredShare } from "../../../data/collections.ts";
import type { KeptRefusal } from "../../../sync/refusedShares.ts";
import { Button, IconButton } from "../../../ui/index.ts";
import { refusalAdvice } from "../shareState.ts";

export interface Outcome {
  readonly key: string;
  readonly name: string;
  /** The share's id, or why there is none. */
  readonly result: Result<string>;
}

interface OutcomesProps {
  outcomes: readonly Outcome[];
  shares: readonly StoredShare[];
  refusals: readonly KeptRefusal[];
  isOnline: boolean;
  /** Null: all of them. */
  onDismiss: (key: string | null) => void;
  onShow: (name: string) => void;
}

type Said = readonly [LucideIcon, string, string];

/** One that went well speaks by itself, in the list below: only several, or what failed, are said here. */
export function Outcomes({ outcomes, shares, refusals, isOnline, onDismiss, onShow }: OutcomesProps) {
  const said = outcomes.map((outcome) => ({ ...outcome, ...sayOf(outcome, shares, refusals, isOnline) }));
  const failed = said.filter(({ code }) => code !== null);
  if (outcomes.length < 2 && failed.length === 0) return null;
  const done = outcomes.length - failed.length;
  return (
    <section aria-label="What became of it" className="mt-3 overflow-hidden rounded-md bg-sunken">
      <p role="status" className="flex min-h-9 items-center gap-2 ps-3 pe-1.5 text-1 font-semibold">
        <span className="flex-1">
          {failed.length === 0
            ? `All ${outcomes.length} shared`
            : done === 0
              ? "Not shared"
              : `${done} of ${outcomes.length} shared, ${failed.length} not`}
        </span>
        <IconButton label="Dismiss" icon={X} size="small" onPress={() => onDismiss(null)} />
      </p>
      <ul className="scroll-y max-h-44">
        {said.map(({ key, name, code, words: [IconShape, tone, words] }) => (
          <li key={key} className="flex min-h-8 items-start gap-2.5 border-t border-line py-1.5 ps-3 pe-1.5 text-1">
            <IconShape size={15} className={`mt-0.5 shrink-0 ${tone}`} aria-hidden />
            <span className="min-w-0 flex-1 wrap-anywhere">
              <strong className="font-semibold">{name}</strong> <span className="text-ink-2">{words}</span>
            </span>
            {code === "share_exists" ? (
              <Button size="small" variant="quiet" onPress={() => onShow(name)}>
                Show
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayOf(
  { result }: Outcome,
  shares: readonly StoredShare[],
  refusals: readonly KeptRefusal[],
  isOnline: boolean,
): { code: string | null; words: Said } {
  const refused = result.ok ? refusals.find(({ id }) => id === result.value) : result.error;
  if (refused) {
    const words = `${refused.message} ${refusalAdvice(refused.code)}`.trim();
    return { code: refused.code, words: [CircleAlert, "text-rose", words] };
  }
  const share = result.ok ? shares.find(({ id }) => id === result.value) : undefined;
  return { code: null, words: standing(share, isOnline) };
}

function standing(share: StoredShare | undefined, isOnline: boolean): Said {
  if (!share) return [Clock, "text-amber", "is on its way."];
  if (share.isWish && !isOnline) return [Clock, "text-amber", "will be invited when you are online."];
  if (share.isWish) return [Clock, "text-amber", "is being invited…"];
  if (share.approval === "waiting") return [Clock, "text-amber", "hears of it once its owner approves."];
  if (share.status === "accepted") return [Check, "text-herb", "has access now."];
  return [Check, "text-herb", "is invited."];
}
