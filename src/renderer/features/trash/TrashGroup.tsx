import { ArchiveRestore, Trash2 } from "lucide-react";
import { useState } from "react";
import { useKitchen, type Item } from "../../data/index.ts";
import { Button, confirm, IconButton, navigate, showFailure, timeAgo, toast, useNow } from "../../ui/index.ts";
import type { TrashKind } from "./trashKinds.ts";

/** Shown at once; the rest on demand, so that ten thousand deleted recipes do not make ten thousand rows. */
const shownAtFirst = 100;

function TrashLine({ kind, item }: { kind: TrashKind; item: Item }) {
  const kitchen = useKitchen();
  const now = useNow();
  const title = item.title || kind.untitled;
  const restore = async () => {
    const done = await kitchen.items.restore(`Restore “${title}”`, [item.id]);
    if (showFailure(done))
      toast({
        message: `“${title}” is back.`,
        tone: "done",
        action: { label: "Show", onAction: () => navigate(kind.pathOf(item.id)) },
      });
  };
  const remove = async () => {
    const sure = await confirm({
      title: `Delete “${title}” for ever?`,
      message: "This cannot be undone.",
      confirmLabel: "Delete for ever",
      isDanger: true,
    });
    if (sure) showFailure(await kitchen.items.deleteForever([item.id]));
  };
  const IconShape = kind.icon;
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line py-1.5">
      <IconShape size={17} className="shrink-0 text-ink-2" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-2 font-medium">{title}</span>
        <span className="block truncate text-1 text-ink-2">Deleted {timeAgo(item.trashedAt, now)}</span>
      </span>
      <Button size="small" icon={ArchiveRestore} aria-label={`Restore ${title}`} onPress={() => void restore()}>
        Restore
      </Button>
      <IconButton label={`Delete ${title} for ever`} icon={Trash2} size="small" onPress={() => void remove()} />
    </li>
  );
}

/** What was deleted of one kind, the latest first. */
export function TrashGroup({ kind, items }: { kind: TrashKind; items: readonly Item[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  return (
    <section aria-label={kind.heading} className="pt-5">
      <h2 className="pb-1 text-1 font-semibold text-ink-2">
        {kind.heading} <span className="ps-1 font-normal tabular text-ink-3">{items.length.toLocaleString()}</span>
      </h2>
      <ul>
        {shown.map((item) => (
          <TrashLine key={item.id} kind={kind} item={item} />
        ))}
      </ul>
      {shown.length < items.length ? (
        <Button variant="quiet" className="mt-2" onPress={() => setIsWhole(true)}>
          Show all {items.length.toLocaleString()}
        </Button>
      ) : null}
    </section>
  );
}
