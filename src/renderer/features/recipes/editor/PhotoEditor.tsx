import { useRef, useState, type DragEvent } from "react";
import { ArrowLeft, ArrowRight, ImagePlus, X } from "lucide-react";
import { setPhotos } from "../../../../domain/recipes/commands.ts";
import { useKitchen, type Item } from "../../../data/index.ts";
import { storePhoto } from "../../../data/photos.ts";
import { Button, cx, IconButton, showFailure } from "../../../ui/index.ts";
import { useThumbnail } from "../usePhotos.ts";
import type { Edit } from "./useEdits.ts";

function PhotoTile({
  photoId,
  place,
  count,
  onMove,
  onRemove,
}: {
  photoId: string;
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const thumbnail = useThumbnail(photoId);
  return (
    <li className="relative flex flex-col items-center">
      <span className="relative block size-24 overflow-hidden rounded-md bg-sunken">
        {thumbnail ? (
          <img src={thumbnail} alt={place === 1 ? "Cover" : `Number ${place}`} className="size-full object-cover" />
        ) : null}
        {place === 1 ? (
          <span className="absolute inset-x-0 bottom-0 bg-ink/75 py-px text-center text-0 font-semibold text-paper">
            Cover
          </span>
        ) : null}
      </span>
      <span className="mt-0.5 flex">
        <IconButton
          label={`Move photo ${place} forward`}
          icon={ArrowLeft}
          size="small"
          isDisabled={place === 1}
          onPress={() => onMove(-1)}
          className="rtl:rotate-180"
        />
        <IconButton label={`Remove photo ${place}`} icon={X} size="small" onPress={onRemove} />
        <IconButton
          label={`Move photo ${place} back`}
          icon={ArrowRight}
          size="small"
          isDisabled={place === count}
          onPress={() => onMove(1)}
          className="rtl:rotate-180"
        />
      </span>
    </li>
  );
}

/** Pictures among dropped or pasted things. */
export function picturesIn(data: DataTransfer): File[] {
  return [...data.files].filter((file) => file.type.startsWith("image/"));
}

/** Stores pictures and adds them to the recipe, one step for all. */
export function useAddPhotos(
  recipe: Item<"recipe">,
  edit: Edit,
): { add: (files: readonly File[]) => Promise<void>; isBusy: boolean } {
  const kitchen = useKitchen();
  const [isBusy, setIsBusy] = useState(false);
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setIsBusy(true);
    const ids: string[] = [];
    for (const file of files) {
      const stored = await storePhoto(kitchen, file);
      if (showFailure(stored)) ids.push(stored.value);
    }
    if (ids.length > 0)
      await edit(ids.length === 1 ? "Add photo" : `Add ${ids.length} photos`, (doc) =>
        setPhotos(doc, [...recipe.fields.photoIds, ...ids]),
      );
    setIsBusy(false);
  };
  return { add, isBusy };
}

export function PhotoEditor({
  recipe,
  edit,
  add,
  isBusy,
}: {
  recipe: Item<"recipe">;
  edit: Edit;
  add: (files: readonly File[]) => Promise<void>;
  isBusy: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { photoIds } = recipe.fields;
  const move = (index: number, by: 1 | -1): void => {
    const next = [...photoIds];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    void edit("Move photo", (doc) => setPhotos(doc, next));
  };
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    // A place to drop on; the button in it does the same for everyone else.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Photos"
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void add(picturesIn(event.dataTransfer));
      }}
      className={cx(
        "flex flex-wrap items-start gap-3 rounded-md border border-dashed p-3",
        isOver ? "border-accent bg-accent-soft" : "border-line",
      )}
    >
      {photoIds.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {photoIds.map((id, index) => (
            <PhotoTile
              key={id}
              photoId={id}
              place={index + 1}
              count={photoIds.length}
              onMove={(by) => move(index, by)}
              onRemove={() =>
                void edit("Remove photo", (doc) =>
                  setPhotos(
                    doc,
                    photoIds.filter((other) => other !== id),
                  ),
                )
              }
            />
          ))}
        </ul>
      ) : null}
      <div className="flex min-h-12 flex-1 flex-wrap items-center gap-3">
        <Button icon={ImagePlus} isDisabled={isBusy} onPress={() => input.current?.click()}>
          {isBusy ? "Adding…" : "Add photos"}
        </Button>
        <span className="text-1 text-ink-3">or drop them here, or paste</span>
        <input
          ref={input}
          type="file"
          accept="image/*"
          multiple
          hidden
          aria-label="Photo files"
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
    </section>
  );
}
