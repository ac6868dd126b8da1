import { useMemo } from "react";
import { accessMarks, type AccessMark } from "../../domain/sharing/accessMarks.ts";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import { useItems } from "../data/index.ts";
import type { AccessFacts } from "../sync/accessFacts.ts";
import { permissionOn } from "../sync/permission.ts";
import { useAccessFacts } from "../sync/usePermission.ts";
import { levelName, sharedWords, sourceWords, untilWords } from "./accessWords.ts";

/** A mark with the sentence that goes with it: whose it is, what one may do, through what and until when. */
export interface WordedMark extends AccessMark {
  readonly words: string;
}

/** Looks up, for a whole list of items at once, whose each is and who has it besides; null where there is nothing to say. */
export function useAccessMarks(): (item: ItemFacts) => WordedMark | null {
  const facts = useAccessFacts();
  const cookbooks = useItems("cookbook");
  return useMemo(() => {
    if (facts === null) return () => null;
    const titles = new Map((cookbooks ?? []).map(({ id, title }): [string, string] => [id, title]));
    const look = accessMarks(facts.personId, facts.shares);
    // The same item has the same mark until something changes, so that a row that shows it is not drawn again.
    const known = new Map<string, WordedMark | null>();
    return (item: ItemFacts) => {
      const before = known.get(item.id);
      if (before !== undefined) return before;
      const mark = look({ ...item, containers: facts.containers.get(item.id) ?? [] });
      const worded = mark && { ...mark, words: markWords(mark, item, facts, titles) };
      known.set(item.id, worded);
      return worded;
    };
  }, [facts, cookbooks]);
}

function markWords(mark: AccessMark, item: ItemFacts, facts: AccessFacts, titles: ReadonlyMap<string, string>): string {
  const shared = sharedWords(mark);
  const { effective } = permissionOn(item, facts);
  if (mark.sharedBy === null || !effective) return shared;
  const share = facts.shares.find(({ id }) => id === effective.shareId);
  return [
    shared,
    levelName(effective.level, facts.catalog.levels).toLowerCase(),
    sourceWords(effective, share, titles.get(effective.containerId ?? "") ?? ""),
    untilWords(effective.expiresAt, facts.now),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
