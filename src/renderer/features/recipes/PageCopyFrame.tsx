import { pageCopyDocument } from "./pageCopyFrame.ts";
import { useTheme } from "../../ui/index.ts";

/** A page copy, shown so that nothing in it can do anything. Pictures appear as their descriptions: nothing is fetched. */
export function PageCopyFrame({ copy, title, recipeTitle }: { copy: string; title: string; recipeTitle: string }) {
  useTheme();
  const isDark = document.documentElement.dataset.theme === "dark";
  return (
    <iframe
      sandbox=""
      title={title}
      srcDoc={pageCopyDocument(copy, isDark, recipeTitle)}
      className="min-h-0 w-full flex-1 border-0 bg-surface"
    />
  );
}
