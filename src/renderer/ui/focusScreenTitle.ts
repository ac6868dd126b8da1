/** Takes the focus to the screen's title: for what goes from the screen together with the button that was pressed. */
export function focusScreenTitle(): void {
  document.querySelector<HTMLElement>("[data-screen-title]")?.focus();
}
