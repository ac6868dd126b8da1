import { createElement, useState } from "react";
import { Button } from "react-aria-components";
import type { Item } from "../../../data/index.ts";
import { cx, Dialog } from "../../../ui/index.ts";
import { placeholderOf } from "../placeholder.ts";
import { usePhoto, useThumbnail } from "../usePhotos.ts";

function Thumb({ photoId, label, onPress }: { photoId: string; label: string; onPress: () => void }) {
  const thumbnail = useThumbnail(photoId);
  return (
    <Button
      aria-label={label}
      onPress={onPress}
      className="focus-ring size-16 shrink-0 overflow-hidden rounded-sm bg-sunken"
    >
      {thumbnail ? <img src={thumbnail} alt="" className="size-full object-cover" /> : null}
    </Button>
  );
}

function Large({ photoId, title }: { photoId: string; title: string }) {
  const photo = usePhoto(photoId);
  if (photo === null) return <p className="py-10 text-center text-ink-2">This photo is missing on this device.</p>;
  return photo === undefined ? (
    <div className="h-80" />
  ) : (
    <img src={photo} alt={title} className="mx-auto max-h-[75vh] max-w-full rounded-sm object-contain" />
  );
}

/** The recipe's picture across the top, further photos under it; each opens large. */
export function Photos({ recipe }: { recipe: Item<"recipe"> }) {
  const { photoIds, title } = recipe.fields;
  const [cover] = photoIds;
  const [shown, setShown] = useState<string | null>(null);
  const photo = usePhoto(cover ?? null);
  const { icon, hue } = placeholderOf(title);
  return (
    <div>
      {cover === undefined || photo === null ? (
        <div
          aria-hidden
          data-print="no"
          className="recipe-tint grid h-14 place-items-center rounded-lg"
          style={{ "--hue": String(hue) }}
        >
          {createElement(icon, { size: 28, strokeWidth: 1.75 })}
        </div>
      ) : (
        // Not a button of the kit's on paper: the picture itself is printed.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div className="recipe-photo overflow-hidden rounded-lg bg-sunken" onClick={() => setShown(cover)}>
          {photo === undefined ? (
            <div className="h-[260px]" />
          ) : (
            <img src={photo} alt={title} className="h-[200px] w-full object-cover md:h-[280px]" />
          )}
        </div>
      )}
      {photoIds.length > 1 || (cover !== undefined && photo !== null) ? (
        <div className={cx("mt-2 flex gap-2 overflow-x-auto p-1", photoIds.length < 2 && "sr-only")} data-print="no">
          {photoIds.map((id, index) => (
            <Thumb
              key={id}
              photoId={id}
              label={`Photo ${index + 1} of ${photoIds.length}, large`}
              onPress={() => setShown(id)}
            />
          ))}
        </div>
      ) : null}
      <Dialog isOpen={shown !== null} onOpenChange={() => setShown(null)} title={title || "Photo"} size="large">
        {shown === null ? null : <Large photoId={shown} title={title} />}
      </Dialog>
    </div>
  );
}
