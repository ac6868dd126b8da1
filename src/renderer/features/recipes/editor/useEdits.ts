import { useCallback, useEffect, useRef, useState } from "react";
import type * as Y from "yjs";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useKitchen } from "../../../data/index.ts";
import { showFailure } from "../../../ui/index.ts";

/** Runs a command on the recipe; `mergeKey` joins a burst of typing into one undo step. Failures are shown. */
export type Edit = (label: string, command: (doc: Y.Doc) => void, mergeKey?: string) => Promise<boolean>;

export function useEdits(id: ItemId): Edit {
  const { items } = useKitchen();
  return useCallback(
    async (label, command, mergeKey) =>
      showFailure(await items.edit(id, label, command, mergeKey === undefined ? {} : { mergeKey })),
    [items, id],
  );
}

/** An own commit is known by its text for this long; after that a different text comes from elsewhere (undo, another window). */
const ownMs = 1_500;

/**
 * A text field's value while it is typed in. What is typed shows at once and is committed with every change; a change from
 * elsewhere (undo, another window) takes over.
 */
export function useDraft(
  value: string,
  commit: (text: string) => void,
): { value: string; onChange: (text: string) => void; onBlur: () => void } {
  const [draft, setDraft] = useState<string | null>(null);
  const own = useRef<{ texts: Set<string>; last: string; at: number }>({ texts: new Set(), last: value, at: 0 });
  useEffect(() => {
    const isOwn =
      value === own.current.last || (own.current.texts.has(value) && performance.now() - own.current.at < ownMs);
    if (!isOwn) setDraft(null);
  }, [value]);
  return {
    value: draft ?? value,
    onChange: (text) => {
      setDraft(text);
      own.current.texts.add(text);
      own.current.last = text;
      own.current.at = performance.now();
      commit(text);
    },
    onBlur: () => {
      own.current.texts.clear();
      setDraft(null);
    },
  };
}
