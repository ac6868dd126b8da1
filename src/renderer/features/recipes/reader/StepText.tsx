import { Button } from "react-aria-components";
import { useMemo } from "react";
import { splitAtDurations } from "../../../../domain/recipes/stepDurations.ts";
import type { Item } from "../../../data/index.ts";
import { startTimer } from "./timers.ts";

/** A step's text; its durations are buttons that start a timer. */
export function StepText({ text, recipe }: { text: string; recipe: Item<"recipe"> }) {
  const parts = useMemo(() => splitAtDurations(text), [text]);
  return (
    <span className="whitespace-pre-line">
      {parts.map((part, index) =>
        part.seconds === null ? (
          part.text
        ) : (
          <Button
            // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
            key={index}
            aria-label={`Start a timer for ${part.text}`}
            onPress={() =>
              startTimer({
                label: part.text,
                recipeId: recipe.id,
                recipeTitle: recipe.title,
                seconds: part.seconds ?? 0,
              })
            }
            className="recipe-duration focus-ring cursor-pointer rounded-[3px] font-semibold text-accent tabular underline decoration-dotted decoration-1 underline-offset-[3px] data-hovered:decoration-solid"
          >
            {part.text}
          </Button>
        ),
      )}
    </span>
  );
}
