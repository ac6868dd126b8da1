/**
 * Where the keyboard goes when a card is answered and disappears: to the first button of the next card (or of the one before),
 * so that a row of invitations is answered without reaching for the mouse. Call before the card is gone.
 */
export function focusNextCard(list: HTMLElement | null): void {
  const card = document.activeElement?.closest("li");
  if (!list || !card || !list.contains(card)) return;
  const next = card.nextElementSibling ?? card.previousElementSibling;
  // The last button of a card is its primary one.
  const buttons = next?.querySelectorAll<HTMLElement>("button, a[href]");
  const button = buttons?.[buttons.length - 1];
  (button ?? list).focus();
}
