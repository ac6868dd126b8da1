import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import { useEffect, useRef, type ReactNode } from "react";
import { cx } from "./cx.ts";

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** A number after the label. */
  count?: number;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  items: readonly TabItem<Id>[];
  value?: Id;
  onChange?: (id: Id) => void;
  className?: string;
  panelClassName?: string;
}

/** Panels of which one is shown; arrow keys move between them. */
export function Tabs<Id extends string>({ label, items, value, onChange, className, panelClassName }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen the shown one may stand beyond the edge.
  useEffect(() => {
    const shown = list.current?.querySelector('[role="tab"][aria-selected="true"]');
    shown?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [value]);
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onChange?.(chosen.id);
      }}
      className={cx("flex min-h-0 flex-col", className)}
    >
      <TabList ref={list} aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="focus-ring -mb-px flex h-9 cursor-default items-center gap-1.5 rounded-t-sm border-b-2 border-transparent text-2 font-medium whitespace-nowrap text-ink-2 data-hovered:text-ink data-selected:border-accent data-selected:text-ink pointer-coarse:h-11"
          >
            {item.label}
            {item.count === undefined ? null : <span className="text-1 tabular text-ink-3">{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel
          key={item.id}
          id={item.id}
          className={cx("focus-ring min-h-0 flex-1 rounded-sm pt-4", panelClassName)}
        >
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
