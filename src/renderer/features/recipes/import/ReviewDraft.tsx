/** One recipe as it was read, beside what it was read from, to put right before it is saved (K.2). */
import { useMemo, useState, type ReactNode } from "react";
import { Check, FileQuestion, ImageDown, TriangleAlert } from "lucide-react";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { ImportWarning, RecipeDraft } from "../../../../domain/recipes/draft.ts";
import { leftOutField } from "../../../../domain/recipes/import/draftBuilding.ts";
import { parseDuration } from "../../../../domain/recipes/import/text/duration.ts";
import { yieldAmount } from "../../../../domain/recipes/import/text/yieldText.ts";
import { createDuplicateIndex, fingerprint, fingerprintOfDraft } from "../../../../domain/recipes/import/duplicates.ts";
import type { Result } from "../../../../domain/result.ts";
import { useKitchen, useRecipes } from "../../../data/index.ts";
import { addRecipesToCookbook } from "../../../data/kitchenActions/cookbookRecipes.ts";
import {
  Banner,
  Button,
  EmptyState,
  LinkButton,
  navigate,
  PageHeader,
  paths,
  Segmented,
  showFailure,
  TagField,
  TextArea,
  TextField,
  TextLink,
  toast,
  useMedia,
} from "../../../ui/index.ts";
import { useLibrary } from "../library/libraryState.ts";
import { countTags } from "../library/shelf.ts";
import { formatMinutes } from "../minutes.ts";
import { PageCopyFrame } from "../PageCopyFrame.tsx";
import { ingredientsText, stepsText, withIngredients, withSteps } from "./draftText.ts";
import { fetchPicture } from "./fetchSource.ts";
import { replaceRecipe, storeDrafts, type StoredDraft } from "./storeDrafts.ts";

interface ReviewDraftProps {
  /** Where it came from, for the heading. */
  file: string;
  drafts: readonly RecipeDraft[];
  onClose: () => void;
}

