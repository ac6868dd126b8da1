import type { PlanEntry, PlanFields, PlanWeekFields } from "../../../../domain/plans/document.ts";

function dayWords(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return day.toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
}

/** A meal plan by day; what is planned alone is shown. */
export function LinkedPlan({ fields, weeks }: { fields: PlanFields; weeks: readonly PlanWeekFields[] }) {
  const days = new Map<string, PlanEntry[]>();
  for (const { entries } of weeks) {
    for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  }
  const slotNames = new Map(fields.slots.map(({ id, name }) => [id, name]));
  const order = new Map(fields.slots.map(({ id }, index) => [id, index]));
  const place = ({ slotId }: PlanEntry): number => order.get(slotId) ?? order.size;
  if (days.size === 0) return <p className="text-2 text-ink-3">Nothing planned.</p>;
  return (
    <div className="flex flex-col gap-5">
      {[...days]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([date, entries]) => (
          <section key={date} aria-label={dayWords(date)}>
            <h2 className="mb-1 text-2 font-semibold">{dayWords(date)}</h2>
            <ul className="divide-y divide-line rounded-md border border-line">
              {entries
                .toSorted((a, b) => place(a) - place(b))
                .map(({ id, slotId, text, servings }) => (
                  <li key={id} className="flex gap-3 px-3.5 py-2 text-2">
                    <span className="w-24 shrink-0 text-ink-2">{slotNames.get(slotId) ?? ""}</span>
                    <span className="min-w-0 flex-1 wrap-anywhere">{text || "A recipe"}</span>
                    {servings === null ? null : <span className="shrink-0 text-ink-2">for {servings}</span>}
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
