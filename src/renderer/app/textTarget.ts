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

/** Where letters choose a line by its name, so that plain letters are no shortcuts there; the recipe list leaves them alone. */
const letterTakers = '[role="menu"], [role="listbox"]:not([data-recipe-list]), [role="tree"], [data-takes-letters]';

/** Whether plain letters belong to what has the focus rather than to shortcuts. */
export function takesLetters(target: EventTarget | null): boolean {
  return textOf(target) !== null || (target instanceof Element && target.closest(letterTakers) !== null);
}

/** The text of what has the focus, or null when it is not something one types into. */
export function textOf(target: EventTarget | null): string | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target.value;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type) && !target.readOnly ? target.value : null;
  if (target instanceof HTMLElement && target.isContentEditable) return target.textContent;
  return null;
}