export function ReviewDraft({ file, drafts, onClose }: ReviewDraftProps) {
  const kitchen = useKitchen();
  const { summaries } = useRecipes();
  const [draft, setDraft] = useState<RecipeDraft>(() => drafts[0] as RecipeDraft);
  const [ingredients, setIngredients] = useState(() => ingredientsText(draft));
  const [steps, setSteps] = useState(() => stepsText(draft));
  const [times, setTimes] = useState(() => ({
    prep: minutesText(draft.prepMinutes),
    cook: minutesText(draft.cookMinutes),
    total: minutesText(draft.totalMinutes),
  }));
  const [side, setSide] = useState<"recipe" | "source">("recipe");
  const [isBusy, setIsBusy] = useState(false);
  const isNarrow = useMedia("(width < 1100px)");
  const set = (change: Partial<RecipeDraft>): void => setDraft((before) => ({ ...before, ...change }));

  const like = useMemo(() => {
    const known = createDuplicateIndex<ItemId>();
    for (const summary of summaries) known.add(summary.id, fingerprint(summary));
    return known.find(fingerprintOfDraft(drafts[0] as RecipeDraft));
  }, [summaries, drafts]);

  const warningOf = (...fields: string[]): string | undefined =>
    draft.warnings.find((warning) => fields.includes(warning.field))?.message;
  const otherWarnings = draft.warnings.filter(
    (warning) =>
      !["title", "ingredientGroups", "ingredients", "steps", "yieldText", "yield", "description"].includes(
        warning.field,
      ) && !isLeftOut(warning),
  );
  const leftOut = draft.warnings.filter(isLeftOut);
  const flagged = draft.warnings.length - leftOut.length;

  const save = async (how: "new" | "replace"): Promise<void> => {
    setIsBusy(true);
    const group = kitchen.undo.group(`Import “${draft.title}”`);
    const stored: Result<StoredDraft | StoredDraft[]> =
      how === "replace" && like
        ? await replaceRecipe(kitchen, group, like.id, draft)
        : await storeDrafts(kitchen, group, [{ id: kitchen.items.newId() as ItemId, draft }]);
    setIsBusy(false);
    if (!showFailure(stored)) return;
    const recipe = Array.isArray(stored.value) ? stored.value[0] : stored.value;
    if (!recipe) return;
    const { cookbookId } = useLibrary.getState();
    if (cookbookId !== undefined && how === "new")
      showFailure(await addRecipesToCookbook(kitchen, cookbookId as ItemId, [recipe.id], group));
    onClose();
    navigate(paths.recipe(recipe.id));
    toast({
      message: `“${recipe.title || "Untitled recipe"}” is in your library.`,
      tone: "done",
      action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
    });
  };
  const getPicture = async (): Promise<void> => {
    setIsBusy(true);
    const picture = await fetchPicture(draft.imageUrls[0] ?? "");
    setIsBusy(false);
    if (showFailure(picture)) set({ photos: [...draft.photos, picture.value] });
  };
  const setTime =
    (key: "prep" | "cook" | "total", field: "prepMinutes" | "cookMinutes" | "totalMinutes") => (text: string) => {
      setTimes({ ...times, [key]: text });
      set({ [field]: text.trim() === "" ? null : parseDuration(text) });
    };

  const form = (
    <div className="scroll-y @container min-h-0 flex-1 px-4 py-5 md:px-6">
      <div className="mx-auto flex max-w-[640px] flex-col gap-4">
        {like ? (
          <Banner
            tone="amber"
            title={like.reason === "address" ? "You have a recipe from this address" : "You have a recipe like this"}
            actions={
              <>
                <LinkButton size="small" href={paths.recipe(like.id)}>
                  Open it
                </LinkButton>
                <Button size="small" isDisabled={isBusy} onPress={() => void save("replace")}>
                  Replace it
                </Button>
              </>
            }
          >
            “{kitchen.recipes.get(like.id)?.title || "Untitled recipe"}”. Saving keeps both.
          </Banner>
        ) : null}
        {otherWarnings.length > 0 ? (
          <Banner
            tone="amber"
            icon={TriangleAlert}
            title={otherWarnings.length === 1 ? "One thing to check" : `${otherWarnings.length} things to check`}
          >
            <ul className="list-disc ps-4">
              {otherWarnings.map((warning) => (
                <li key={`${warning.field}${warning.message}`}>{warning.message}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        <Flagged message={warningOf("title")}>
          <TextField label="Title" value={draft.title} onChange={(title) => set({ title })} maxLength={500} />
        </Flagged>
        <div className="grid grid-cols-2 gap-3 @min-[520px]:grid-cols-4">
          <TextField
            label="Makes"
            value={draft.yieldText}
            onChange={(yieldText) => set({ yieldText, yieldAmount: yieldAmount(yieldText) })}
          />
          <TextField label="Preparing" value={times.prep} onChange={setTime("prep", "prepMinutes")} />
          <TextField label="Cooking" value={times.cook} onChange={setTime("cook", "cookMinutes")} />
          <TextField label="In all" value={times.total} onChange={setTime("total", "totalMinutes")} />
        </div>
        <Flagged message={warningOf("ingredientGroups", "ingredients")}>
          <TextArea
            label="Ingredients"
            description="One to a line; a line that ends in a colon is a heading."
            rows={6}
            maxRows={30}
            value={ingredients}
            onChange={(text) => {
              setIngredients(text);
              setDraft((before) => withIngredients(before, text));
            }}
          />
        </Flagged>
        <Flagged message={warningOf("steps")}>
          <TextArea
            label="Method"
            description="An empty line between steps."
            rows={6}
            maxRows={40}
            value={steps}
            onChange={(text) => {
              setSteps(text);
              setDraft((before) => withSteps(before, text));
            }}
          />
        </Flagged>
        <TextArea
          label="Description"
          rows={2}
          value={draft.description}
          onChange={(description) => set({ description })}
        />
        <TextArea label="Notes" rows={2} value={draft.notes} onChange={(notes) => set({ notes })} />
        <TagField
          label="Tags"
          tags={draft.tags}
          suggestions={countTags(summaries).map(({ tag }) => tag)}
          onChange={(tags) => set({ tags })}
        />
        <div className="grid gap-3 @min-[520px]:grid-cols-2">
          <TextField label="Author" value={draft.author} onChange={(author) => set({ author })} />
          <TextField label="From" value={draft.sourceName} onChange={(sourceName) => set({ sourceName })} />
        </div>
        <PictureLine
          draft={draft}
          isBusy={isBusy}
          onFetch={() => void getPicture()}
          onDrop={() => set({ photos: [] })}
        />
        {leftOut.map(({ message }) => (
          <p key={message} className="text-1 text-ink-3">
            {message}
          </p>
        ))}
      </div>
    </div>
  );
  const source = (
    <section aria-label="Source" className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <p className="shrink-0 truncate border-b border-line px-4 py-2 text-1 text-ink-2">
        {draft.sourceUrl === "" ? file : <TextLink href={draft.sourceUrl}>{draft.sourceUrl}</TextLink>}
      </p>
      {draft.pageCopy === null || draft.pageCopy === "" ? (
        <EmptyState isCompact icon={FileQuestion} title="Nothing to show beside it">
          This kind of file has no page of its own.
        </EmptyState>
      ) : (
        <PageCopyFrame
          copy={draft.pageCopy}
          recipeTitle={drafts[0]?.title ?? ""}
          title="What the recipe was read from"
        />
      )}
    </section>
  );

  return (
    <>
      <PageHeader
        title="Check and save"
        subtitle={`${file}${drafts.length > 1 ? ` · the first of ${drafts.length} recipes` : ""}${flagged > 0 ? ` · ${flagged} ${flagged === 1 ? "thing" : "things"} flagged` : ""}`}
        onBack={onClose}
        actions={
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" icon={Check} isDisabled={isBusy} onPress={() => void save("new")}>
              Save recipe
            </Button>
          </>
        }
      />
      {isNarrow ? (
        <>
          <div className="px-4 pt-3">
            <Segmented
              label="What to show"
              segments={[
                { id: "recipe", label: "Recipe" },
                { id: "source", label: "Source" },
              ]}
              value={side}
              onChange={setSide}
            />
          </div>
          {side === "recipe" ? form : source}
        </>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-2 divide-x divide-line">
          <div className="flex min-h-0 flex-col">{form}</div>
          <div className="flex min-h-0 flex-col">{source}</div>
        </div>
      )}
    </>
  );
}

/** Named, because nothing is lost in silence; but nothing to look at: ratings of others, a video, the date of publishing. */
function isLeftOut({ field }: ImportWarning): boolean {
  return field === leftOutField;
}

function minutesText(minutes: number | null): string {
  return minutes === null ? "" : formatMinutes(minutes);
}

/** A field the reader was not sure of: an amber edge and the reason. */
function Flagged({ message, children }: { message: string | undefined; children: ReactNode }) {
  if (message === undefined) return children;
  return (
    <div className="border-s-2 border-amber ps-3">
      {children}
      <p className="mt-1 flex items-start gap-1 text-1 font-medium text-amber">
        <TriangleAlert size={14} className="mt-0.5 shrink-0" aria-hidden />
        {message}
      </p>
    </div>
  );
}

function PictureLine({
  draft,
  isBusy,
  onFetch,
  onDrop,
}: {
  draft: RecipeDraft;
  isBusy: boolean;
  onFetch: () => void;
  onDrop: () => void;
}) {
  const [address] = draft.imageUrls;
  if (draft.photos.length > 0) {
    return (
      <p className="flex items-center gap-3 text-2">
        {draft.photos.length === 1 ? "A photo comes with it." : `${draft.photos.length} photos come with it.`}
        <Button size="small" variant="quiet" onPress={onDrop}>
          Leave out
        </Button>
      </p>
    );
  }
  if (address === undefined) return null;
  return window.potluck ? (
    <div>
      <Button icon={ImageDown} isDisabled={isBusy} onPress={onFetch}>
        Fetch the photo
      </Button>
      <p className="mt-1 truncate text-1 text-ink-3">From {address}. Nothing is fetched unless you ask.</p>
    </div>
  ) : (
    <p className="text-1 wrap-anywhere text-ink-3">
      Its photo is not fetched. <TextLink href={address}>Open it</TextLink>, copy it, and paste it into the recipe.
    </p>
  );
}
