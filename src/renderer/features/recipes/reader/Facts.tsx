import { Clock, Link2, Star, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useKitchen, type Item } from "../../../data/index.ts";
import { usePermission } from "../../../sync/usePermission.ts";
import { TextLink, type Icon } from "../../../ui/index.ts";
import { formatMinutes } from "../minutes.ts";
import { rateRecipe } from "../recipeActions.ts";
import type { Cooking } from "./cookingSession.ts";
import { ScaleControl } from "./ScaleControl.tsx";
import { Stars } from "./Stars.tsx";

function Fact({ icon: IconShape, children }: { icon: Icon; children: ReactNode }) {
  return (
    <span className="inline-flex min-h-7 max-w-full min-w-0 items-center gap-1.5">
      <IconShape size={15} className="shrink-0 text-ink-3" aria-hidden />
      {children}
    </span>
  );
}

/** The line under the title: times, for how many, rating, where it is from. */
export function Facts({ recipe, cooking }: { recipe: Item<"recipe">; cooking: Cooking }) {
  const kitchen = useKitchen();
  const mayEdit = usePermission(recipe).may("edit");
  const { prepMinutes, cookMinutes, totalMinutes, rating, sourceName, sourceUrl, author } = recipe.fields;
  const total =
    totalMinutes ?? (prepMinutes === null && cookMinutes === null ? null : (prepMinutes ?? 0) + (cookMinutes ?? 0));
  const parts = [
    prepMinutes === null ? "" : `${formatMinutes(prepMinutes)} preparing`,
    cookMinutes === null ? "" : `${formatMinutes(cookMinutes)} cooking`,
  ].filter((part) => part !== "");
  const source = sourceName || sourceUrl.replace(/^https?:\/\/(www\.)?/, "").replace(/\/.*$/, "");
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-5 gap-y-1 text-2 text-ink-2">
      {total === null ? null : (
        <Fact icon={Clock}>
          <span className="tabular">{formatMinutes(total)}</span>
          {parts.length > 0 ? <span className="text-1 text-ink-3">({parts.join(", ")})</span> : null}
        </Fact>
      )}
      <Fact icon={Users}>
        <ScaleControl fields={recipe.fields} factor={cooking.factor} onScale={cooking.scaleTo} />
      </Fact>
      <span data-print="no">
        <Stars value={rating} isDisabled={!mayEdit} onChange={(value) => void rateRecipe(kitchen, recipe.id, value)} />
      </span>
      {rating === null ? null : (
        <span className="hidden print:inline-flex">
          <Star size={14} aria-hidden /> {rating}
        </span>
      )}
      {source === "" && author === "" ? null : (
        <Fact icon={Link2}>
          <span className="min-w-0 truncate">
            {author === "" ? null : `${author}${source === "" ? "" : ", "}`}
            {source === "" ? null : sourceUrl === "" ? source : <TextLink href={sourceUrl}>{source}</TextLink>}
          </span>
        </Fact>
      )}
    </div>
  );
}
