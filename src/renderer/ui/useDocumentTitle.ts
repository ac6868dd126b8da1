import { useEffect } from "react";

/** Names the window after the screen: "This week · Potluck". PageHeader does it by itself. Null leaves it to another. */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    document.title = title ? `${title} · Potluck` : "Potluck";
  }, [title]);
}
