import { Button } from "react-aria-components";
import { Star } from "lucide-react";
import { cx } from "../../../ui/index.ts";

/** Five stars to press; pressing the current one takes the rating away. */
export function Stars({
  value,
  isDisabled = false,
  onChange,
}: {
  value: number | null;
  isDisabled?: boolean;
  onChange: (value: number | null) => void;
}) {
  return (
    <div role="group" aria-label={value === null ? "Not rated" : `Rated ${value} of 5`} className="-mx-1 inline-flex">
      {[1, 2, 3, 4, 5].map((stars) => {
        const isFull = (value ?? 0) >= stars - 0.25;
        const isHalf = !isFull && (value ?? 0) >= stars - 0.75;
        return (
          <Button
            key={stars}
            isDisabled={isDisabled}
            aria-label={stars === value ? "Remove the rating" : `${stars} ${stars === 1 ? "star" : "stars"}`}
            aria-pressed={stars === value}
            onPress={() => onChange(stars === value ? null : stars)}
            className="focus-ring grid h-7 w-6 place-items-center rounded-sm text-ink-3 data-hovered:text-amber pointer-coarse:size-11"
          >
            <span className="relative">
              <Star
                size={17}
                strokeWidth={1.75}
                aria-hidden
                className={cx((isFull || isHalf) && "text-amber", isFull && "fill-current")}
              />
              {isHalf ? (
                <span className="absolute inset-y-0 start-0 w-1/2 overflow-hidden">
                  <Star size={17} strokeWidth={1.75} aria-hidden className="max-w-none fill-current text-amber" />
                </span>
              ) : null}
            </span>
          </Button>
        );
      })}
    </div>
  );
}
