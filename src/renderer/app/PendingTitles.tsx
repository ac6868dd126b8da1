import { useItemTitles } from "../data/index.ts";

const shown = 5;

/** What has not been sent yet, by name. */
export function PendingTitles({ ids }: { ids: readonly string[] }) {
  const titles = useItemTitles(ids);
  if (titles.length === 0) return null;
  return (
    <div>
      <h3 className="text-1 font-semibold text-ink-2">Not sent yet</h3>
      <ul className="mt-1 flex flex-col gap-0.5 text-1">
        {titles.slice(0, shown).map((title, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two of the same title are two lines
          <li key={`${index} ${title}`} className="truncate">
            {title}
          </li>
        ))}
        {titles.length > shown ? <li className="text-ink-2">and {titles.length - shown} more</li> : null}
      </ul>
    </div>
  );
}
