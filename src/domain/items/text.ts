/** Editing of a Y.Text from a plain input field. */
import type * as Y from "yjs";

/** Longest description of a cookbook or a table, in UTF-16 code units. */
export const maxDescriptionLength = 50_000;

/**
 * Makes `text` read `value` by replacing only the part that differs, so that what somebody else types elsewhere in the
 * same text at the same time stays. Never cuts a surrogate pair in two.
 */
export function setText(text: Y.Text, value: string): void {
  const current = text.toString();
  if (current === value) return;
  const shortest = Math.min(current.length, value.length);
  let start = 0;
  while (start < shortest && current.charCodeAt(start) === value.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(current.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < shortest - start &&
    current.charCodeAt(current.length - 1 - end) === value.charCodeAt(value.length - 1 - end)
  ) {
    end++;
  }
  if (end > 0 && isLowSurrogate(current.charCodeAt(current.length - end))) end--;
  const removed = current.length - start - end;
  if (removed > 0) text.delete(start, removed);
  const added = value.slice(start, value.length - end);
  if (added) text.insert(start, added);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
