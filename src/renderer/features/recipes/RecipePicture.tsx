import { createElement } from "react";
import { cx } from "../../ui/index.ts";
import { placeholderOf } from "./placeholder.ts";
import { useThumbnail } from "./usePhotos.ts";

/** A recipe's small picture: its cover's thumbnail or its placeholder. Says nothing to screen readers: the title stands beside it. */
export function RecipePicture({
  title,
  photoId,
  className,
  iconPx = 22,
}: {
  title: string;
  photoId: string | null;
  className?: string;
  iconPx?: number;
}) {
  const thumbnail = useThumbnail(photoId);
  if (thumbnail)
    return <img src={thumbnail} alt="" draggable={false} className={cx("shrink-0 object-cover", className)} />;
  const { icon, hue } = placeholderOf(title);
  return (
    <span
      aria-hidden
      className={cx("recipe-tint grid shrink-0 place-items-center", className)}
      style={{ "--hue": String(hue) }}
    >
      {createElement(icon, { size: iconPx, strokeWidth: 1.75 })}
    </span>
  );
}
