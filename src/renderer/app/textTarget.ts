const textTypes = new Set([
  "text",
  "search",
  "url",
  "tel",
  "email",
  "password",
  "number",
  "date",
  "time",
  "datetime-local",
  "month",
  "week",
]);

/** The text of what has the focus, or null when it is not something one types into. */
export function textOf(target: EventTarget | null): string | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target.value;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type) && !target.readOnly ? target.value : null;
  if (target instanceof HTMLElement && target.isContentEditable) return target.textContent;
  return null;
}
