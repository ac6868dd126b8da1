import { BookOpen } from "lucide-react";
import { batchesOf } from "../../../domain/groceries/batches.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import { localDay } from "../../../domain/plans/weeks.ts";
import { Button, Dialog, EmptyState, paths, TextLink } from "../../ui/index.ts";
import { sourceDetail } from "./sourceWords.ts";

interface RecipesDialogProps {
  contributions: readonly Contribution[];
  onClose: () => void;
  onTakeOff: (batchId: string, title: string) => void;
}

/** Which recipes the list is made of; taking one off subtracts exactly its part. */
export function RecipesDialog({ contributions, onClose, onTakeOff }: RecipesDialogProps) {
  const batches = batchesOf(contributions);
  const today = localDay(new Date());
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Recipes on this list"
      footer={<Button onPress={onClose}>Done</Button>}
    >
      {batches.length === 0 ? (
        <EmptyState icon={BookOpen} title="No recipes here" isCompact>
          Add one from its page, or a whole week from the plan.
        </EmptyState>
      ) : (
        <ul>
          {batches.map((batch) => (
            <li
              key={batch.batchId}
              className="flex min-h-12 items-center gap-3 border-b border-line py-1.5 last:border-b-0"
            >
              <span className="min-w-0 flex-1">
                <TextLink href={paths.recipe(batch.recipeId)}>{batch.title}</TextLink>
                <span className="block text-1 text-ink-2 tabular">
                  {[
                    sourceDetail(batch, today),
                    `${batch.total} ${batch.total === 1 ? "ingredient" : "ingredients"}`,
                    batch.checked ? `${batch.checked} in the basket` : "",
                  ]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </span>
              </span>
              <Button
                size="small"
                aria-label={`Take off ${batch.title}`}
                onPress={() => onTakeOff(batch.batchId, batch.title)}
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
