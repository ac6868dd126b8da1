import { useEffect, useRef, type RefObject } from "react";

const canHaveFocus = "button:not([disabled]), a[href], input:not([disabled])";

/**
 * Keeps the keyboard's place in an area where rows and buttons come and go: when what had the focus is gone and nothing else took it, it
 * goes to the same row, else to the row that took its place, the one before, or the area's first button. Rows are `li` or rows of a grid.
 */
export function useKeptFocus<Area extends HTMLElement>(): RefObject<Area | null> {
  const ref = useRef<Area>(null);
  useEffect(() => {
    const area = ref.current;
    if (!area) return;
    let had: { readonly element: Element; readonly row: Element | null; readonly index: number } | null = null;
    let planned = 0;
    const rows = (): Element[] => [...area.querySelectorAll("li, [role=row]")];
    const notice = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const row = target.closest("li, [role=row]");
      had = { element: target, row, index: row === null ? -1 : rows().indexOf(row) };
    };
    const regain = (): void => {
      if (!had || had.element.isConnected) return;
      const active = document.activeElement;
      // What removes a row is often asked in a dialog, which gives the focus back when it closes.
      if (active?.closest("[role=dialog], [role=alertdialog], [role=menu]")) {
        planned = requestAnimationFrame(regain);
        return;
      }
      const { row, index } = had;
      had = null;
      if (active !== null && active !== document.body) return;
      const left = rows();
      const near = row?.isConnected ? [row] : index < 0 ? [] : [left[index], left[index - 1]];
      const places = [...near, area].map((place) => place?.querySelector<HTMLElement>(canHaveFocus) ?? null);
      (places.find((place) => place !== null) ?? area).focus();
    };
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(planned);
      regain();
    });
    area.addEventListener("focusin", notice);
    observer.observe(area, { childList: true, subtree: true });
    return () => {
      area.removeEventListener("focusin", notice);
      observer.disconnect();
      cancelAnimationFrame(planned);
    };
  }, []);
  return ref;
}
