import {
  setNutrition,
  setRecipeMeta,
  setRecipeText,
  setTags,
  type RecipeMetaField,
} from "../../../../domain/recipes/commands.ts";
import type { RecipeFields } from "../../../../domain/recipes/fields.ts";
import { yieldAmount } from "../../../../domain/recipes/import/text/yieldText.ts";
import { useKitchen, type Item } from "../../../data/index.ts";
import { TagField } from "../../../ui/index.ts";
import { countTags } from "../library/shelf.ts";
import { nutritionNames } from "../reader/nutritionNames.ts";
import { Stars } from "../reader/Stars.tsx";
import { DraftTextArea, DraftTextField, DurationField } from "./DraftFields.tsx";
import type { Edit } from "./useEdits.ts";

/** For how many, how long, tags, rating. */
export function FactsEditor({ recipe, edit }: { recipe: Item<"recipe">; edit: Edit }) {
  const { recipes } = useKitchen();
  const { fields } = recipe;
  const setMinutes =
    (field: "prepMinutes" | "cookMinutes" | "totalMinutes", label: string) => (minutes: number | null) =>
      void edit(label, (doc) => setRecipeMeta(doc, field, minutes), field);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 @min-[560px]:grid-cols-4">
        <DraftTextField
          label="Makes"
          placeholder="4 servings"
          maxLength={500}
          value={fields.yieldText}
          onCommit={(text) =>
            void edit(
              "Change yield",
              (doc) => {
                setRecipeMeta(doc, "yieldText", text);
                setRecipeMeta(doc, "yieldAmount", yieldAmount(text));
              },
              "yield",
            )
          }
        />
        <DurationField
          label="Preparing"
          minutes={fields.prepMinutes}
          onCommit={setMinutes("prepMinutes", "Change preparation time")}
        />
        <DurationField
          label="Cooking"
          minutes={fields.cookMinutes}
          onCommit={setMinutes("cookMinutes", "Change cooking time")}
        />
        <DurationField
          label="In all"
          minutes={fields.totalMinutes}
          onCommit={setMinutes("totalMinutes", "Change total time")}
        />
      </div>
      <TagField
        label="Tags"
        tags={fields.tags}
        suggestions={countTags(recipes.state.summaries).map(({ tag }) => tag)}
        onChange={(tags) =>
          void edit("Change tags", (doc) =>
            setTags(
              doc,
              tags.map((tag) => tag.slice(0, 100)),
            ),
          )
        }
      />
      <div>
        <p className="text-1 font-semibold text-ink-2">Rating</p>
        <Stars
          value={fields.rating}
          onChange={(rating) => void edit("Rate recipe", (doc) => setRecipeMeta(doc, "rating", rating))}
        />
      </div>
    </div>
  );
}

/** Notes, where it is from, what is in it. */
export function DetailsEditor({ recipe, edit }: { recipe: Item<"recipe">; edit: Edit }) {
  const { fields } = recipe;
  const meta =
    (field: RecipeMetaField & ("author" | "sourceName" | "sourceUrl" | "language"), label: string) => (text: string) =>
      void edit(label, (doc) => setRecipeMeta(doc, field, text), field);
  const url = fields.sourceUrl;
  return (
    <div className="flex flex-col gap-5">
      <DraftTextArea
        label="Notes"
        rows={4}
        maxLength={200_000}
        value={fields.notes}
        placeholder="What to do differently next time"
        onCommit={(text) => void edit("Edit notes", (doc) => setRecipeText(doc, "notes", text), "notes")}
      />
      <section aria-label="Source" className="grid gap-3 @min-[560px]:grid-cols-2">
        <DraftTextField
          label="Author"
          maxLength={500}
          value={fields.author}
          onCommit={meta("author", "Change author")}
        />
        <DraftTextField
          label="From"
          placeholder="A book, a site, a person"
          maxLength={500}
          value={fields.sourceName}
          onCommit={meta("sourceName", "Change source")}
        />
        <DraftTextField
          label="Address"
          placeholder="https://"
          maxLength={4_000}
          className="@min-[560px]:col-span-2"
          value={url}
          {...(url !== "" && !/^https?:\/\/\S+$/.test(url)
            ? { description: "A full address starts with https://" }
            : {})}
          onCommit={meta("sourceUrl", "Change address")}
        />
      </section>
      <NutritionEditor fields={fields} edit={edit} />
    </div>
  );
}

function NutritionEditor({ fields, edit }: { fields: RecipeFields; edit: Edit }) {
  const isFilled = Object.keys(fields.nutrition).length > 0;
  return (
    <details className="rounded-md" open={isFilled}>
      <summary className="focus-ring w-fit cursor-default rounded-sm text-1 font-semibold text-ink-2">
        Nutrition
      </summary>
      <div className="mt-2 grid grid-cols-2 gap-3 @min-[560px]:grid-cols-3">
        {nutritionNames.map(([name, label]) => (
          <DraftTextField
            key={name}
            label={label}
            maxLength={500}
            value={fields.nutrition[name] ?? ""}
            onCommit={(text) =>
              void edit("Change nutrition", (doc) => setNutrition(doc, name, text), `nutrition.${name}`)
            }
          />
        ))}
      </div>
    </details>
  );
}
