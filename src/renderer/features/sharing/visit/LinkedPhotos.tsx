import { useEffect, useState } from "react";
import { useSession } from "../../../sync/session/index.ts";
import { readLinkPhoto } from "../../../sync/visits.ts";
import { cx } from "../../../ui/index.ts";

/** Where a photo stands: the visit that shows it, and whose it is. */
export interface PhotoPlace {
  readonly visit: string;
  readonly itemId: string;
}

/** An object address: undefined while it is loaded, null where there is no such photo (any more). */
function useLinkedPhoto({ visit, itemId }: PhotoPlace, blobId: string): string | null | undefined {
  const { session } = useSession();
  const [photo, setPhoto] = useState<string | null>();
  useEffect(() => {
    const stopping = new AbortController();
    let url: string | null = null;
    void readLinkPhoto(session, { visit, itemId, blobId }, stopping.signal).then((read) => {
      if (stopping.signal.aborted) return;
      // A recipe is read without its photo as well: what is missing is left out.
      url = read.ok ? URL.createObjectURL(read.value) : null;
      setPhoto(url);
    });
    return () => {
      stopping.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [session, visit, itemId, blobId]);
  return photo;
}

function Photo({
  place,
  blobId,
  alt,
  className,
}: {
  place: PhotoPlace;
  blobId: string;
  alt: string;
  className: string;
}) {
  const photo = useLinkedPhoto(place, blobId);
  if (photo === null) return null;
  const box = cx("w-full rounded-lg bg-sunken object-cover", className);
  return photo === undefined ? <div className={box} /> : <img src={photo} alt={alt} className={box} />;
}

/** A recipe's photos: its cover across the top, the others under it. */
export function LinkedPhotos({
  place,
  photoIds,
  title,
}: {
  place: PhotoPlace;
  photoIds: readonly string[];
  title: string;
}) {
  const [cover, ...others] = photoIds;
  if (cover === undefined) return null;
  return (
    <div className="flex flex-col gap-2">
      <Photo place={place} blobId={cover} alt={title} className="h-[200px] md:h-[280px]" />
      {others.length === 0 ? null : (
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {others.map((id, index) => (
            <Photo key={id} place={place} blobId={id} alt={`${title}, photo ${index + 2}`} className="aspect-[4/3]" />
          ))}
        </div>
      )}
    </div>
  );
}
