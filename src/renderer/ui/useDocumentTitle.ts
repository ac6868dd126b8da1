import { useEffect } from "react";

/** Names the window after the screen: "This week · Potluck". PageHeader does it by itself. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Potluck` : "Potluck";
  }, [title]);
}
