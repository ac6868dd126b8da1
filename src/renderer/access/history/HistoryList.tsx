import type { AuditEvent } from "../../../domain/audit/event.ts";

/** Events under the day they happened on, newest first. */
export function HistoryList({ events }: { events: readonly AuditEvent[] }) {
  const days = new Map<string, AuditEvent[]>();
  for (const event of events) {
    const day = new Date(event.at).toLocaleDateString("en", { dateStyle: "full" });
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return (
    <div className="flex flex-col gap-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-1 text-1 font-semibold text-ink-2">{day}</h2>
          <ol className="divide-y divide-line rounded-md border border-line">
            {ofDay.map((event) => (
              <li key={event.seq} className="flex gap-3 px-3.5 py-2.5 text-2">
                <time
                  dateTime={new Date(event.at).toISOString()}
                  className="w-12 shrink-0 text-1 leading-5 tabular text-ink-2"
                >
                  {new Date(event.at).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hour12: false })}
                </time>
                <div className="min-w-0 flex-1 wrap-anywhere">
                  <p>{event.words}</p>
                  {event.changes.length === 0 ? null : <p className="text-1 text-ink-2">{event.changes.join(" · ")}</p>}
                  {event.cause === "" ? null : <p className="text-1 text-ink-2">Because: {event.cause}</p>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
