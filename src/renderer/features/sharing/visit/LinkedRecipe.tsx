import { one } from "../../../../domain/quantity/rational.ts";
import type { RecipeFields } from "../../../../domain/recipes/fields.ts";
import { shownLine } from "../../../../domain/recipes/shownLine.ts";
import { TextLink } from "../../../ui/index.ts";
import { LinkedPhotos, type PhotoPlace } from "./LinkedPhotos.tsx";

function facts({ yieldText, prepMinutes, cookMinutes, totalMinutes, author }: RecipeFields): string {
  const minutes = (label: string, value: number | null): string[] => (value === null ? [] : [`${label} ${value} min`]);
  const parts = [
    ...(yieldText === "" ? [] : [yieldText]),
    ...minutes("Preparing", prepMinutes),
    ...minutes("Cooking", cookMinutes),
    ...(prepMinutes === null && cookMinutes === null ? minutes("In all", totalMinutes) : []),
    ...(author === "" ? [] : [`By ${author}`]),
  ];
  return parts.join(" · ");
}

/** A recipe to read and cook from. */
export function LinkedRecipe({ fields, place }: { fields: RecipeFields; place: PhotoPlace }) {
  const style = { locale: navigator.language, system: null };
  const groups = fields.ingredientGroups.filter((group) => group.lines.some((line) => line.text.trim() !== ""));
  const steps = fields.steps.filter((step) => step.text.trim() !== "");
  return (
    <article className="flex flex-col gap-6">
      <LinkedPhotos place={place} photoIds={fields.photoIds} title={fields.title || "Photo"} />
      <div>
        {fields.description === "" ? null : (
          <p className="text-3 text-pretty whitespace-pre-wrap text-ink-2">{fields.description}</p>
        )}
        <p className="mt-1 text-1 text-ink-2">{facts(fields)}</p>
      </div>
      {groups.length === 0 ? null : (
        <section aria-label="Ingredients">
          <h2 className="mb-1 text-3 font-semibold">Ingredients</h2>
          {groups.map((group) => (
            <div key={group.id}>
              {group.title === "" ? null : <h3 className="pt-2 text-1 font-semibold text-ink-2">{group.title}</h3>}
              <ul>
                {group.lines.map(({ id, text }) => {
                  const { amount, rest } = shownLine(text, one, style);
                  return (
                    <li key={id} className="flex gap-3 py-1 text-2">
                      <span className="w-[92px] shrink-0 text-end font-semibold tabular wrap-anywhere">{amount}</span>
                      <span className="min-w-0 flex-1 wrap-anywhere">{rest}</span>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </section>
      )}
      {steps.length === 0 ? null : (
        <section aria-label="Method">
          <h2 className="mb-1 text-3 font-semibold">Method</h2>
          <ol className="flex flex-col gap-3">
            {steps.map((step, index) => (
              <li key={step.id}>
                {step.section === null ? null : (
                  <h3 className="pt-2 text-2 font-semibold text-ink-2">{step.section}</h3>
                )}
                <div className="flex gap-3">
                  <span className="w-6 shrink-0 text-end text-3 font-semibold tabular text-ink-3">{index + 1}</span>
                  <p
                    dir="auto"
                    className="min-w-0 flex-1 font-read text-[18px] leading-[27px] whitespace-pre-wrap wrap-anywhere"
                  >
                    {step.text}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      )}
      {fields.notes === "" ? null : (
        <section aria-label="Notes">
          <h2 className="mb-1 text-3 font-semibold">Notes</h2>
          <p className="text-2 whitespace-pre-wrap wrap-anywhere">{fields.notes}</p>
        </section>
      )}
      {/^https?:\/\//.test(fields.sourceUrl) ? (
        <p className="text-1 text-ink-2">
          From <TextLink href={fields.sourceUrl}>{fields.sourceName || fields.sourceUrl}</TextLink>
        </p>
      ) : null}
    </article>
  );
}
