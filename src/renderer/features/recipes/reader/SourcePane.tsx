import { useEffect, useState } from "react";
import { X } from "lucide-react";
import { useKitchen, type Item } from "../../../data/index.ts";
import { EmptyState, IconButton, Skeleton, TextLink } from "../../../ui/index.ts";
import { FileQuestion } from "lucide-react";
import { PageCopyFrame } from "../PageCopyFrame.tsx";

/** Where the recipe comes from, beside it: the kept copy of the page, and its address. */
export function SourcePane({ recipe, onClose }: { recipe: Item<"recipe">; onClose: () => void }) {
  const { blobs } = useKitchen();
  const { pageCopyId, sourceUrl, sourceName } = recipe.fields;
  const [copy, setCopy] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (pageCopyId === null) {
      setCopy(null);
      return undefined;
    }
    return blobs.follow(
      pageCopyId,
      (blob) => setCopy(blob ? new TextDecoder().decode(blob.bytes) : null),
      (error) => {
        console.error("The page copy could not be read.", error);
        setCopy(null);
      },
    );
  }, [blobs, pageCopyId]);
  return (
    <section
      aria-label="Source"
      data-print="no"
      className="flex min-h-0 min-w-0 flex-1 flex-col border-s border-line bg-surface @max-[860px]:border-s-0 @max-[860px]:border-t"
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line ps-4 pe-1.5">
        <h2 className="shrink-0 text-2 font-semibold">Source</h2>
        <span className="min-w-0 flex-1 truncate text-1 text-ink-2">
          {sourceUrl === "" ? sourceName : <TextLink href={sourceUrl}>{sourceName || sourceUrl}</TextLink>}
        </span>
        <IconButton label="Hide the source" icon={X} size="small" onPress={onClose} />
      </div>
      {copy === undefined ? (
        <Skeleton lines={6} />
      ) : copy === null ? (
        <EmptyState isCompact icon={FileQuestion} title="No copy of the page was kept">
          {sourceUrl === "" ? "This recipe was not read from a page." : "Open its address in your browser."}
        </EmptyState>
      ) : (
        <>
          <p className="px-4 pt-2 text-1 text-ink-3">As it was when imported. Its pictures are not loaded.</p>
          <PageCopyFrame
            copy={copy}
            recipeTitle={recipe.title}
            title={`Copy of the page “${recipe.title}” was read from`}
          />
        </>
      )}
    </section>
  );
}
