/** One item to look at: every type in its own form, nothing that could be changed. */
import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { DerivedOf } from "../../../../domain/items/materialize.ts";
import { nameOrder } from "../../../../domain/items/nameOrder.ts";
import type { ItemType } from "../../../../domain/items/types.ts";
import type { LinkedContent, LinkedDocument } from "../../../../domain/sharing/linkContract.ts";
import { fieldsOf } from "../../../sync/visits.ts";
import { ErrorState } from "../../../ui/index.ts";
import { LinkedList } from "./LinkedList.tsx";
import { LinkedPlan } from "./LinkedPlan.tsx";
import { LinkedRecipe } from "./LinkedRecipe.tsx";
import { LinkedTable } from "./LinkedTable.tsx";

const byTitle = nameOrder();

function partsOf<T extends ItemType>(parts: readonly LinkedDocument[], type: T): DerivedOf[T][] {
  return parts
    .filter((part) => part.type === type)
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .flatMap((part) => {
      const fields = fieldsOf(type, part);
      return fields.ok ? [fields.value] : [];
    });
}

interface LinkedItemProps {
  content: LinkedContent;
  visit: string;
  onOpen: (itemId: string) => void;
}

export function LinkedItem({ content, visit, onOpen }: LinkedItemProps) {
  const { item, parts, held } = content;
  const shown = <T extends ItemType>(type: T, render: (fields: DerivedOf[T]) => ReactNode): ReactNode => {
    const fields = fieldsOf(type, item);
    return fields.ok ? (
      render(fields.value)
    ) : (
      <ErrorState title="This cannot be shown" message={fields.error.message} />
    );
  };
  switch (item.type) {
    case "recipe":
      return shown("recipe", (fields) => <LinkedRecipe fields={fields} place={{ visit, itemId: item.id }} />);
    case "list":
      return shown("list", (fields) => <LinkedList fields={fields} />);
    case "plan":
      return shown("plan", (fields) => <LinkedPlan fields={fields} weeks={partsOf(parts, "planWeek")} />);
    case "table":
      return shown("table", (fields) => <LinkedTable fields={fields} blocks={partsOf(parts, "rows")} />);
    case "cookbook":
      return shown("cookbook", ({ description }) => (
        <>
          {description === "" ? null : <p className="mb-4 text-2 whitespace-pre-wrap text-ink-2">{description}</p>}
          <Held held={held} onOpen={onOpen} />
        </>
      ));
    case "planWeek":
    case "rows":
      return null;
    default:
      return item.type satisfies never;
  }
}

function Held({ held, onOpen }: { held: LinkedContent["held"]; onOpen: (itemId: string) => void }) {
  if (held.length === 0) return <p className="text-2 text-ink-3">Nothing in it yet that this link shows.</p>;
  return (
    <ul aria-label="In this cookbook" className="divide-y divide-line rounded-md border border-line">
      {held
        .toSorted((a, b) => byTitle(a.title, b.title))
        .map(({ id, title }) => (
          <li key={id}>
            <AriaButton
              onPress={() => onOpen(id)}
              className="focus-ring flex min-h-11 w-full items-center gap-3 rounded-md px-3.5 py-2 text-start text-2 font-medium text-ink data-hovered:bg-press"
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
              <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-3 rtl:rotate-180" />
            </AriaButton>
          </li>
        ))}
    </ul>
  );
}
