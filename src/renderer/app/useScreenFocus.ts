import { useEffect, useRef, type RefObject } from "react";
import { screenOf, usePath } from "../ui/index.ts";

/**
 * Moves the focus to a screen's title when another screen is opened, so that a keyboard or screen reader starts at its
 * top. Moving inside one screen (another recipe of the list) leaves the focus alone. A screen that is still loading gets
 * it as soon as its title is there.
 */
export function useScreenFocus(main: RefObject<HTMLElement | null>): void {
  const screen = screenOf(usePath());
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    const element = main.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    const focusTitle = () => {
      const title = element.querySelector<HTMLElement>("[data-screen-title]");
      // Something inside (a search box) may have taken the focus on purpose.
      if (title && document.activeElement === element) title.focus({ preventScroll: true });
      return title !== null;
    };
    if (focusTitle()) return;
    const observer = new MutationObserver(() => {
      if (focusTitle()) observer.disconnect();
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [screen, main]);
}
